import { type Message, message } from '../i18n/message.js';
import { shareMessage } from '../i18n/units.js';
import type { PeriodDays } from '../ledger/coverage/period-days.js';
import type { VisitChance } from './visit-chance.js';

/** Who was listening in the period of a count, in a line. */
export interface CoverageLine {
  /** Null where the evidence says of no day that it is an archive of it. */
  readonly days: PeriodDays | null;
  /** That a visit would have been noticed; null where nothing tells. */
  readonly chanceOfDetection: VisitChance | null;
}

/** The line as a message. */
export function coverageMessage({ days, chanceOfDetection }: CoverageLine): Message {
  if (days === null) return message('coverage.noDays');
  const period = periodMessage(days);
  if (days.missing === days.days) return message('coverage.noArchive', { period });
  const chance =
    chanceOfDetection === null ? message('coverage.unknownChance') : chanceMessage(chanceOfDetection, days);
  return message('coverage.line', { archive: archiveMessage(days, period), chance });
}

const periodMessage = ({ first, last }: PeriodDays): Message =>
  first === last ? message('coverage.day', { day: first }) : message('coverage.period', { first, last });

function archiveMessage({ days, whole, incomplete, missing }: PeriodDays, period: Message): Message {
  if (days === 1) return message(whole === 1 ? 'coverage.wholeDay' : 'coverage.partOfDay', { period });
  return message('coverage.days', { days, period, whole, incomplete, missing });
}

/** Only the interval: a share of a few ends is no chance. Months without a known end may have had no receiver at all. */
function chanceMessage(
  { low, high, known, heard, months }: VisitChance,
  { first, last }: PeriodDays,
): Message {
  const all = monthsBetween(first, last);
  const inPeriod = months.filter((month) => month >= first.slice(0, 7) && month <= last.slice(0, 7)).length;
  const values = { heard, known, low: shareMessage(low), high: shareMessage(high) };
  if (inPeriod === all) return message('coverage.chance', values);
  return message('coverage.chanceInSomeMonths', { ...values, monthsKnown: inPeriod, months: all });
}

function monthsBetween(first: string, last: string): number {
  const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return monthOf(last) - monthOf(first) + 1;
}
