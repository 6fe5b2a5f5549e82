import { allRows, type Engine, inTransaction } from '../ledger/engine.js';
import { listLiteral } from '../ledger/literal.js';
import { visitsOf } from '../ledger/visits.js';
import { explainHistory, type HistoryReferences } from '../legs/continuity/index.js';
import { grouped } from '../source/grouped.js';
import { writeExplained } from './explained.js';
import { type LedgerLeg, ledgerLegOf, ledgerLegsQuery } from './ledger-leg.js';
import { breakRow, type NamedRow, visitRow } from './rows.js';
import { appendRows } from './write.js';

/** Airframes whose histories are explained in one transaction. */
const AT_ONCE = 500;

/** Explains the histories of the given airframes anew and links their legs into visits. */
export async function remakeHistories(
  engine: Engine,
  addresses: readonly string[],
  references: HistoryReferences,
): Promise<void> {
  for (let from = 0; from < addresses.length; from += AT_ONCE) {
    await remakeSome(engine, addresses.slice(from, from + AT_ONCE), references);
  }
}

async function remakeSome(
  engine: Engine,
  addresses: readonly string[],
  references: HistoryReferences,
): Promise<void> {
  const list = listLiteral(addresses);
  const rows = await allRows(engine, ledgerLegsQuery(list));
  const visits: NamedRow[] = [];
  const breaks: NamedRow[] = [];
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
    await engine.execute(
      `DELETE FROM visits WHERE icao24 IN ${list}; DELETE FROM breaks WHERE icao24 IN ${list}`,
    );
    await appendRows(engine, 'visits', visits);
    await appendRows(engine, 'breaks', breaks);
  });
}

function isChanged(before: LedgerLeg, after: LedgerLeg): boolean {
  if (before === after) return false;
  const facts = ({ departure, arrival, grade }: LedgerLeg) => JSON.stringify([departure, arrival, grade]);
  return facts(before) !== facts(after);
}
