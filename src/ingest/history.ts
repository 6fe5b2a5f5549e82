import { type Engine, inTransaction } from '../ledger/engine/engine.js';
import { writeExplained } from '../ledger/queries/explained-legs.js';
import { forgetHistories, type LegsOfAirframe } from '../ledger/queries/histories.js';
import { ledgerLegsOf } from '../ledger/queries/ledger-legs.js';
import { appendRows } from '../ledger/queries/write-batch.js';
import type { NewRowOf } from '../ledger/schema/rows.js';
import { breakRow } from '../ledger/tables/breaks.js';
import type { LedgerLeg } from '../ledger/tables/ledger-legs.js';
import { visitRow } from '../ledger/tables/visit-rows.js';
import { visitsOf } from '../ledger/tables/visits.js';
import { explainHistory, type HistoryReferences } from '../legs/continuity/index.js';
import { isCountedElsewhere } from '../legs/integrity/double.js';

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
  for (const portion of portions(await forgetHistories(engine, addresses)))
    await remakeSome(engine, portion, references);
}

/** The airframes to be explained in portions, each in the order of addresses, in which legs lie on disk. */
function portions(airframes: readonly LegsOfAirframe[]): string[][] {
  const made: string[][] = [];
  let legs = 0;
  for (const one of airframes) {
    legs += one.legs;
    const isFull = legs > AT_ONCE.legs || made.at(-1)?.length === AT_ONCE.airframes;
    if (made.length === 0 || isFull) {
      made.push([]);
      legs = one.legs;
    }
    made.at(-1)?.push(one.airframe);
  }
  return made;
}

async function remakeSome(
  engine: Engine,
  addresses: readonly string[],
  references: HistoryReferences,
): Promise<void> {
  const visits: NewRowOf<'visits'>[] = [];
  const breaks: NewRowOf<'breaks'>[] = [];
  const changed: LedgerLeg[] = [];
  for (const [airframe, all] of await ledgerLegsOf(engine, addresses)) {
    // What is in the ledger once more is no second flight.
    const before = all.filter(({ flags }) => !isCountedElsewhere(flags));
    const history = explainHistory(before, references);
    const made = new Set(before.filter(({ synthetic }) => synthetic).map(({ id }) => id));
    for (const [k, leg] of history.legs.entries()) if (isChanged(before[k], leg)) changed.push(leg);
    for (const one of visitsOf(history.legs, history.breaks))
      visits.push(visitRow(one, airframe, references.aerodromes));
    for (const one of history.breaks) breaks.push(breakRow(one, airframe, made));
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
