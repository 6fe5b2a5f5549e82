import type { PeriodDays } from '../ledger/coverage/period-days.js';

/** Who was listening in the period of a count, in a line. */
export interface CoverageLine {
  /** Null where the evidence says of no day that it is an archive of it. */
  readonly days: PeriodDays | null;
  /** That a visit would have been heard, with its 95 % interval; null while it is not known. */
  readonly chanceOfDetection: { readonly share: number; readonly low: number; readonly high: number } | null;
}

/** The line in words. */
export function coverageWords({ days, chanceOfDetection }: CoverageLine): string {
  if (days === null) {
    return 'The ledger holds no archive that says which day it is of, so on which days anybody listened is unknown: what is not here may have happened all the same.';
  }
  const { first, last, whole, incomplete, missing } = days;
  const period = first === last ? first : `${first} to ${last}`;
  if (missing === days.days) {
    return `Of ${period} no archive was read: nothing can be concluded about what is not here.`;
  }
  const partly = incomplete === 0 ? '' : `, ${incomplete} in part`;
  const heard =
    chanceOfDetection === null
      ? 'how likely a visit would have been heard on them is unknown, so visits that nobody heard may be missing from every number here'
      : `a visit would have been heard with a chance of ${percent(chanceOfDetection.share)} (${percent(chanceOfDetection.low)} to ${percent(chanceOfDetection.high)})`;
  return `Of the ${days.days} days of ${period}, ${whole} were read whole${partly}, ${missing} not at all; ${heard}.`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;
