import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from '../../src/analysis/index.js';
import { published } from '../support/statistics.js';

test.skipIf(published === null)('p-values of Benjamini and Hochberg 1995, adjusted by Holm', () => {
  const { p, holm: expected } = published.bh1995;
  holm(p).forEach((value, k) => {
    expect(value).toBeCloseTo(expected[k], 8);
  });
});

test('the order in which p-values are given changes none of them', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (pValues) => {
      expect(holm(pValues.toReversed())).toEqual(holm(pValues).toReversed());
    }),
  );
});
