import type { CountModel } from '../count-regression.js';
import { type Interval, normalUpperTail, Z_95 } from '../distributions.js';
import { fitNegativeBinomial } from '../negative-binomial.js';
import type { Axis } from './axis.js';
import { binsOf } from './bins.js';
import { afterOf, type LevelChange } from './level.js';
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
 * linear time and log(exposure); one-sided Wald test of the share (method, section 4, step 4). Once more with a change of
 * level; what has the larger p is given.
 *
 * @returns null when there are too few bins, or none differs from the others in its share
 */
export function concordanceOf(
  axis: Axis,
  counts: Float64Array,
  stretches: readonly Stretch[],
  change: LevelChange | null = null,
): Concordance | null {
  const { counts: binned, exposure, time } = binsOf(axis, counts, BIN_DAYS);
  const share = sharesOf(axis, insideOf(counts.length, stretches), exposure);
  if (binned.length < FEWEST_BINS || share.every((value) => value === share[0])) return null;
  const steady = waldOf({ counts: binned, exposure, columns: [share, time] });
  if (change === null || isOneSided(counts, change)) return steady;
  const after = sharesOf(axis, afterOf(counts.length, change), exposure);
  const stepped = waldOf({ counts: binned, exposure, columns: [share, time, after] });
  return stepped === null || (steady !== null && steady.p >= stepped.p) ? steady : stepped;
}

/** A level without any visit has no logarithm. */
const isOneSided = (counts: Float64Array, { position }: LevelChange): boolean =>
  counts.subarray(0, position).every((count) => count === 0) ||
  counts.subarray(position).every((count) => count === 0);

/** Share of each bin's exposure on the days marked. */
function sharesOf(axis: Axis, marked: Uint8Array, exposure: Float64Array): Float64Array {
  const sums = new Float64Array(exposure.length);
  for (const [i, e] of axis.exposure.entries()) sums[Math.floor(i / BIN_DAYS)] += e * marked[i];
  return sums.map((sum, bin) => sum / exposure[bin]);
}

/** The test of the first column. */
function waldOf(model: CountModel): Concordance | null {
  const fit = fitNegativeBinomial(model);
  const [coefficient, error] = [fit.coefficients[1], fit.standardErrors[1]];
  if (!(error > 0)) return null;
  return {
    p: normalUpperTail(coefficient / error),
    ratio: Math.exp(coefficient),
    interval: { low: Math.exp(coefficient - Z_95 * error), high: Math.exp(coefficient + Z_95 * error) },
  };
}
