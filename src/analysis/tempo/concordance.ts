import { type Interval, normalUpperTail, Z_95 } from '../distributions.js';
import { fitNegativeBinomial } from '../negative-binomial.js';
import type { Axis } from './axis.js';
import { binsOf } from './bins.js';
import { insideOf } from './rate-ratio.js';
import type { Stretch } from './windows.js';

/** What a second, quite different test says. */
export interface Concordance {
  /** One-sided. */
  readonly p: number;
  readonly ratio: number;
  readonly interval: Interval;
}

const BIN_DAYS = 28;
/** Fewer bins than this carry no regression with three coefficients. */
const FEWEST_BINS = 6;

/**
 * Negative-binomial regression of counts in bins of 28 days of the axis on the share of each bin's exposure inside windows,
 * linear time and log(exposure); one-sided Wald test of the share (method, section 4, step 4).
 *
 * @returns null when there are too few bins, or none differs from the others in its share
 */
export function concordanceOf(
  axis: Axis,
  counts: Float64Array,
  stretches: readonly Stretch[],
): Concordance | null {
  const { counts: binned, exposure, time } = binsOf(axis, counts, BIN_DAYS);
  const isInside = insideOf(counts.length, stretches);
  const inside = new Float64Array(binned.length);
  for (const [i, e] of axis.exposure.entries()) inside[Math.floor(i / BIN_DAYS)] += e * isInside[i];
  const share = inside.map((sum, bin) => sum / exposure[bin]);
  if (binned.length < FEWEST_BINS || share.every((value) => value === share[0])) return null;
  const fit = fitNegativeBinomial({ counts: binned, exposure, columns: [share, time] });
  const [coefficient, error] = [fit.coefficients[1], fit.standardErrors[1]];
  if (!(error > 0)) return null;
  return {
    p: normalUpperTail(coefficient / error),
    ratio: Math.exp(coefficient),
    interval: { low: Math.exp(coefficient - Z_95 * error), high: Math.exp(coefficient + Z_95 * error) },
  };
}
