import { icao24OfKey } from '../../trace/airframe.js';
import { allRows, type Engine } from '../engine/engine.js';
import { msOf, type RowOf, rowsAs } from '../schema/rows.js';
import { filedUnderMs, type Visit } from '../tables/visits.js';
import { type Filter, visitConditions } from './filter.js';

/** As much of a visit as counting takes. */
export interface CountedVisit
  extends Pick<
    RowOf<'visits'>,
    'id' | 'aerodrome' | 'arrivalEvidence' | 'departureEvidence' | 'grade' | 'doubted' | 'synthetic'
  > {
  /** The address, else the key of the one track that shows it. */
  readonly airframe: string;
  readonly hasAddress: boolean;
  /** What the visit is filed under, UTC milliseconds. */
  readonly atMs: number;
  /** The arrival, else the earliest, and the departure, else the latest it may have been; null where nobody knows. UTC milliseconds. */
  readonly arrivalMs: number | null;
  readonly departureMs: number | null;
  /** False for visits that are there only to show where the airframe was between those asked for. */
  readonly isAsked: boolean;
}

/** A row of {@link countedVisitsQuery}. */
type Found = Pick<
  RowOf<'visits'>,
  | 'id'
  | 'icao24'
  | 'aerodrome'
  | 'at'
  | 'arrivalEvidence'
  | 'departureEvidence'
  | 'grade'
  | 'doubted'
  | 'synthetic'
> & { readonly arrivalAt: Date | null; readonly departureAt: Date | null; readonly isAsked: boolean };

const COLUMNS = `id, icao24, aerodrome, "at", arrivalEvidence, departureEvidence, grade, doubted, synthetic,
    coalesce(arrival, arrivalEarliest) AS arrivalAt, coalesce(departure, departureLatest) AS departureAt`;

const UNHEARD = `IN ('unseen', 'continuity')`;

/**
 * The visits a question is about, by airframe and in order. With them come confirmed visits elsewhere of those airframes that seem to have
 * come without leaving and left without coming: they tell whether that may have been one stay.
 */
export function countedVisitsQuery(filter: Filter): string {
  const asked = allOf(visitConditions({ ...filter, limit: null }));
  const period = allOf(visitConditions({ ...filter, ...EVERYWHERE }));
  return `WITH asked AS (SELECT ${COLUMNS} FROM visits WHERE ${asked}),
  parted AS (
    SELECT DISTINCT icao24 FROM asked WHERE grade = 'confirmed' GROUP BY icao24, aerodrome
    HAVING count_if(arrivalEvidence ${UNHEARD}) > 0 AND count_if(departureEvidence ${UNHEARD}) > 0
  )
SELECT *, true AS isAsked FROM asked
UNION ALL
SELECT ${COLUMNS}, false AS isAsked FROM visits
WHERE icao24 IN (SELECT icao24 FROM parted) AND grade = 'confirmed' AND id NOT IN (SELECT id FROM asked) AND ${period}
ORDER BY icao24, "at", id
`;
}

/** Where else the airframes were, whatever was asked about them. */
const EVERYWHERE = {
  at: null,
  from: null,
  to: null,
  callsign: [],
  operator: [],
  grade: [],
  flagged: false,
} as const;

/** Reads those visits. */
export async function countedVisits(engine: Engine, filter: Filter): Promise<CountedVisit[]> {
  return rowsAs<Found>(await allRows(engine, countedVisitsQuery(filter))).map(countedVisit);
}

/** A visit that is not in a ledger, as counting takes it. @param airframe as in the ledger: its address, or the key of its track */
export function countedVisitOf(visit: Visit, airframe: string, isAsked: boolean): CountedVisit {
  const { id, aerodrome, arrival, departure, grade, doubted, synthetic } = visit;
  return {
    id,
    airframe,
    hasAddress: icao24OfKey(airframe) !== null,
    aerodrome,
    atMs: filedUnderMs(visit),
    arrivalEvidence: arrival.evidence,
    departureEvidence: departure.evidence,
    grade,
    arrivalMs: arrival.timeMs ?? arrival.earliestMs,
    departureMs: departure.timeMs ?? departure.latestMs,
    doubted,
    synthetic,
    isAsked,
  };
}

function countedVisit({ icao24, at, arrivalAt, departureAt, ...facts }: Found): CountedVisit {
  return {
    ...facts,
    airframe: icao24,
    hasAddress: icao24OfKey(icao24) !== null,
    atMs: msOf(at),
    arrivalMs: msOf(arrivalAt),
    departureMs: msOf(departureAt),
  };
}

const allOf = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.join(' AND ');
