import type { Axis } from './axis.js';
import { middleOf } from './expected.js';

/** Sums over bins of equally many days of the axis; the last bin may be shorter. */
export interface Bins {
  readonly counts: Float64Array;
  readonly exposure: Float64Array;
  /** Mean time of each bin, weighted by exposure, from −1 to 1 over the axis. */
  readonly time: Float64Array;
}

/** Puts counts per day of the axis into bins. */
export function binsOf(axis: Axis, perDay: Float64Array, binDays: number): Bins {
  const length = Math.ceil(perDay.length / binDays);
  const [counts, exposure, time] = [0, 0, 0].map(() => new Float64Array(length));
  const { middle, half } = middleOf(axis.days);
  for (let i = 0; i < perDay.length; i++) {
    const bin = Math.floor(i / binDays);
    counts[bin] += perDay[i];
    exposure[bin] += axis.exposure[i];
    time[bin] += (axis.exposure[i] * (axis.days[i] - middle)) / half;
  }
  return { counts, exposure, time: time.map((sum, bin) => sum / exposure[bin]) };
}
