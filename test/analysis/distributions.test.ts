import { expect, test } from 'vitest';
import { clopperPearson, normalUpperTail } from '../../src/analysis/index.js';

test('tails of the normal distribution, against Abramowitz and Stegun, tables 26.1 and 26.2', () => {
  expect(normalUpperTail(0)).toBe(0.5);
  expect(normalUpperTail(1)).toBeCloseTo(0.158655253931457, 14);
  expect(normalUpperTail(-1)).toBeCloseTo(0.841344746068543, 14);
  // -log10 of the tail at 5, 10 and 20 deviations.
  expect(-Math.log10(normalUpperTail(5))).toBeCloseTo(6.54265, 5);
  expect(-Math.log10(normalUpperTail(10))).toBeCloseTo(23.11805, 5);
  expect(-Math.log10(normalUpperTail(20))).toBeCloseTo(88.5601, 5);
});

test('an interval of a share reaches 0 and 1 where nothing or everything was hit', () => {
  // The rule: with none of n, the upper end is 1 - 0.025^(1/n).
  expect(clopperPearson(0, 10).low).toBe(0);
  expect(clopperPearson(0, 10).high).toBeCloseTo(1 - 0.025 ** (1 / 10), 12);
  expect(clopperPearson(10, 10).high).toBe(1);
  expect(clopperPearson(10, 10).low).toBeCloseTo(0.025 ** (1 / 10), 12);
});
