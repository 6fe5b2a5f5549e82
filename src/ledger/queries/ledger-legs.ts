import { grouped } from '../../source/syntax/grouped.js';
import { allRows, type Engine } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';
import { type LedgerLeg, ledgerLegOf } from '../tables/ledger-legs.js';

/**
 * What histories and visits are made from. Candidates and paths are most of a leg's bytes, and where an airframe was seen to
 * land and to take off at one field nobody asks for them.
 */
const COLUMNS = `id, icao24, registration, typecode, operator, adep, ades, adepEvidence, adesEvidence, adepRunway, adesRunway,
  takeoff, takeoffEarliest, takeoffLatest, landing, landingEarliest, landingLatest, firstSeen, lastSeen, grade, sources, synthetic, flags, events,
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
function ledgerLegsQuery(addresses: readonly string[]): string {
  const [first, last] = [addresses[0], addresses[addresses.length - 1]].map(textLiteral);
  return `SELECT ${COLUMNS} FROM (SELECT *, ${PLAIN} FROM legs
   WHERE icao24 BETWEEN ${first} AND ${last} AND icao24 IN ${listLiteral(addresses)}
   WINDOW w AS (PARTITION BY icao24 ORDER BY firstSeen, id)) ORDER BY icao24, firstSeen, id`;
}

/** The legs of these ids, whole. @param list the right-hand side of IN */
const ledgerLegsByIdQuery = (list: string): string =>
  `SELECT ${COLUMNS} FROM (SELECT *, false AS isPlainStart, false AS isPlainEnd FROM legs WHERE id IN ${list}) ORDER BY id`;

/** The legs of some airframes, by airframe, each in the order of time. @param addresses sorted */
export async function ledgerLegsOf(
  engine: Engine,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, readonly LedgerLeg[]>> {
  const legs = (await allRows(engine, ledgerLegsQuery(addresses))).map(ledgerLegOf);
  return grouped(legs, ({ airframe }) => airframe);
}

/** The legs of these ids, whole. */
export async function ledgerLegsById(engine: Engine, ids: readonly string[]): Promise<LedgerLeg[]> {
  return (await allRows(engine, ledgerLegsByIdQuery(listLiteral(ids)))).map(ledgerLegOf);
}
