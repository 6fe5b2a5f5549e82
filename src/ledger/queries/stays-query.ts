import { allRows, type Engine, type Row, type Value } from '../engine/engine.js';
import type { Visit } from '../tables/visits.js';
import { type Filter, NO_FILTER, type PlaceFilter, visitConditions } from './filter.js';

/** As much of a visit as its timing is judged from. */
export interface Stay {
  readonly id: string;
  readonly aerodrome: string;
  readonly grade: Visit['grade'];
  readonly synthetic: boolean;
  /** UTC milliseconds; null where nothing bounds it. */
  readonly arrivalEarliestMs: number | null;
  readonly arrivalLatestMs: number | null;
}

/** The visits a question is about, in order of arrival. */
function staysQuery(filter: Filter): string {
  return `SELECT id, aerodrome, grade, synthetic,
  coalesce(arrivalEarliest, arrival) AS arrivalEarliest, coalesce(arrivalLatest, arrival) AS arrivalLatest
FROM visits WHERE ${allOf(visitConditions({ ...filter, limit: null }))}
ORDER BY "at", id
`;
}

/** Reads those visits. */
export async function readStays(engine: Engine, filter: Filter): Promise<Stay[]> {
  return (await allRows(engine, staysQuery(filter))).map(stayOf);
}

function stayOf(row: Row): Stay {
  return {
    id: row.id as string,
    aerodrome: row.aerodrome as string,
    grade: row.grade as Visit['grade'],
    synthetic: row.synthetic as boolean,
    arrivalEarliestMs: msOf(row.arrivalEarliest),
    arrivalLatestMs: msOf(row.arrivalLatest),
  };
}

const msOf = (value: Value): number | null => (value === null ? null : (value as Date).getTime());

const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.join(' AND ');

/**
 * Whose ends tell how well the visits asked about could be heard: everybody's at the same places in the same period; where no place is
 * named, only those of the aircraft asked about.
 */
export function hearingFilter(filter: Filter): Filter {
  const { at, sinceMs, untilMs } = filter;
  return at === null ? filter : { ...NO_FILTER, at, sinceMs, untilMs };
}

/** More places than this are not looked at one by one. */
const MOST_PLACES = 20;

/** The other aerodromes that the aircraft asked about visited, most visited first; null without any, or when no place is asked about. */
export async function otherPlaces(engine: Engine, filter: Filter): Promise<PlaceFilter | null> {
  if (filter.at === null) return null;
  const here = allOf(visitConditions({ ...NO_FILTER, at: filter.at }));
  const theirs = allOf(visitConditions({ ...filter, at: null, limit: null }));
  const rows = await allRows(
    engine,
    `SELECT aerodrome FROM visits WHERE ${theirs} AND NOT (${here})
GROUP BY aerodrome ORDER BY count(*) DESC, aerodrome LIMIT ${MOST_PLACES}`,
  );
  const idents = rows.map(({ aerodrome }) => aerodrome as string);
  return idents.length === 0 ? null : { idents, countries: [], label: 'other places' };
}
