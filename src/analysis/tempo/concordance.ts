import { type Interval, normalUpperTail, Z_95 } from '../distributions.js';
import { fitNegativeBinomial } from '../negative-binomial.js';
import type { Axis } from './axis.js';
import { middleOf } from './expected.js';
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
  const bins = binsOf(axis, counts, insideOf(counts.length, stretches));
  const differs = bins.share.some((share) => share !== bins.share[0]);
  if (bins.counts.length < FEWEST_BINS || !differs) return null;
  const { counts: binned, exposure, share, time } = bins;
  const fit = fitNegativeBinomial({ counts: binned, exposure, columns: [share, time] });
  const [coefficient, error] = [fit.coefficients[1], fit.standardErrors[1]];
  if (!(error > 0)) return null;
  return {
    p: normalUpperTail(coefficient / error),
    ratio: Math.exp(coefficient),
    interval: { low: Math.exp(coefficient - Z_95 * error), high: Math.exp(coefficient + Z_95 * error) },
  };
}

function binsOf(axis: Axis, counts: Float64Array, isInside: Uint8Array) {
  const length = Math.ceil(counts.length / BIN_DAYS);
  const [binned, exposure, share, time] = [0, 0, 0, 0].map(() => new Float64Array(length));
  const { middle, half } = middleOf(axis.days);
  for (let i = 0; i < counts.length; i++) {
    const bin = Math.floor(i / BIN_DAYS);
    binned[bin] += counts[i];
    exposure[bin] += axis.exposure[i];
    share[bin] += axis.exposure[i] * isInside[i];
    time[bin] += (axis.exposure[i] * (axis.days[i] - middle)) / half;
  }
  return {
    counts: binned,
    exposure,
    share: share.map((sum, bin) => sum / exposure[bin]),
    time: time.map((sum, bin) => sum / exposure[bin]),
  };
}
