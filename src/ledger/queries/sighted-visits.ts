import { allRows, type Engine, type Row, type Value } from '../engine/engine.js';
import { timestampLiteral } from '../engine/literal.js';
import type { Visit } from '../tables/visits.js';
import { type Filter, visitConditions } from './filter.js';

/** As much of a visit as can be compared with what somebody printed. */
export interface SightedVisit {
  readonly id: string;
  readonly icao24: string | null;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly aerodrome: string;
  readonly country: string;
  /** From the arrival heard, at its earliest, to the departure heard, at its latest; else only while the airframe was heard. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly grade: Visit['grade'];
  readonly synthetic: boolean;
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
  return rows.map(sightedVisit);
}

function sightedVisit(row: Row): SightedVisit {
  const ms = (value: Value) => (value as Date).getTime();
  const icao24 = row.icao24 as string;
  return {
    id: row.id as string,
    icao24: icao24.startsWith('?') ? null : icao24,
    registration: row.registration as string | null,
    typecode: row.typecode as string | null,
    aerodrome: row.aerodrome as string,
    country: row.country as string,
    fromMs: ms(row.fromAt),
    untilMs: ms(row.untilAt),
    grade: row.grade as Visit['grade'],
    synthetic: row.synthetic as boolean,
  };
}
