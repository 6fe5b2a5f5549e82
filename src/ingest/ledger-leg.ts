import type { Row } from '../ledger/engine/engine.js';
import { listLiteral, textLiteral } from '../ledger/engine/literal.js';
import { flagsFrom } from '../ledger/tables/flags.js';
import type { VisitLeg } from '../ledger/tables/visits.js';
import type { HistoryLeg } from '../legs/continuity/index.js';
import type { Evidence } from '../legs/grade.js';
import type { Candidate, Leg, LegEnd, LegSource } from '../legs/leg.js';
import { icao24OfKey } from '../trace/airframe.js';

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

/** A row of either query. */
export function ledgerLegOf(row: Row): LedgerLeg {
  return {
    airframe: row.icao24 as string,
    id: row.id as string,
    icao24: icao24OfKey(row.icao24 as string),
    registration: row.registration as string | null,
    typecode: row.typecode as string | null,
    operator: row.operator as string | null,
    departure: endOf(row, 'adep', 'takeoff'),
    arrival: endOf(row, 'ades', 'landing'),
    grade: row.grade as Leg['grade'],
    firstSeenMs: (row.firstSeen as Date).getTime(),
    lastSeenMs: (row.lastSeen as Date).getTime(),
    sources: JSON.parse(row.sources as string) as LegSource[],
    synthetic: row.synthetic as boolean,
    flags: flagsFrom(row.flags as string),
    path: (row.path as Uint8Array | null) ?? new Uint8Array(),
  };
}

function endOf(row: Row, place: 'adep' | 'ades', event: 'takeoff' | 'landing'): LegEnd {
  const ms = (value: Row[string]) => (value === null ? null : (value as Date).getTime());
  return {
    aerodrome: row[place] as string | null,
    evidence: row[`${place}Evidence`] as Evidence,
    candidates: candidatesOf(row[`${place}Candidates`] as string | null),
    runway: row[`${place}Runway`] as string | null,
    timeMs: ms(row[event]),
    earliestMs: ms(row[`${event}Earliest`]),
    latestMs: ms(row[`${event}Latest`]),
  };
}

const candidatesOf = (json: string | null): Candidate[] =>
  json === null ? [] : (JSON.parse(json) as Candidate[]);
