import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChapmanEstimate,
  chapman,
  chapmanEstimate,
  chapmanVariance,
  logNormalInterval,
} from '../../src/analysis/chapman.js';
import { message } from '../../src/i18n/index.js';

const FIXTURES = join(import.meta.dirname, '../../../shared/data/stats/fixtures.json');

const year = (fromYear: number, arrivals: number, departures: number, both: number) => ({
  fromYear,
  toYear: fromYear,
  arrivals,
  departures,
  both,
});

interface Published {
  readonly M: number;
  readonly n: number;
  readonly m: number;
  readonly N: number;
  readonly SE?: number;
  readonly lognormal_ci?: readonly [number, number];
}

describe.skipIf(!existsSync(FIXTURES))('published examples (../shared/data/stats)', () => {
  const { chapman: published } = existsSync(FIXTURES)
    ? (JSON.parse(readFileSync(FIXTURES, 'utf8')) as { chapman: Published[] })
    : { chapman: [] };

  test.each(published)('M $M, n $n, m $m', ({ M, n, m, N, SE, lognormal_ci }) => {
    const stratum = year(2020, M, n, m);
    expect(Math.abs(chapmanEstimate(stratum) / N - 1)).toBeLessThan(1e-6);
    if (SE !== undefined) expect(Math.abs(Math.sqrt(chapmanVariance(stratum)) / SE - 1)).toBeLessThan(1e-6);
    if (lognormal_ci === undefined) return;
    const seen = M + n - m;
    const { low, high } = logNormalInterval(seen, chapmanEstimate(stratum) - seen, chapmanVariance(stratum));
    expect(Math.abs(low / lognormal_ci[0] - 1)).toBeLessThan(1e-6);
    expect(Math.abs(high / lognormal_ci[1] - 1)).toBeLessThan(1e-6);
    const answer = chapman([stratum]) as ChapmanEstimate;
    expect([answer.low, answer.high]).toEqual([Math.floor(lognormal_ci[0]), Math.ceil(lognormal_ci[1])]);
  });
});

describe('strata', () => {
  const strataOf = (...years: ReturnType<typeof year>[]) =>
    (chapman(years) as ChapmanEstimate).strata.map(({ fromYear, toYear, both }) => [fromYear, toYear, both]);

  test('are years with seven visits heard at both ends', () => {
    expect(strataOf(year(2020, 10, 9, 7), year(2021, 12, 12, 8))).toEqual([
      [2020, 2020, 7],
      [2021, 2021, 8],
    ]);
  });

  test('are neighbouring years together where one has fewer', () => {
    expect(
      strataOf(year(2016, 4, 4, 3), year(2017, 5, 5, 4), year(2018, 9, 9, 8), year(2019, 3, 3, 2)),
    ).toEqual([
      [2016, 2017, 7],
      [2018, 2019, 10],
    ]);
  });

  test('are added up', () => {
    const one = chapman([year(2020, 20, 18, 9)]) as ChapmanEstimate;
    const two = chapman([year(2020, 20, 18, 9), year(2021, 20, 18, 9)]) as ChapmanEstimate;
    expect(two.seen).toBe(2 * one.seen);
    expect(two.unseen).toBeCloseTo(2 * one.unseen, 10);
  });
});

describe('no estimate', () => {
  test('where fewer than seven visits were heard at both ends', () => {
    expect(chapman([year(2020, 10, 10, 3), year(2021, 10, 10, 3)])).toEqual({
      none: message('estimate.tooFewBoth', { both: 6, needed: 7 }),
    });
    expect(chapman([])).toEqual({ none: message('estimate.tooFewBoth', { both: 0, needed: 7 }) });
  });

  test('where everything was heard at both ends', () => {
    expect(chapman([year(2020, 10, 10, 10)])).toEqual({ none: message('estimate.allHeard') });
  });
});

test('the interval holds the estimate, and never less than was seen', () => {
  const stratum = fc
    .tuple(fc.nat(50), fc.integer({ min: 1, max: 50 }), fc.integer({ min: 7, max: 200 }))
    .map(([a, d, both]) => year(2020, both + a + 1, both + d, both));
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), (years) => {
      const answer = chapman(years) as ChapmanEstimate;
      expect(answer.low).toBeGreaterThanOrEqual(answer.seen);
      expect(answer.low).toBeLessThanOrEqual(answer.estimate);
      expect(answer.high).toBeGreaterThanOrEqual(answer.estimate);
      expect(Number.isInteger(answer.low) && Number.isInteger(answer.high)).toBe(true);
    }),
  );
});
