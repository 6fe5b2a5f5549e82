import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { Engine } from '../ledger/engine.js';
import { listLiteral } from '../ledger/literal.js';
import type { LedgerLeg } from './ledger-leg.js';
import { movementRows } from './rows.js';
import { appendRows } from './write.js';

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
  await engine.execute(`DELETE FROM movements WHERE leg IN ${listLiteral(legs.map(({ id }) => id))}`);
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
    `UPDATE legs SET ${changes} FROM explained e WHERE legs.id = e.id; DROP TABLE explained`,
  );
}
