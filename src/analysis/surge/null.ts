import { fitCounts } from '../count-regression.js';
import { drawCount, type Random } from '../random.js';
import type { Bins } from '../tempo/bins.js';
import { pearson } from '../tempo/rate-ratio.js';
import { type Peak, scan } from './scan.js';

/** Counts in bins, judged. */
export interface Judged {
  readonly expected: Float64Array;
  readonly dispersion: number;
  readonly peak: Peak | null;
  /** The peak's likelihood ratio over the dispersion. */
  readonly statistic: number;
}

/** The statistic as it comes out where there is no surge. */
export interface Nulls {
  readonly values: Float64Array;
  readonly mean: number;
  readonly deviation: number;
}

export const BOOTSTRAPS = 999;
const ESTIMATED = 2;

/** Fits linear time and exposure to counts, and looks for the peak. */
export function judge({ exposure, time }: Bins, counts: Float64Array): Judged {
  if (counts.every((count) => count === 0)) {
    return { expected: new Float64Array(counts.length), dispersion: 1, peak: null, statistic: 0 };
  }
  const expected = fitCounts({ counts, columns: [time], exposure }).fitted;
  const dispersion = pearson(counts, expected, ESTIMATED);
  const peak = scan(counts, expected);
  return { expected, dispersion, peak, statistic: (peak?.likelihood ?? 0) / dispersion };
}

/** Parametric bootstrap: counts drawn with the fitted means and dispersion (NB1), everything refitted each time. */
export function bootstrap(bins: Bins, { expected, dispersion }: Judged, random: Random): Nulls {
  const values = Float64Array.from({ length: BOOTSTRAPS }, () => {
    const drawn = expected.map((mean) => drawCount(random, mean, dispersion));
    return judge(bins, drawn).statistic;
  });
  const mean = values.reduce((sum, value) => sum + value, 0) / BOOTSTRAPS;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / BOOTSTRAPS;
  return { values, mean, deviation: Math.sqrt(variance) || 1 };
}

/** What was observed counts as one of the draws, so that p is never 0 (Davison and Hinkley, Bootstrap Methods, section 4.2). */
export function shareReaching(values: Float64Array, level: number): number {
  return (1 + values.filter((value) => value >= level).length) / (values.length + 1);
}

/** The surge of which the power is told: so many bins, so many times the usual tempo. */
const SURGE = { bins: 3, ratio: 3 };
const SIMULATIONS = 400;
const LEVEL = 0.05;

/** How often such a surge, anywhere, would have been found at 5 %. */
export function surgePower(bins: Bins, judged: Judged, nulls: Nulls, random: Random): number {
  const { expected, dispersion } = judged;
  const critical = nulls.values.toSorted()[Math.ceil((1 - LEVEL) * BOOTSTRAPS) - 1];
  const starts = Math.max(1, expected.length - SURGE.bins + 1);
  let found = 0;
  for (let k = 0; k < SIMULATIONS; k++) {
    const start = Math.floor(random.next() * starts);
    const drawn = expected.map((mean, bin) => {
      const isInside = bin >= start && bin < start + SURGE.bins;
      return drawCount(random, mean * (isInside ? SURGE.ratio : 1), dispersion);
    });
    if (judge(bins, drawn).statistic > critical) found++;
  }
  return found / SIMULATIONS;
}
