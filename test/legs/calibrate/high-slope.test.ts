import { expect, test } from 'vitest';
import type { Example } from '../../../src/legs/calibrate/examples.js';
import { type HeldOut, highSlopeOf } from '../../../src/legs/calibrate/high-slope.js';

/** Numbers between 0 and 1, the same for the same seed (mulberry32, T. Ettinger). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What came of choices among four fields and "elsewhere" whose utilities should have been multiplied by a slope. */
function drawn(slope: number, count: number, wasHigh: boolean): HeldOut[] {
  const next = chances(7);
  return Array.from({ length: count }, () => {
    const fields = Array.from({ length: 4 }, () => 6 * next() - 3);
    const odds = [...fields, 0].map((one) => Math.exp(slope * one));
    let left = next() * odds.reduce((sum, one) => sum + one, 0);
    const picked = odds.findIndex((one) => {
      left -= one;
      return left < 0;
    });
    const right = picked === fields.length ? -1 : picked;
    const known = { fields: fields.map(() => ({ isVisit: false })), right, weight: 1, wasHigh };
    return { example: known as unknown as Example, utilities: { fields, elsewhere: 0 } };
  });
}

test.each([0.7, 1, 1.5])('a slope of %s is found again from what came', (slope) => {
  // The standard error is about 0.02 here.
  expect(Math.abs(highSlopeOf(drawn(slope, 4_000, true)) - slope)).toBeLessThan(0.08);
});

test('flights that were not up high have no say, and without any the slope is 1', () => {
  expect(highSlopeOf(drawn(1.5, 500, false))).toBeCloseTo(1, 6);
  expect(highSlopeOf([])).toBeCloseTo(1, 6);
});
