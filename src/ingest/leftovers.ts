import { AirbridgeError } from '../error.js';
import type { Engine } from '../ledger/engine.js';
import type { References } from '../legs/references.js';
import type { EntryPlace } from '../source/entry.js';
import { grouped } from '../source/grouped.js';
import type { Trace } from '../trace/trace.js';
import { wovenRows } from './distil.js';
import type { Read, Reread, WovenRows } from './group.js';
import { knownOf, loadEnds, NO_ENDS } from './known.js';
import { weave } from './weave.js';

/** What came of entries that a worker could read but not weave in. */
export interface Leftovers {
  readonly woven: readonly WovenRows[];
  readonly read: readonly Read[];
  /** Entries that stay out, and why. */
  readonly torn: readonly { readonly place: EntryPlace; readonly error: AirbridgeError }[];
}

/** Weaves in what falls between or over evidence that is in already: airframe by airframe, with the ledger at hand. */
export async function weaveLeftovers(
  engine: Engine,
  read: readonly Read[],
  references: References,
  reread: Reread,
): Promise<Leftovers> {
  const ends = await loadEnds(engine, [...new Set(read.map(({ address }) => address))]);
  const woven: WovenRows[] = [];
  const taken: Read[] = [];
  const torn: { place: EntryPlace; error: AirbridgeError }[] = [];
  for (const [address, entries] of grouped(read, (one) => one.address)) {
    try {
      const known = knownOf(engine, address, ends.get(address) ?? NO_ENDS, reread);
      const fresh: Trace[] = [];
      for (const { place } of entries) fresh.push(await reread(place, address));
      woven.push(
        wovenRows(address, known.untilMs !== null, await weave(known, fresh, references), references),
      );
      taken.push(...entries);
    } catch (error) {
      if (!(error instanceof AirbridgeError)) throw error;
      torn.push(...entries.map(({ place }) => ({ place, error: unwoven(error, place) })));
    }
  }
  return { woven, read: taken, torn };
}

function unwoven(cause: AirbridgeError, { file, entry }: EntryPlace): AirbridgeError {
  const message = `it lies beside or over evidence that can no longer be read again: ${cause.message}`;
  const next = `Put ${cause.where.file ?? 'the archive'} back and run the same command again.`;
  return new AirbridgeError('unreadable', message, { file, entry }, next, { cause });
}
