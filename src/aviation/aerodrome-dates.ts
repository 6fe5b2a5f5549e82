import { AERODROME_KINDS } from './aerodrome.js';
import type { Rows } from './rows.js';

/** Columns of data/aerodrome-dates.csv. */
export const AERODROME_DATES_HEADER = ['ident', 'openedUtc', 'closedUtc', 'note', 'source'];

const DAY_MS = 86_400_000;

/**
 * When each aerodrome was in use, UTC milliseconds, by row of the aerodrome table: from `openFromMs` up to, not including,
 * `openUntilMs`. Infinite where nothing bounds it; NaN for a closed field of which nobody says when it closed.
 */
export interface OpenTimes {
  readonly openFromMs: Float64Array;
  readonly openUntilMs: Float64Array;
}

/**
 * @param aerodromes sorted by ident
 * @param kind of each, as index into AERODROME_KINDS
 * @param dates of those whose first or last day of use is known; rows about fields that `aerodromes` lacks are passed over
 */
export function openTimes(aerodromes: Rows, kind: Uint8Array, dates: Rows): OpenTimes {
  const closed = AERODROME_KINDS.indexOf('closed');
  const openFromMs = Float64Array.from(kind, (k) => (k === closed ? Number.NaN : Number.NEGATIVE_INFINITY));
  const openUntilMs = Float64Array.from(kind, (k) => (k === closed ? Number.NaN : Number.POSITIVE_INFINITY));
  for (let i = 0; i < dates.length; i++) {
    const [ident, opened, lastDay] = dates.at(i);
    const field = aerodromes.lowerBound(ident);
    if (field === aerodromes.length || aerodromes.first(field) !== ident) continue;
    if (lastDay !== '') {
      openFromMs[field] = Number.NEGATIVE_INFINITY;
      openUntilMs[field] = Date.parse(lastDay) + DAY_MS;
    }
    if (opened !== '') openFromMs[field] = Date.parse(opened);
  }
  return { openFromMs, openUntilMs };
}
