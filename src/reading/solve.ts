import type { PartialDate } from './dates.js';
import type { PeriodRead, TimeUnit } from './period.js';

/** Days `since … until`, both in it, ISO; null at an open end. */
export interface Days {
  readonly since: string | null;
  readonly until: string | null;
}

/** What a time in the text stands for: days, or several readings of which the text does not say which is meant. */
export type Solved =
  | { readonly kind: 'days'; readonly days: Days; readonly solvedBy: 'text' | 'publication' | 'weekday' }
  | { readonly kind: 'open'; readonly choices: readonly Days[]; readonly why: 'year' | 'anchor' };

const DAY_MS = 86_400_000;
/** Years back in which a date without one is looked for, where the day of publication is not known. */
const YEARS_BACK = 12;
/** Beyond a hundred years nothing flew. */
const MOST_BACK: Readonly<Record<TimeUnit, number>> = {
  day: 36_500,
  week: 5_200,
  month: 1_200,
  year: 100,
  decade: 10,
};

/**
 * Solves a time against the day the text was published.
 *
 * @param published ISO day; null where nobody knows
 * @param lastYear the latest year a date may lie in, where `published` is null
 * @param isRelayed whether the words are somebody else's: then "the past seven years" may count from their day as well
 */
export function solve(
  period: PeriodRead,
  published: string | null,
  lastYear: number,
  isRelayed: boolean,
): Solved {
  switch (period.kind) {
    case 'dates':
      return solveDates(period, published, lastYear);
    case 'back':
      return solveBack(period.amount, period.unit, published, isRelayed);
    case 'calendar':
      return published === null
        ? OPEN
        : known(calendar(period.unit, period.offset, published), 'publication');
  }
}

const OPEN: Solved = { kind: 'open', choices: [], why: 'anchor' };
const known = (days: Days, solvedBy: 'text' | 'publication' | 'weekday'): Solved => ({
  kind: 'days',
  days,
  solvedBy,
});

function solveDates(
  period: PeriodRead & { readonly kind: 'dates' },
  published: string | null,
  lastYear: number,
): Solved {
  const asked = period.until ?? period.since!;
  if (asked.year !== null) return known(daysOf(period, asked.year), 'text');
  const years = yearsOf(asked, published, lastYear);
  if (years.length === 1)
    return known(daysOf(period, years[0]), asked.weekday === null ? 'publication' : 'weekday');
  return { kind: 'open', choices: years.map((year) => daysOf(period, year)), why: 'year' };
}

/** The years in which a date without one may lie: that of its weekday; without one, the latest before publication. */
function yearsOf(date: PartialDate, published: string | null, lastYear: number): number[] {
  const latest = published === null ? lastYear : Number(published.slice(0, 4));
  const years = Array.from({ length: YEARS_BACK }, (_, i) => latest - i);
  const fitting =
    date.weekday === null ? years : years.filter((year) => weekdayOf(year, date) === date.weekday);
  if (published === null) return fitting;
  const first = (year: number) => iso(year, date.month ?? 1, date.day ?? 1);
  const past = fitting.filter((year) => first(year) <= published);
  return past.slice(0, 1);
}

const weekdayOf = (year: number, { month, day }: PartialDate): number =>
  new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).getUTCDay() || 7;

function daysOf({ since, until, half }: PeriodRead & { readonly kind: 'dates' }, year: number): Days {
  return {
    since: since === null ? null : firstDay(since, year, half),
    until: until === null ? null : lastDay(until, year, half),
  };
}

function firstDay({ year, month, day }: PartialDate, otherwise: number, half: 1 | 2 | null): string {
  return iso(year ?? otherwise, month ?? (half === 2 ? 7 : 1), day ?? 1);
}

function lastDay({ year, month, day }: PartialDate, otherwise: number, half: 1 | 2 | null): string {
  const lastMonth = month ?? (half === 1 ? 6 : 12);
  if (day !== null) return iso(year ?? otherwise, lastMonth, day);
  return dayOf(Date.UTC(year ?? otherwise, lastMonth, 0));
}

const iso = (year: number, month: number, day: number): string => dayOf(Date.UTC(year, month - 1, day));
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function solveBack(amount: number, unit: TimeUnit, published: string | null, isRelayed: boolean): Solved {
  if (published === null || amount > MOST_BACK[unit]) return OPEN;
  const days = { since: back(published, amount, unit), until: published };
  return isRelayed ? { kind: 'open', choices: [days], why: 'anchor' } : known(days, 'publication');
}

/** The day after the same day so long ago: seven years are seven years, both ends in them. */
function back(day: string, amount: number, unit: TimeUnit): string {
  const [year, month, date] = day.split('-').map(Number);
  const years = unit === 'year' ? amount : unit === 'decade' ? amount * 10 : 0;
  const months = unit === 'month' ? amount : 0;
  const days = unit === 'week' ? amount * 7 : unit === 'day' ? amount : 0;
  return dayOf(Date.UTC(year - years, month - 1 - months, date - days) + DAY_MS);
}

function calendar(unit: TimeUnit, offset: number, published: string): Days {
  const [year, month, date] = published.split('-').map(Number);
  const at = Date.UTC(year, month - 1, date);
  if (unit === 'year' || unit === 'decade')
    return { since: iso(year + offset, 1, 1), until: iso(year + offset, 12, 31) };
  if (unit === 'month')
    return { since: iso(year, month + offset, 1), until: dayOf(Date.UTC(year, month + offset, 0)) };
  if (unit === 'day') return { since: dayOf(at + offset * DAY_MS), until: dayOf(at + offset * DAY_MS) };
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS + offset * 7 * DAY_MS;
  return { since: dayOf(monday), until: dayOf(monday + 6 * DAY_MS) };
}
