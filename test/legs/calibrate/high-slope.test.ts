import { expect, test } from 'vitest';
import type { Example } from '../../../src/legs/calibrate/examples.js';
import type { HeldOut } from '../../../src/legs/calibrate/held-out.js';
import { highSlopeOf } from '../../../src/legs/calibrate/high-slope.js';
import { seeded } from '../../support/random.js';

/** What came of choices among four fields and "elsewhere" whose utilities should have been multiplied by a slope. */
function drawn(slope: number, count: number, wasHigh: boolean): HeldOut[] {
  const next = seeded(7);
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
