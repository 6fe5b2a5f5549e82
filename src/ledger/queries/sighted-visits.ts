import { icao24OfKey } from '../../trace/airframe.js';
import { allRows, type Engine } from '../engine/engine.js';
import { timestampLiteral } from '../engine/literal.js';
import { msOf, type RowOf, rowsAs } from '../schema/rows.js';
import { type Filter, visitConditions } from './filter.js';

/** As much of a visit as can be compared with what somebody printed. */
export interface SightedVisit
  extends Pick<
    RowOf<'visits'>,
    'id' | 'registration' | 'typecode' | 'aerodrome' | 'country' | 'grade' | 'synthetic'
  > {
  /** Null where the evidence names no address. */
  readonly icao24: string | null;
  /** From the arrival heard, at its earliest, to the departure heard, at its latest; else only while the airframe was heard. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Spans of time, UTC milliseconds. */
export interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
}

const UNHEARD = `IN ('unseen', 'continuity')`;
const FROM = `CASE WHEN arrivalEvidence ${UNHEARD} THEN "at" ELSE coalesce(arrival, arrivalEarliest, "at") END`;
const UNTIL = `CASE WHEN departureEvidence ${UNHEARD} THEN coalesce(departureEarliest, "at") ELSE coalesce(departure, departureLatest, "at") END`;

/** The visits that answer a filter, its period apart, and may lie in any of some stretches of time. */
export async function sightedVisits(
  engine: Engine,
  filter: Filter,
  stretches: readonly Stretch[],
): Promise<SightedVisit[]> {
  if (stretches.length === 0) return [];
  const anyTime = stretches
    .map(
      ({ fromMs, untilMs }) =>
        `(untilAt >= ${timestampLiteral(fromMs)} AND fromAt < ${timestampLiteral(untilMs)})`,
    )
    .join(' OR ');
  const conditions = visitConditions({ ...filter, sinceMs: null, untilMs: null, limit: null });
  const rows = await allRows(
    engine,
    `SELECT *, ${FROM} AS fromAt, ${UNTIL} AS untilAt FROM visits WHERE ${[...conditions, `(${anyTime})`].join(' AND ')} ORDER BY "at", id`,
  );
  return rowsAs<Found>(rows).map(sightedVisit);
}

type Found = RowOf<'visits'> & { readonly fromAt: Date; readonly untilAt: Date };

function sightedVisit(row: Found): SightedVisit {
  const { id, icao24, registration, typecode, aerodrome, country, grade, synthetic } = row;
  const address = icao24OfKey(icao24) === null ? null : icao24;
  const period = { fromMs: msOf(row.fromAt), untilMs: msOf(row.untilAt) };
  return { id, icao24: address, registration, typecode, aerodrome, country, ...period, grade, synthetic };
}
