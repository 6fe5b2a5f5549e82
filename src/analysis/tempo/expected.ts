import { fitCounts } from '../count-regression.js';
import type { Axis } from './axis.js';

/** What would be expected if nothing but exposure and a steady growth or decline moved the tempo. */
export interface Expected {
  /** Visits expected per day of the axis; they add up to the visits there were. */
  readonly perDay: Float64Array;
  /** How much the tempo, exposure taken out, grew from one year to the next: 0.1 is 10 % a year. */
  readonly growthPerYear: number;
}

const YEAR_DAYS = 365.25;

/**
 * Counts per day ~ linear time + log(exposure), without any term for events (method, section 4, step 1). The estimates of a
 * quasi-Poisson regression are those of a Poisson regression; the dispersion is estimated apart.
 *
 * @param counts visits per day of the axis, at least one
 */
export function expectedOf(axis: Axis, counts: Float64Array): Expected {
  const { middle, half } = middleOf(axis.days);
  const time = Float64Array.from(axis.days);
  for (let i = 0; i < time.length; i++) time[i] = (time[i] - middle) / half;
  const fit = fitCounts({ counts, columns: [time], exposure: axis.exposure });
  return {
    perDay: fit.fitted,
    growthPerYear: growthPerYearOf(axis, fit.coefficients[1]),
  };
}

/** Growth by the year from a slope per half of the axis. */
export const growthPerYearOf = ({ days }: Axis, slope: number): number =>
  Math.expm1((slope * YEAR_DAYS) / middleOf(days).half);

/** Time runs from −1 to 1 over the axis: counted in days, rounding would spoil the fit. */
export function middleOf(days: ArrayLike<number>): { middle: number; half: number } {
  const [first, last] = [days[0], days[days.length - 1]];
  return { middle: (first + last) / 2, half: Math.max(1, (last - first) / 2) };
}
