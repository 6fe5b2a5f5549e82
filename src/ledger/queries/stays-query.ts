import { allRows, type Engine } from '../engine/engine.js';
import { msOf, type RowOf, rowsAs } from '../schema/rows.js';
import { type Filter, NO_FILTER, type PlaceFilter, visitConditions } from './filter.js';

/** As much of a visit as its timing is judged from. */
export interface Stay extends Pick<RowOf<'visits'>, 'id' | 'aerodrome' | 'grade' | 'synthetic'> {
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
  return rowsAs<Found>(await allRows(engine, staysQuery(filter))).map(stayOf);
}

type Found = Pick<
  RowOf<'visits'>,
  'id' | 'aerodrome' | 'grade' | 'synthetic' | 'arrivalEarliest' | 'arrivalLatest'
>;

const stayOf = ({ arrivalEarliest, arrivalLatest, ...facts }: Found): Stay => ({
  ...facts,
  arrivalEarliestMs: msOf(arrivalEarliest),
  arrivalLatestMs: msOf(arrivalLatest),
});

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
  const idents = rowsAs<Pick<Found, 'aerodrome'>>(rows).map(({ aerodrome }) => aerodrome);
  return idents.length === 0 ? null : { idents, countries: [], label: 'other places' };
}
