import type { PeriodDays } from '../ledger/coverage/period-days.js';
import type { VisitChance } from './visit-chance.js';

/** Who was listening in the period of a count, in a line. */
export interface CoverageLine {
  /** Null where the evidence says of no day that it is an archive of it. */
  readonly days: PeriodDays | null;
  /** That a visit would have been noticed; null where nothing tells. */
  readonly chanceOfDetection: VisitChance | null;
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
  const read = `Of the ${days.days} days of ${period}, ${whole} were read whole${partly}, ${missing} not at all`;
  return `${read}; ${chanceOfDetection === null ? UNKNOWN_CHANCE : chanceWords(chanceOfDetection, days)}.`;
}

const UNKNOWN_CHANCE =
  'how likely a visit would have been noticed is unknown, and visits heard at neither end are in none of these numbers';

/** Only the interval: a share of a few ends is no chance. Months without a known end may have had no receiver at all. */
function chanceWords({ low, high, known, heard, months }: VisitChance, { first, last }: PeriodDays): string {
  const all = monthsBetween(first, last);
  const told = months.filter((month) => month >= first.slice(0, 7) && month <= last.slice(0, 7)).length;
  const where =
    told === all ? '' : ` in the ${told} of ${all} months that have any; of the others nothing is known`;
  return `${heard} of ${known} landings and take-offs that must have happened were heard, so a visit would have been noticed with a chance of ${percent(low)} to ${percent(high)} (95 %)${where}; visits heard at neither end are in none of these numbers`;
}

function monthsBetween(first: string, last: string): number {
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(last) - monthOf(first) + 1;
}

/** Rounding makes nothing certain. */
function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return '>99 %';
  return rounded === 0 && share > 0 ? '<1 %' : `${rounded} %`;
}
