import { describe, expect, test } from 'vitest';
import { wilson } from '../../evaluate/measures/wilson.js';

/** R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3. */
const PUBLISHED = [
  { hits: 81, n: 263, low: 0.2553, high: 0.3662 },
  { hits: 15, n: 148, low: 0.0624, high: 0.1605 },
  { hits: 0, n: 20, low: 0, high: 0.1611 },
  { hits: 1, n: 29, low: 0.0061, high: 0.1718 },
];

describe('Wilson’s interval', () => {
  test.each(PUBLISHED)('$hits of $n as published', ({ hits, n, low, high }) => {
    const interval = wilson({ hits, n });
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  test('says nothing of nothing', () => {
    expect(wilson({ hits: 0, n: 0 })).toBeNull();
  });
});
