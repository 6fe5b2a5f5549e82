import { burstsPerVisit, drawBurst, drawCount, type Random } from '../random.js';
import { concordanceOf } from './concordance.js';
import { holdsWithoutAny } from './leave-one-out.js';
import { insideOf } from './rate-ratio.js';
import { type FittedSeries, fitSeries, type Series, totalOf, windowStretches } from './series.js';
import { timingTest } from './timing-test.js';

/** When the rise of a tempo counts as supported (method, section 5). The analyst cannot set these. */
export const LEVEL = 0.05;
export const LEAVE_ONE_OUT_LEVEL = 0.1;

/** How often an effect of one size would have been found with these data. */
export interface Power {
  readonly rateRatio: number;
  /** Share of simulations in which the primary test alone is at most .05. */
  readonly rotation: number;
  /** Share in which all three conditions of the rule hold. */
  readonly rule: number;
  readonly simulations: number;
}

/** The further visits of a burst come within so many days of the axis. */
const BURST_DAYS = 14;

interface PowerOptions {
  readonly rateRatios: readonly number[];
  readonly simulations: number;
  readonly random: Random;
}

/**
 * Power of the whole rule, simulated from the data's own number of visits, dispersion and expectation (method, section 4,
 * step 7): bursts begin by Poisson's law, and are such that counts have the dispersion of the data.
 */
export function powerOf(fitted: FittedSeries, dispersion: number, options: PowerOptions): Power[] {
  const { rateRatios, simulations, random } = options;
  return rateRatios.map((rateRatio) => {
    const draw = simulator(fitted, dispersion, rateRatio);
    let [rotation, rule] = [0, 0];
    for (let k = 0; k < simulations; k++) {
      const found = ruleOn({ ...fitted, counts: draw(random) });
      if (found.rotation) rotation++;
      if (found.rule) rule++;
    }
    return { rateRatio, rotation: rotation / simulations, rule: rule / simulations, simulations };
  });
}

/** The conditions are looked at one after the other, because the last takes longest. */
function ruleOn(series: Series): { rotation: boolean; rule: boolean } {
  const none = { rotation: false, rule: false };
  if (totalOf(series) === 0) return none;
  const stretches = windowStretches(series);
  const timing = timingTest(fitSeries(series), stretches, LEVEL);
  if (timing.p > LEVEL) return none;
  const change = timing.stepped?.change ?? null;
  const concordance = concordanceOf(series.axis, series.counts, stretches, change);
  if (concordance === null || concordance.p > LEVEL) return { rotation: true, rule: false };
  return { rotation: true, rule: holdsWithoutAny(series, LEAVE_ONE_OUT_LEVEL) };
}

/** Draws counts per day of the axis as they would be at a given rate ratio. */
function simulator(fitted: FittedSeries, dispersion: number, rateRatio: number) {
  const { counts, expected } = fitted;
  const isInside = insideOf(counts.length, windowStretches(fitted));
  const cumulative = new Float64Array(counts.length);
  let sum = 0;
  for (const [i, mean] of expected.perDay.entries()) {
    sum += mean * (isInside[i] === 1 ? rateRatio : 1);
    cumulative[i] = sum;
  }
  const bursts = totalOf(fitted) * burstsPerVisit(dispersion);
  return (random: Random): Float64Array => {
    const drawn = new Float64Array(counts.length);
    for (let burst = drawCount(random, bursts, 1); burst > 0; burst--) {
      const start = firstReaching(cumulative, random.next() * sum);
      drawn[start]++;
      for (let others = drawBurst(random, dispersion) - 1; others > 0; others--) {
        const later = Math.floor(random.next() * BURST_DAYS);
        drawn[Math.min(start + later, drawn.length - 1)]++;
      }
    }
    return drawn;
  };
}

function firstReaching(cumulative: Float64Array, value: number): number {
  let [low, high] = [0, cumulative.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
