import type { AerodromeTable } from '../aviation/aerodromes.js';
import { allRows, type Engine, inTransaction, type Row } from '../ledger/engine.js';
import { listLiteral } from '../ledger/literal.js';
import { type VisitLeg, visitsOf } from '../ledger/visits.js';
import type { Evidence } from '../legs/grade.js';
import type { LegEnd, LegSource } from '../legs/leg.js';
import { grouped } from '../source/grouped.js';
import { icao24OfKey } from '../trace/airframe.js';
import { visitRow } from './rows.js';
import { appendRows } from './write.js';

/** What visits are made from. */
const COLUMNS = `id, icao24, registration, typecode, operator, adep, ades, adepEvidence, adesEvidence, adepRunway, adesRunway,
  takeoff, takeoffEarliest, takeoffLatest, landing, landingEarliest, landingLatest, firstSeen, lastSeen, sources, synthetic`;

/** Airframes whose visits are remade in one transaction. */
const AT_ONCE = 500;

/** Links the legs of the given airframes into visits anew. */
export async function remakeVisits(
  engine: Engine,
  addresses: readonly string[],
  aerodromes: AerodromeTable,
): Promise<void> {
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    await remakeSome(engine, addresses.slice(from, from + AT_ONCE), aerodromes);
  }
}

async function remakeSome(
  engine: Engine,
  addresses: readonly string[],
  aerodromes: AerodromeTable,
): Promise<void> {
  const list = listLiteral(addresses);
  const rows = await allRows(
    engine,
    `SELECT ${COLUMNS} FROM legs WHERE icao24 IN ${list} ORDER BY icao24, firstSeen, id`,
  );
  const airframes = [...grouped(rows, (row) => row.icao24 as string)];
  const added = airframes.flatMap(([airframe, legs]) =>
    visitsOf(legs.map(visitLegOf)).map((visit) => visitRow(visit, airframe, aerodromes)),
  );
  await inTransaction(engine, async () => {
    await engine.execute(`DELETE FROM visits WHERE icao24 IN ${list}`);
    await appendRows(engine, 'visits', added);
  });
}

function visitLegOf(row: Row): VisitLeg {
  return {
    id: row.id as string,
    icao24: icao24OfKey(row.icao24 as string),
    registration: row.registration as string | null,
    typecode: row.typecode as string | null,
    operator: row.operator as string | null,
    departure: endOf(row, 'adep', 'takeoff'),
    arrival: endOf(row, 'ades', 'landing'),
    firstSeenMs: (row.firstSeen as Date).getTime(),
    lastSeenMs: (row.lastSeen as Date).getTime(),
    sources: JSON.parse(row.sources as string) as LegSource[],
    synthetic: row.synthetic as boolean,
  };
}

function endOf(row: Row, place: 'adep' | 'ades', event: 'takeoff' | 'landing'): LegEnd {
  const ms = (value: Row[string]) => (value === null ? null : (value as Date).getTime());
  return {
    aerodrome: row[place] as string | null,
    evidence: row[`${place}Evidence`] as Evidence,
    candidates: [],
    runway: row[`${place}Runway`] as string | null,
    timeMs: ms(row[event]),
    earliestMs: ms(row[`${event}Earliest`]),
    latestMs: ms(row[`${event}Latest`]),
  };
}
