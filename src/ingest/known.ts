import type { Engine } from '../ledger/engine/engine.js';
import { legPeriods, loadTails, type StoredEntry, storedEntries } from '../ledger/queries/known-evidence.js';
import type { Reread } from './group.js';
import { unpackTail } from './tail.js';
import type { Known } from './weave.js';

/** Everything the ledger knows of some airframes, in one question for each kind of thing. */
export async function loadKnown(
  engine: Engine,
  addresses: readonly string[],
  read: Reread,
): Promise<(address: string) => Known> {
  const tails = await loadTails(engine, addresses);
  const entriesOf = await storedEntries(engine, addresses);
  const legsOf = await legPeriods(engine, addresses);
  return (address) => {
    const tail = tails.get(address) ?? null;
    return {
      tail: tail === null ? null : unpackTail(tail),
      entries: entriesOf(address),
      legs: legsOf(address),
      reread: (entry) => read((entry as StoredEntry).place, address),
    };
  };
}
