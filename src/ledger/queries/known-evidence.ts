import type { EntryPlace } from '../../source/entry.js';
import { grouped } from '../../source/syntax/grouped.js';
import { allRows, type Engine } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';
import { type Period, periodFrom } from '../tables/period.js';
import { type PackedTail, tailFrom } from '../tables/tails.js';

/** An entry of the ledger, when its airframe was seen in it, and where its bytes lie. */
export interface StoredEntry extends Period {
  readonly sha256: string;
  readonly entry: string;
  readonly place: EntryPlace;
}

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
  return new Map(rowsAs<RowOf<'tails'>>(rows).map((row) => [row.icao24, tailFrom(row)]));
}

/** An entry and the path of its file. */
type PlacedRow = Pick<RowOf<'entries'>, 'sha256' | 'entry' | 'byteOffset' | 'bytes'> &
  Pick<RowOf<'files'>, 'path'>;
type EntryRow = PlacedRow & Pick<RowOf<'entries'>, 'icao24' | 'firstSeen' | 'lastSeen'>;

/** The entries of some airframes, by airframe, in order of time. */
export async function storedEntries(
  engine: Engine,
  addresses: readonly string[],
): Promise<(address: string) => StoredEntry[]> {
  const rows = await allRows(
    engine,
    `SELECT e.icao24, e.sha256, e.entry, e.byteOffset, e.bytes, e.firstSeen, e.lastSeen, f.path
     FROM entries e JOIN files f USING (sha256) WHERE e.icao24 IN ${listLiteral(addresses)} ORDER BY e.firstSeen, e.sha256, e.entry`,
  );
  const byAirframe = grouped(rowsAs<EntryRow>(rows), ({ icao24 }) => icao24);
  return (address) => (byAirframe.get(address) ?? []).map(storedEntry);
}

const storedEntry = (row: EntryRow): StoredEntry => {
  const { sha256, entry } = row;
  return { place: placeFrom(row), sha256, entry, ...periodFrom(row) };
};

const placeFrom = ({ sha256, entry, path, byteOffset, bytes }: PlacedRow): EntryPlace => ({
  sha256,
  entry,
  file: path,
  offset: byteOffset,
  size: bytes,
});

/** When the legs of some airframes were, by airframe, in order. */
export async function legPeriods(
  engine: Engine,
  addresses: readonly string[],
): Promise<(address: string) => Period[]> {
  const rows = await allRows(
    engine,
    `SELECT icao24, firstSeen, lastSeen FROM legs WHERE icao24 IN ${listLiteral(addresses)} ORDER BY firstSeen`,
  );
  const found = rowsAs<Pick<RowOf<'legs'>, 'icao24' | 'firstSeen' | 'lastSeen'>>(rows);
  const byAirframe = grouped(found, ({ icao24 }) => icao24);
  return (address) => (byAirframe.get(address) ?? []).map(periodFrom);
}

/** Where the bytes of an entry lie; null where the ledger does not say. */
export async function entryPlace(
  engine: Engine,
  { sha256, entry }: Pick<EntryPlace, 'sha256' | 'entry'>,
): Promise<EntryPlace | null> {
  const rows = await allRows(
    engine,
    `SELECT e.sha256, e.entry, e.byteOffset, e.bytes, f.path FROM entries e JOIN files f USING (sha256)
     WHERE e.sha256 = ${textLiteral(sha256)} AND e.entry = ${textLiteral(entry)}`,
  );
  const [row] = rowsAs<PlacedRow>(rows);
  return row === undefined ? null : placeFrom(row);
}

/** The airframe of a leg, see trace/airframe; null where there is no such leg. */
export async function airframeOfLeg(engine: Engine, leg: string): Promise<string | null> {
  const rows = await allRows(engine, `SELECT icao24 FROM legs WHERE id = ${textLiteral(leg)}`);
  return rowsAs<Pick<RowOf<'legs'>, 'icao24'>>(rows)[0]?.icao24 ?? null;
}

/** Every airframe that has legs. */
export async function airframesWithLegs(engine: Engine): Promise<Set<string>> {
  const rows = await allRows(engine, 'SELECT DISTINCT icao24 FROM legs');
  return new Set(rowsAs<Pick<RowOf<'legs'>, 'icao24'>>(rows).map(({ icao24 }) => icao24));
}

/** What the ledger says of a file. */
export type HeldFile = Pick<RowOf<'files'>, 'path' | 'bytes' | 'complete'>;

/** The file of these bytes; null when the ledger has never begun with it. */
export async function heldFile(engine: Engine, sha256: string): Promise<HeldFile | null> {
  const sql = `SELECT path, bytes, complete FROM files WHERE sha256 = ${textLiteral(sha256)}`;
  return rowsAs<HeldFile>(await allRows(engine, sql))[0] ?? null;
}

/** Notes that a file lies elsewhere now. */
export async function moveFile(engine: Engine, sha256: string, path: string): Promise<void> {
  await engine.execute(`UPDATE files SET path = ${textLiteral(path)} WHERE sha256 = ${textLiteral(sha256)}`);
}

/** The entries of a file that are in. */
export async function entriesOfFile(engine: Engine, sha256: string): Promise<Set<string>> {
  const sql = `SELECT entry FROM entries WHERE sha256 = ${textLiteral(sha256)}`;
  const rows = rowsAs<Pick<RowOf<'entries'>, 'entry'>>(await allRows(engine, sql));
  return new Set(rows.map(({ entry }) => entry));
}

/** Paths of the traces that lie loose below a folder. @param prefix of the path */
export async function looseTraces(engine: Engine, prefix: string): Promise<string[]> {
  const sql = `SELECT path FROM files WHERE kind = 'trace' AND starts_with(path, ${textLiteral(prefix)})`;
  return rowsAs<Pick<RowOf<'files'>, 'path'>>(await allRows(engine, sql)).map(({ path }) => path);
}

/** What was counted of the days of one archive or folder. */
export async function daysAt(engine: Engine, path: string): Promise<readonly RowOf<'days'>[]> {
  return rowsAs(await allRows(engine, `SELECT * FROM days WHERE path = ${textLiteral(path)}`));
}

/** What could not be read of a file. */
export async function problemsOfFile(
  engine: Engine,
  sha256: string,
): Promise<readonly Pick<RowOf<'problems'>, 'path' | 'entry' | 'byte' | 'code' | 'reason'>[]> {
  const sql = `SELECT path, entry, byte, code, reason FROM problems WHERE sha256 = ${textLiteral(sha256)} ORDER BY entry`;
  return rowsAs(await allRows(engine, sql));
}
