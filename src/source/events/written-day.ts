const DAY_MS = 86_400_000;
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** `2020-09-27`, and a time behind it as newer UCDP files and spreadsheets write it. */
const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?)?$/;
/** `27 September 2020`, `27-September-2020`, `27-Sep-2020`: ACLED's. */
const WORDS = /^(\d{1,2})[ -]([a-z]{3,9})[ -](\d{4})$/i;

/**
 * A UTC day as whole days since 1970-01-01, from `2020-09-27` or `27 September 2020`.
 *
 * @returns null for anything else: a day that no calendar has, and `9/10/2020`, which is two different days
 */
export function writtenDay(text: string): number | null {
  const written = text.trim();
  const iso = ISO.exec(written);
  if (iso !== null) return calendarDay(+iso[1], +iso[2], +iso[3]);
  const words = WORDS.exec(written);
  return words === null ? null : calendarDay(+words[3], monthOf(words[2]), +words[1]);
}

/** @param month 1–12; anything else gives null */
function calendarDay(year: number, month: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() / DAY_MS : null;
}

function monthOf(name: string): number {
  const written = name.toLowerCase();
  return MONTHS.findIndex((month) => month === written || month.slice(0, 3) === written) + 1;
}
