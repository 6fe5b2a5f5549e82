import type { Axis } from './axis.js';
import { middleOf } from './expected.js';

/** Steady growth with two levels: before and after a change, or outside and inside windows. */
interface TwoLevels {
  /** In e-folds per half of the axis. */
  readonly slope: number;
  /** Exposure times growth on each day of the axis, both levels taken out. */
  readonly clock: Float64Array;
  /** Visits per unit of that, on unmarked and on marked days; 0 where there were none. */
  readonly rates: readonly [number, number];
}

const MOST_STEPS = 30;
const SMALL_STEP = 1e-9;

/** From −1 to 1 over the axis. */
export function timesOf({ days }: Axis): Float64Array {
  const { middle, half } = middleOf(days);
  return Float64Array.from(days, (day) => (day - middle) / half);
}

/**
 * Growth and both levels by maximum Poisson likelihood, in Newton's steps on the growth alone: for a given one the levels have
 * closed forms, also where one of them is nothing.
 *
 * @param counts visits per day of the axis, at least one
 * @param marked 1 for each day of the axis at the second level, of both kinds at least one
 */
export function fitTwoLevels(axis: Axis, counts: Float64Array, marked: Uint8Array): TwoLevels {
  const times = timesOf(axis);
  const sumTime = counts.reduce((sum, count, i) => sum + count * times[i], 0);
  const visits = [0, 0];
  for (const [i, count] of counts.entries()) visits[marked[i]] += count;
  const clock = new Float64Array(counts.length);
  let slope = 0;
  for (let step = 0; ; step++) {
    for (let i = 0; i < clock.length; i++) clock[i] = axis.exposure[i] * Math.exp(slope * times[i]);
    const [first, second] = momentsOf(clock, times, marked);
    const score = sumTime - visits[0] * first.mean - visits[1] * second.mean;
    const information = visits[0] * first.variance + visits[1] * second.variance;
    const change = Math.max(-1, Math.min(1, score / information));
    if (!(Math.abs(change) > SMALL_STEP) || step === MOST_STEPS)
      return { slope, clock, rates: [visits[0] / first.sum, visits[1] / second.sum] };
    slope += change;
  }
}

/** Of the times of unmarked and of marked days, each day weighed by its clock. */
function momentsOf(clock: Float64Array, times: Float64Array, marked: Uint8Array) {
  const [sums, first, second] = [
    [0, 0],
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < clock.length; i++) {
    const kind = marked[i];
    const weighed = clock[i] * times[i];
    sums[kind] += clock[i];
    first[kind] += weighed;
    second[kind] += weighed * times[i];
  }
  return [0, 1].map((kind) => {
    const mean = first[kind] / sums[kind];
    return { sum: sums[kind], mean, variance: second[kind] / sums[kind] - mean * mean };
  });
}
