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
  if (days === null) return NO_DAYS;
  const period = days.first === days.last ? days.first : `${days.first} to ${days.last}`;
  if (days.missing === days.days) {
    return `Of ${period} there is no archive: nothing can be concluded about what is not here.`;
  }
  const chance = chanceOfDetection === null ? UNKNOWN_CHANCE : chanceWords(chanceOfDetection, days);
  return `${archiveWords(days, period)}; ${chance}.`;
}

function archiveWords({ days, whole, incomplete, missing }: PeriodDays, period: string): string {
  if (days === 1) return `Of ${period} there is ${whole === 1 ? 'a whole archive' : 'a part of an archive'}`;
  return `Of the ${days} days from ${period}, archives of ${whole} are here whole, of ${incomplete} in part, of ${missing} not at all`;
}

const NO_DAYS =
  'Nothing here says of which days it is an archive, so on which days anybody listened is unknown: what is not here may have happened all the same.';

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
