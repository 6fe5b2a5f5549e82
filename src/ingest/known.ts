import { allRows, type Engine, type Row } from '../ledger/engine/engine.js';
import { listLiteral } from '../ledger/engine/literal.js';
import type { EntryPlace } from '../source/entry.js';
import { grouped } from '../source/syntax/grouped.js';
import type { Reread } from './group.js';
import { type PackedTail, unpackTail } from './tail.js';
import type { Known, KnownEntry, Period } from './weave.js';

/** An entry of the ledger together with where its bytes lie. */
interface StoredEntry extends KnownEntry {
  readonly place: EntryPlace;
}

const millis = (value: Row[string]): number => (value as Date).getTime();

/**
 * The open tails of some airframes, in one question for all of them. Every airframe the ledger holds anything of has one, and it
 * ends with the airframe's last report: nothing else, however much there is, has to be looked through.
 *
 * @param addresses six hex digits each, `~` for non-ICAO ones
 */
export async function loadTails(
  engine: Engine,
  addresses: readonly string[],
): Promise<Map<string, PackedTail>> {
  // By row: the engine passes over rows that are not asked for, but of names it would read every tail to compare them.
  const rows = await allRows(
    engine,
    `SELECT * FROM tails WHERE rowid IN (SELECT rowid FROM tails WHERE icao24 IN ${listLiteral(addresses)})`,
  );
  return new Map(rows.map((row) => [row.icao24 as string, tailFrom(row)]));
}

function tailFrom(row: Row): PackedTail {
  return {
    fromMs: millis(row.fromTime),
    toMs: millis(row.toTime),
    openLeg: row.openLeg as string | null,
    reports: row.reports as Uint8Array,
  };
}

/** Everything the ledger knows of some airframes, in one question for each kind of thing. */
export async function loadKnown(
  engine: Engine,
  addresses: readonly string[],
  read: Reread,
): Promise<(address: string) => Known> {
  const list = listLiteral(addresses);
  const rowsOf = async (sql: string) => grouped(await allRows(engine, sql), (row) => row.icao24 as string);
  const tails = await loadTails(engine, addresses);
  const entries = await rowsOf(
    `SELECT e.icao24, e.sha256, e.entry, e.byteOffset, e.bytes, e.firstSeen, e.lastSeen, f.path
     FROM entries e JOIN files f USING (sha256) WHERE e.icao24 IN ${list} ORDER BY e.firstSeen, e.sha256, e.entry`,
  );
  const legs = await rowsOf(
    `SELECT icao24, firstSeen, lastSeen FROM legs WHERE icao24 IN ${list} ORDER BY firstSeen`,
  );
  return (address) => {
    const tail = tails.get(address) ?? null;
    return {
      tail: tail === null ? null : unpackTail(tail),
      entries: (entries.get(address) ?? []).map(storedEntry),
      legs: (legs.get(address) ?? []).map(periodFrom),
      reread: (entry) => read((entry as StoredEntry).place, address),
    };
  };
}

const storedEntry = (row: Row): StoredEntry => ({
  place: placeFrom(row),
  ...identityFrom(row),
  ...periodFrom(row),
});

/** From a row that has `firstSeen` and `lastSeen`. */
export const periodFrom = (row: Row): Period => ({
  firstSeenMs: millis(row.firstSeen),
  lastSeenMs: millis(row.lastSeen),
});

const identityFrom = (row: Row) => ({ sha256: row.sha256 as string, entry: row.entry as string });

/** Where an entry's bytes lie, from a row that has the file's path beside the entry. */
export function placeFrom(row: Row): EntryPlace {
  return {
    ...identityFrom(row),
    file: row.path as string,
    offset: row.byteOffset as number,
    size: row.bytes as number,
  };
}
