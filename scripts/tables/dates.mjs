import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { byCodeUnits } from './table.mjs';

/** @import { Sources } from './inputs.mjs' */

export const name = 'aerodrome-dates.csv';
export const how =
  'From which day to which, both included, a field was used, as its operator announced it; each row’s last columns say what ' +
  'happened and who said so. A field with an empty day, or not listed, is bounded by nothing. As of November 2026.';

const HEADER = ['ident', 'openedUtc', 'closedUtc', 'note', 'source'];

/**
 * Holds the table that people write against the aerodromes it speaks of.
 *
 * @param {string} file
 * @param {Sources} sources
 */
export function check(file, sources) {
  const known = new Set(sources.ourAirports('airports').map(({ ident }) => ident));
  const [header, ...rows] = /** @type {string[][]} */ (parse(readFileSync(file)));
  if (header.join() !== HEADER.join()) throw new Error(`${file}: the header is not ${HEADER.join()}`);
  rows.forEach((row, k) => {
    const wrong = faultOf(row, rows[k - 1]?.[0] ?? '', known);
    if (wrong !== null) throw new Error(`${file}, ${row[0]}: ${wrong}`);
  });
}

/**
 * @param {string[]} row
 * @param {string} before ident of the row before
 * @param {Set<string>} known idents of all aerodromes
 * @returns {string | null}
 */
export function faultOf([ident, opened, closed, note, source], before, known) {
  if (!known.has(ident)) return 'no such aerodrome';
  if (byCodeUnits(before, ident) >= 0) return 'idents are not sorted, or twice the same';
  if (![opened, closed].every(isDayOrEmpty)) return 'a date is not a day as YYYY-MM-DD';
  if (opened !== '' && closed !== '' && opened > closed) return 'closed before it opened';
  return note === '' || source === '' ? 'without note or source' : null;
}

/** @param {string} text */
function isDayOrEmpty(text) {
  if (text === '') return true;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
