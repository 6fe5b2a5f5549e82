import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Engine } from '../engine/engine.js';
import { listLiteral, textLiteral, timestampLiteral } from '../engine/literal.js';
import type { LedgerLeg } from '../tables/ledger-legs.js';
import { movementRows } from '../tables/movements.js';
import { appendRows } from './write-batch.js';

/** What of a leg its neighbours, or other aircraft near its ends, may change. */
const COLUMNS = [
  'adep',
  'ades',
  'adepEvidence',
  'adesEvidence',
  'adepCandidates',
  'adesCandidates',
  'adepRunway',
  'adesRunway',
  'grade',
] as const;

/** Writes what others say of the ends of some legs: onto the legs, and as movements. */
export async function writeExplained(
  engine: Engine,
  legs: readonly LedgerLeg[],
  aerodromes: AerodromeTable,
): Promise<void> {
  if (legs.length === 0) return;
  await updateLegs(engine, legs);
  const list = listLiteral(legs.map(({ id }) => id));
  await engine.execute(
    `DELETE FROM movements WHERE leg IN ${list} AND "at" ${within(timesOf(legs), timestampLiteral)}`,
  );
  await appendRows(
    engine,
    'movements',
    legs.flatMap((leg) => movementRows(leg, leg.airframe, aerodromes)),
  );
}

async function updateLegs(engine: Engine, legs: readonly LedgerLeg[]): Promise<void> {
  const columns = COLUMNS.map((name) => `"${name}" VARCHAR`).join(', ');
  await engine.execute(`CREATE OR REPLACE TEMP TABLE explained ("id" VARCHAR, ${columns})`);
  await engine.append(
    'explained',
    legs.map(({ id, departure, arrival, grade }) => [
      id,
      departure.aerodrome,
      arrival.aerodrome,
      departure.evidence,
      arrival.evidence,
      JSON.stringify(departure.candidates),
      JSON.stringify(arrival.candidates),
      departure.runway,
      arrival.runway,
      grade,
    ]),
  );
  const changes = COLUMNS.map((name) => `"${name}" = e."${name}"`).join(', ');
  await engine.execute(
    `UPDATE legs SET ${changes} FROM explained e WHERE legs.id = e.id AND legs.firstSeen ${within(timesOf(legs), timestampLiteral)}
     AND legs.icao24 ${within(legs.map(({ airframe }) => airframe).sort(), textLiteral)}; DROP TABLE explained`,
  );
}

/** When the legs were, in order. */
function timesOf(legs: readonly LedgerLeg[]): number[] {
  return legs.flatMap(({ firstSeenMs, lastSeenMs }) => [firstSeenMs, lastSeenMs]).sort((a, b) => a - b);
}

/** SQL: from the first to the last; said beside ids, so that the engine passes over what lies elsewhere on disk. */
function within<T>(sorted: readonly T[], literal: (value: T) => string): string {
  return `BETWEEN ${literal(sorted[0])} AND ${literal(sorted[sorted.length - 1])}`;
}
