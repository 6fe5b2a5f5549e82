import { describe, expect, test } from 'vitest';
import { fitCounts } from '../../src/analysis/count-regression.js';
import { Z_95 } from '../../src/analysis/distributions.js';
import { fitNegativeBinomial } from '../../src/analysis/negative-binomial.js';
import { pearson, rateRatio } from '../../src/analysis/tempo/rate-ratio.js';
import { operationalTime, rotate, upperTail, visitTimes } from '../../src/analysis/tempo/rotation.js';
import { published } from '../support/statistics.js';

/** Figures that others have published for the same sums; the decimals are as many as they print. */
describe.skipIf(published === null)('against published figures', () => {
  test('rotation: three shifts of a hundred reach what was observed', () => {
    const { D, M, flights, windows, T0, n_ge, p } = published.rotation[0];
    const counts = new Float64Array(D);
    for (const day of flights) counts[day]++;
    const edges = operationalTime(new Float64Array(D).fill(1), M);
    const stretches = windows.map(([from, last]: number[]) => ({ from, to: last + 1 }));
    const inside = rotate(edges, visitTimes(edges, counts), stretches);
    expect(inside[0]).toBe(T0);
    expect([...inside].filter((count) => count >= T0)).toHaveLength(n_ge);
    expect(upperTail(inside)).toBe(p);
  });

  test('rate ratio with an interval widened by dispersion', () => {
    for (const { o, n, pi, phi, ci } of published.rr_phi_scaled) {
      const found = rateRatio({ inside: o, all: n, expectedShare: pi, dispersion: phi });
      expect(found?.interval.low).toBeCloseTo(ci[0], 8);
      expect(found?.interval.high).toBeCloseTo(ci[1], 8);
      expect(found?.ratio).toBeCloseTo(1.93548387097, 8);
    }
  });

  test('rate ratio of two counts over two times, of rateratio.test and exactci', () => {
    const known = published.rate_ratio_central.filter((entry: { ci?: unknown }) => entry.ci !== undefined);
    for (const { x, t, rr, ci } of known) {
      const shares = { inside: x[0], all: x[0] + x[1], expectedShare: t[0] / (t[0] + t[1]), dispersion: 1 };
      const found = rateRatio(shares);
      expect(found?.ratio).toBeCloseTo(rr, 8);
      expect(found?.interval.low).toBeCloseTo(ci[0], 8);
      expect(found?.interval.high).toBeCloseTo(ci[1], 8);
    }
  });

  describe('Lopez Bernal 2017, heart attacks in Sicily before and after the smoking ban', () => {
    const columnOf = (k: number): Float64Array =>
      Float64Array.from(published.its_sicily.rows_aces_smokban_time_stdpop, (row: number[]) => row[k]);
    const model = () => ({ counts: columnOf(0), columns: [columnOf(1), columnOf(2)], exposure: columnOf(3) });
    const limits = (fit: { coefficients: Float64Array; standardErrors: Float64Array }, widen = 1) =>
      [-1, 1].map((side) =>
        Math.exp(fit.coefficients[1] + side * Z_95 * fit.standardErrors[1] * Math.sqrt(widen)),
      );

    test('Poisson, and its dispersion', () => {
      const { poisson_RR, poisson_ci, quasi_dispersion, quasi_ci } = published.its_sicily;
      const fit = fitCounts(model());
      expect(Math.exp(fit.coefficients[1])).toBeCloseTo(poisson_RR, 8);
      // R takes standard errors and dispersion from its last step but one.
      limits(fit).forEach((value, side) => {
        expect(value).toBeCloseTo(poisson_ci[side], 7);
      });
      const dispersion = pearson(columnOf(0), fit.fitted, 3);
      expect(dispersion).toBeCloseTo(quasi_dispersion, 4);
      limits(fit, dispersion).forEach((value, side) => {
        expect(value).toBeCloseTo(quasi_ci[side], 6);
      });
    });

    test('negative binomial', () => {
      const { nb_theta, nb_RR, nb_ci } = published.its_sicily;
      const fit = fitNegativeBinomial(model());
      // The published theta is where R's iteration stopped, not the very top of the likelihood.
      expect(1 / fit.alpha / nb_theta).toBeCloseTo(1, 4);
      expect(Math.exp(fit.coefficients[1])).toBeCloseTo(nb_RR, 7);
      limits(fit).forEach((value, side) => {
        expect(value).toBeCloseTo(nb_ci[side], 6);
      });
    });
  });
});
