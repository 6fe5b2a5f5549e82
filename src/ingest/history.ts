import { allRows, type Engine, inTransaction } from '../ledger/engine/engine.js';
import type { NewRowOf } from '../ledger/schema/rows.js';
import { breakRow } from '../ledger/tables/breaks.js';
import { type LedgerLeg, ledgerLegOf, ledgerLegsQuery } from '../ledger/tables/ledger-legs.js';
import { visitRow } from '../ledger/tables/visit-rows.js';
import { visitsOf } from '../ledger/tables/visits.js';
import { explainHistory, type HistoryReferences } from '../legs/continuity/index.js';
import { grouped } from '../source/syntax/grouped.js';
import { writeExplained } from './explained.js';
import { appendRows } from './write.js';

/** Legs, and airframes, explained in one transaction: the engine holds the legs whole, and an airframe may have hundreds. */
const AT_ONCE = { legs: 2_000, airframes: 500 };

/**
 * Explains the histories of the given airframes anew and links their legs into visits.
 *
 * What was said of them before goes at once, for all of them; a writer that is killed before all is said anew leaves that to the
 * next, which does it for every airframe.
 */
export async function remakeHistories(
  engine: Engine,
  addresses: ReadonlySet<string>,
  references: HistoryReferences,
): Promise<void> {
  if (addresses.size === 0) return;
  await engine.execute('CREATE OR REPLACE TEMP TABLE remade (icao24 VARCHAR)');
  await engine.append(
    'remade',
    [...addresses].map((address) => [address]),
  );
  for (const table of ['visits', 'breaks']) {
    await engine.execute(`DELETE FROM ${table} WHERE icao24 IN (SELECT icao24 FROM remade)`);
  }
  for (const portion of await portions(engine)) await remakeSome(engine, portion, references);
  await engine.execute('DROP TABLE remade');
}

/** The airframes to be explained in portions, each in the order of addresses, in which legs lie on disk. */
async function portions(engine: Engine): Promise<string[][]> {
  const counts = `SELECT icao24, count(*) AS legs FROM legs WHERE icao24 IN (SELECT icao24 FROM remade)
    GROUP BY icao24 ORDER BY icao24`;
  const made: string[][] = [];
  let legs = 0;
  for (const row of await allRows(engine, counts)) {
    legs += Number(row.legs);
    const isFull = legs > AT_ONCE.legs || made.at(-1)?.length === AT_ONCE.airframes;
    if (made.length === 0 || isFull) {
      made.push([]);
      legs = Number(row.legs);
    }
    made.at(-1)?.push(row.icao24 as string);
  }
  return made;
}

async function remakeSome(
  engine: Engine,
  addresses: readonly string[],
  references: HistoryReferences,
): Promise<void> {
  const rows = await allRows(engine, ledgerLegsQuery(addresses));
  const visits: NewRowOf<'visits'>[] = [];
  const breaks: NewRowOf<'breaks'>[] = [];
  const changed: LedgerLeg[] = [];
  for (const [airframe, itsRows] of grouped(rows, (row) => row.icao24 as string)) {
    const before = itsRows.map(ledgerLegOf);
    const history = explainHistory(before, references);
    const made = new Set(before.filter(({ synthetic }) => synthetic).map(({ id }) => id));
    changed.push(...history.legs.filter((leg, k) => isChanged(before[k], leg)));
    visits.push(
      ...visitsOf(history.legs, history.breaks).map((one) => visitRow(one, airframe, references.aerodromes)),
    );
    breaks.push(...history.breaks.map((one) => breakRow(one, airframe, made)));
  }
  await inTransaction(engine, async () => {
    await writeExplained(engine, changed, references.aerodromes);
    await appendRows(engine, 'visits', visits);
    await appendRows(engine, 'breaks', breaks);
  });
}

function isChanged(before: LedgerLeg, after: LedgerLeg): boolean {
  if (before === after) return false;
  const facts = ({ departure, arrival, grade }: LedgerLeg) => JSON.stringify([departure, arrival, grade]);
  return facts(before) !== facts(after);
}
