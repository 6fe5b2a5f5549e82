import { expect, test } from 'vitest';
import type { Example } from '../../../src/legs/calibrate/examples.js';
import type { HeldOut } from '../../../src/legs/calibrate/held-out.js';
import { returnOddsOf } from '../../../src/legs/calibrate/return-odds.js';
import { seeded } from '../../support/random.js';

/** What came of choices among four fields and "elsewhere", the first of which is where the flight began and counts so much more. */
function drawn(odds: number, count: number, isTold: boolean): HeldOut[] {
  const next = seeded(11);
  return Array.from({ length: count }, () => {
    const fields = Array.from({ length: 4 }, () => 6 * next() - 3);
    const weights = [...fields, 0].map((one, k) => Math.exp(one) * (k === 0 ? odds : 1));
    let left = next() * weights.reduce((sum, one) => sum + one, 0);
    const picked = weights.findIndex((one) => {
      left -= one;
      return left < 0;
    });
    const right = picked === fields.length ? -1 : picked;
    const returns = new Map(isTold ? [[0, 1]] : []);
    const prospects = fields.map((_, field) => ({ field, isVisit: false }));
    const example = { fields: prospects, right, weight: 1, returns } as unknown as Example;
    return { example, utilities: { fields, elsewhere: 0 } };
  });
}

test.each([0.5, 1, 4, 20])('odds of %s are found again from what came', (odds) => {
  // What is thought beforehand is soon outweighed: fifteen ways of hiding an end count as one.
  expect(Math.abs(Math.log(returnOddsOf(drawn(odds, 10_000, true)) / odds))).toBeLessThan(0.15);
});

test('a handful of returns says little, flights whose other end tells nothing have no say, and without any the odds are 1', () => {
  expect(returnOddsOf(drawn(20, 15, true))).toBeLessThan(3);
  expect(returnOddsOf(drawn(20, 500, false))).toBeCloseTo(1, 6);
  expect(returnOddsOf([])).toBeCloseTo(1, 6);
});
