import { AirbridgeError } from '../../error.js';
import type { EventRow } from './table.js';
import { writtenDay } from './written-day.js';

/** More than died in any single recorded event: a number like that is a year, an id or a slip of the hand. */
const MOST_DEATHS = 1_000_000;
const FIRST_YEAR_DAY = writtenDay('1800-01-01')!;
const LAST_YEAR_DAY = writtenDay('2200-01-01')!;

/**
 * The first and the last day of a row.
 *
 * @param columns names of the column with the first day and, where there is one, with the last
 * @throws AirbridgeError `event-refused`
 */
export function daysIn(
  row: EventRow,
  first: string,
  last: string | null,
): { startDay: number; endDay: number } {
  const startDay = dayIn(row, first);
  const endDay = last === null || row.cell(last) === '' ? startDay : dayIn(row, last);
  if (endDay >= startDay) return { startDay, endDay };
  const next = 'Swap the two dates, or correct the one that is wrong.';
  throw refused(row, last!, `it ends before it begins (${row.cell(first)})`, next);
}

function dayIn(row: EventRow, column: string): number {
  const text = row.cell(column);
  if (text === '') throw refused(row, column, 'it has no date', 'Give a date, or leave the row out.');
  const day = writtenDay(text);
  if (day === null) throw refused(row, column, noDate(text), 'Write dates as 2020-09-27.');
  if (day >= FIRST_YEAR_DAY && day < LAST_YEAR_DAY) return day;
  throw refused(row, column, 'its date lies outside 1800–2200', 'Correct the year.');
}

function noDate(text: string): string {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text))
    return 'its date does not say which is the day and which the month';
  return 'its date is none that a calendar has';
}

/**
 * A count of deaths.
 *
 * @param columns the first that the table has is read
 * @throws AirbridgeError `event-refused` for an empty, negative, broken or absurd one
 */
export function deathsIn(row: EventRow, ...columns: readonly string[]): number {
  const text = row.cell(...columns);
  const [column] = columns;
  if (text === '') throw refused(row, column, 'it gives no deaths', 'Write the number, 0 where nobody died.');
  const deaths = /^-?\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(deaths))
    throw refused(row, column, 'its deaths are no whole number', 'Write digits only.', text);
  if (deaths >= 0 && deaths <= MOST_DEATHS) return deaths;
  const what = deaths < 0 ? 'its deaths are fewer than none' : `its deaths are more than ${MOST_DEATHS}`;
  throw refused(row, column, what, 'Look the number up again.', text);
}

/** A code from `least` to `most`. @throws AirbridgeError `event-refused` */
export function codeIn(row: EventRow, column: string, least: number, most: number): number {
  const text = row.cell(column);
  const code = /^\d+(\.0*)?$/.test(text) ? Number(text) : Number.NaN;
  if (code >= least && code <= most) return code;
  const next = `The codebook knows ${least} to ${most}; fetch the file again.`;
  throw refused(row, column, `its ${column} is none of the codebook's`, next, text);
}

/** The cell, or null where it is empty. */
export function textIn(row: EventRow, ...columns: readonly string[]): string | null {
  return row.cell(...columns) || null;
}

/** @throws AirbridgeError `event-refused` for a row with more or fewer cells than the table has columns */
export function checkWidth(row: EventRow): void {
  if (row.cells.length === row.width) return;
  const what = `it has ${row.cells.length} cells where the first line names ${row.width}`;
  const next = 'Look for a comma too many, or one missing; a cell with commas belongs in quotes.';
  throw new AirbridgeError('event-refused', rowRefused(what), { line: row.line }, next);
}

/** The fault of one row; all others of its file may be good. */
export function refused(
  row: Pick<EventRow, 'line' | 'cell'>,
  field: string,
  what: string,
  next: string,
  value: string = row.cell(field),
): AirbridgeError {
  const where = { line: row.line, field, ...(value === '' ? {} : { value: value.slice(0, 60) }) };
  return new AirbridgeError('event-refused', rowRefused(what), where, next);
}

const rowRefused = (what: string): string => `an event is not taken: ${what}`;
