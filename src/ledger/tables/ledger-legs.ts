import type { HistoryLeg } from '../../legs/continuity/index.js';
import type { Candidate, LegEnd, LegSource } from '../../legs/leg.js';
import { icao24OfKey } from '../../trace/airframe.js';
import type { Row } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';
import { msOf, type RowOf, rowAs } from '../schema/rows.js';
import { flagsFrom } from './flags.js';
import type { VisitLeg } from './visits.js';

/** As much of a leg as comes out of the ledger to explain a history and to link visits. */
export type LedgerLeg = HistoryLeg & VisitLeg & { readonly airframe: string };

/**
 * What histories and visits are made from. Candidates and paths are most of a leg's bytes, and where an airframe was seen to
 * land and to take off at one field nobody asks for them.
 */
const COLUMNS = `id, icao24, registration, typecode, operator, adep, ades, adepEvidence, adesEvidence, adepRunway, adesRunway,
  takeoff, takeoffEarliest, takeoffLatest, landing, landingEarliest, landingLatest, firstSeen, lastSeen, grade, sources, synthetic, flags,
  CASE WHEN isPlainStart AND isPlainEnd THEN NULL ELSE adepCandidates END AS adepCandidates,
  CASE WHEN isPlainStart AND isPlainEnd THEN NULL ELSE adesCandidates END AS adesCandidates,
  CASE WHEN isPlainStart AND isPlainEnd THEN NULL ELSE path END AS path`;

/** Seen to take off where the leg before was seen to land; seen to land where the leg after was seen to take off. */
const PLAIN = `coalesce(adepEvidence = 'observed' AND lag(adesEvidence) OVER w = 'observed' AND adep = lag(ades) OVER w,
    adepEvidence = 'observed') AS isPlainStart,
  coalesce(adesEvidence = 'observed' AND lead(adepEvidence) OVER w = 'observed' AND ades = lead(adep) OVER w,
    adesEvidence = 'observed') AS isPlainEnd`;

/**
 * The legs of some airframes, airframe by airframe in the order of time.
 *
 * @param addresses sorted; the engine passes over what lies on disk before the first of them or after the last
 */
export function ledgerLegsQuery(addresses: readonly string[]): string {
  const [first, last] = [addresses[0], addresses[addresses.length - 1]].map(textLiteral);
  return `SELECT ${COLUMNS} FROM (SELECT *, ${PLAIN} FROM legs
   WHERE icao24 BETWEEN ${first} AND ${last} AND icao24 IN ${listLiteral(addresses)}
   WINDOW w AS (PARTITION BY icao24 ORDER BY firstSeen, id)) ORDER BY icao24, firstSeen, id`;
}

/** The legs of these ids, whole. @param list the right-hand side of IN */
export const ledgerLegsByIdQuery = (list: string): string =>
  `SELECT ${COLUMNS} FROM (SELECT *, false AS isPlainStart, false AS isPlainEnd FROM legs WHERE id IN ${list}) ORDER BY id`;

type Columns = RowOf<'legs'>;

/** What those queries find: candidates and path are null where nobody asks for them. */
type Found = Omit<Columns, 'adepCandidates' | 'adesCandidates' | 'path'> & {
  readonly [Name in 'adepCandidates' | 'adesCandidates' | 'path']: Columns[Name] | null;
};

/** A row of either query. */
export function ledgerLegOf(found: Row): LedgerLeg {
  const row = rowAs<Found>(found);
  return {
    airframe: row.icao24,
    id: row.id,
    icao24: icao24OfKey(row.icao24),
    registration: row.registration,
    typecode: row.typecode,
    operator: row.operator,
    departure: endOf(row, 'adep', 'takeoff'),
    arrival: endOf(row, 'ades', 'landing'),
    grade: row.grade,
    firstSeenMs: msOf(row.firstSeen),
    lastSeenMs: msOf(row.lastSeen),
    sources: JSON.parse(row.sources) as LegSource[],
    synthetic: row.synthetic,
    flags: flagsFrom(row.flags),
    path: row.path ?? new Uint8Array(),
  };
}

function endOf(row: Found, place: 'adep' | 'ades', event: 'takeoff' | 'landing'): LegEnd {
  return {
    aerodrome: row[place],
    evidence: row[`${place}Evidence`],
    candidates: candidatesOf(row[`${place}Candidates`]),
    runway: row[`${place}Runway`],
    timeMs: msOf(row[event]),
    earliestMs: msOf(row[`${event}Earliest`]),
    latestMs: msOf(row[`${event}Latest`]),
  };
}

const candidatesOf = (json: string | null): Candidate[] =>
  json === null ? [] : (JSON.parse(json) as Candidate[]);
