import { AirbridgeError } from '../error.js';
import type { Engine } from '../ledger/engine/engine.js';
import type { WovenRows } from '../ledger/tables/woven.js';
import type { References } from '../legs/references.js';
import type { EntryPlace } from '../source/entry.js';
import { grouped } from '../source/syntax/grouped.js';
import type { Trace } from '../trace/trace.js';
import { wovenRows } from './distil.js';
import type { Read, Reread } from './group.js';
import { loadKnown } from './known.js';
import { type Known, weave } from './weave.js';

/** What came of entries that a worker could read but not weave in. */
interface Leftovers {
  readonly woven: readonly WovenRows[];
  readonly read: readonly Read[];
  /** Entries that stay out, and why. */
  readonly torn: readonly { readonly place: EntryPlace; readonly error: AirbridgeError }[];
}

/** Airframes asked about at once: each may have hundreds of entries and legs. */
const AT_ONCE = 100;

/** Weaves in what falls between or over evidence that is in already: airframe by airframe, with the ledger at hand. */
export async function weaveLeftovers(
  engine: Engine,
  read: readonly Read[],
  references: References,
  reread: Reread,
): Promise<Leftovers> {
  const late = [...grouped(read, (one) => one.address)];
  const airframes: Airframe[] = [];
  for (let from = 0; from < late.length; from += AT_ONCE) {
    const some = late.slice(from, from + AT_ONCE);
    const addresses = some.map(([address]) => address);
    const knownOf = await loadKnown(engine, addresses, reread);
    for (const [address, entries] of some) {
      airframes.push(await weaveOne(knownOf(address), address, entries, references, reread));
    }
  }
  return withoutTorn(airframes);
}

async function weaveOne(
  known: Known,
  address: string,
  entries: readonly Read[],
  references: References,
  reread: Reread,
): Promise<Airframe> {
  try {
    const fresh: Trace[] = [];
    for (const { place } of entries) fresh.push(await reread(place, address));
    const woven = await weave(known, fresh, references);
    return { entries, woven: wovenRows(address, known.tail !== null, woven, references), error: null };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    return { entries, woven: null, error };
  }
}

/** One airframe's entries and what came of them. */
interface Airframe {
  readonly entries: readonly Read[];
  readonly woven: WovenRows | null;
  readonly error: AirbridgeError | null;
}

/**
 * Leaves out whole every entry of which one airframe could not be woven in, and with it the other airframes in that entry: a
 * later run takes an entry up again only when nothing of it is in.
 */
function withoutTorn(airframes: readonly Airframe[]): Leftovers {
  const torn = new Map<string, { readonly place: EntryPlace; readonly cause: AirbridgeError }>();
  const causeOf = ({ entries, error }: Airframe): AirbridgeError | null =>
    error ?? entries.map(({ place }) => torn.get(keyOf(place))?.cause).find(Boolean) ?? null;
  let whole = airframes;
  for (let left = -1; left !== whole.length; ) {
    left = whole.length;
    for (const airframe of whole) {
      const cause = causeOf(airframe);
      if (cause === null) continue;
      for (const { place } of airframe.entries)
        if (!torn.has(keyOf(place))) torn.set(keyOf(place), { place, cause });
    }
    whole = whole.filter((airframe) => causeOf(airframe) === null);
  }
  return {
    woven: whole.flatMap(({ woven }) => woven ?? []),
    read: whole.flatMap(({ entries }) => entries),
    torn: [...torn.values()].map(({ place, cause }) => ({ place, error: unwoven(cause, place) })),
  };
}

const keyOf = ({ sha256, entry }: EntryPlace): string => `${sha256}\n${entry}`;

function unwoven(cause: AirbridgeError, { file, entry }: EntryPlace): AirbridgeError {
  const message = `it lies beside or over evidence that can no longer be read again: ${cause.message}`;
  const next = `Put ${cause.where.file ?? 'the archive'} back and run the same command again.`;
  return new AirbridgeError('unreadable', message, { file, entry }, next, { cause });
}
