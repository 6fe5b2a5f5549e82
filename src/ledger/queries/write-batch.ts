import { allRows, type Engine, inTransaction, type Value } from '../engine/engine.js';
import { identifier, listLiteral, textLiteral, timestampLiteral } from '../engine/literal.js';
import type { TABLES } from '../schema/columns.js';
import { type NewRowOf, type RowOf, rowsAs, valuesOf } from '../schema/rows.js';
import { type Period, periodFrom } from '../tables/period.js';
import { tailRow } from '../tables/tails.js';
import type { WovenRows } from '../tables/woven.js';

/** Everything one transaction puts into the ledger. */
export interface Batch {
  readonly woven: readonly WovenRows[];
  /** Rows of `entries`. */
  readonly entries: readonly (readonly Value[])[];
  readonly files: readonly NewRowOf<'files'>[];
  readonly days: readonly NewRowOf<'days'>[];
  readonly problems: readonly NewRowOf<'problems'>[];
  /** Paths that were tried again: what was wrong with them before no longer counts. */
  readonly tried: readonly string[];
}

/** How many legs came, and how many of those that were there gave way; and when those were. */
interface LegCounts {
  readonly added: number;
  readonly remade: number;
  readonly gaveWay: readonly Period[];
}

/** Writes a batch whole or not at all. */
export async function writeBatch(engine: Engine, batch: Batch): Promise<LegCounts> {
  return await inTransaction(engine, async () => {
    const removed = await removeRemade(engine, batch.woven);
    await noteLandings(engine, batch.woven);
    await engine.append(
      'legs',
      batch.woven.flatMap((woven) => woven.legs),
    );
    await engine.append(
      'movements',
      batch.woven.flatMap((woven) => woven.movements),
    );
    await engine.append(
      'visits',
      batch.woven.flatMap((woven) => woven.visits),
    );
    await engine.append(
      'breaks',
      batch.woven.flatMap((woven) => woven.breaks),
    );
    await replaceTails(engine, batch.woven);
    await engine.append('entries', batch.entries);
    await replaceRows(engine, 'files', 'sha256', batch.files);
    await replaceRows(engine, 'days', 'path', batch.days);
    await deleteWhere(engine, 'problems', 'path', batch.tried);
    await appendRows(engine, 'problems', batch.problems);
    const ids = batch.woven.flatMap((woven) => woven.ids);
    const kept = ids.filter((id) => removed.has(id)).length;
    return { added: ids.length - kept, remade: removed.size - kept, gaveWay: [...removed.values()] };
  });
}

/** Appends rows given by column name. */
export async function appendRows<Name extends keyof typeof TABLES>(
  engine: Engine,
  table: Name,
  rows: readonly NewRowOf<Name>[],
): Promise<void> {
  await engine.append(
    table,
    rows.map((row) => valuesOf(table, row)),
  );
}

/** Takes out the legs whose time is being remade. @returns when each was, by id */
async function removeRemade(engine: Engine, woven: readonly WovenRows[]): Promise<Map<string, Period>> {
  const remade = woven.filter(({ isKnown }) => isKnown);
  if (remade.length === 0) return new Map();
  const windows = remade.map(
    ({ address, fromMs, toMs }) => `(${textLiteral(address)}, ${bound(fromMs)}, ${bound(toMs)})`,
  );
  const earliestMs = Math.min(...remade.map(({ fromMs }) => fromMs));
  const rows = await allRows(
    engine,
    `SELECT l.id, l.firstSeen, l.lastSeen FROM legs l JOIN (VALUES ${windows.join(', ')}) w(icao24, fromTime, toTime)
     ON l.icao24 = w.icao24 AND l.firstSeen BETWEEN w.fromTime AND w.toTime WHERE l.firstSeen >= ${bound(earliestMs)}`,
  );
  const legs = new Map(
    rowsAs<Pick<RowOf<'legs'>, 'id' | 'firstSeen' | 'lastSeen'>>(rows).map((row) => [
      row.id,
      periodFrom(row),
    ]),
  );
  await deleteLegs(engine, legs);
  return legs;
}

/** Their time is given beside their ids, so that the engine passes over what is of another. */
async function deleteLegs(engine: Engine, legs: ReadonlyMap<string, Period>): Promise<void> {
  if (legs.size === 0) return;
  const list = listLiteral([...legs.keys()]);
  let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { firstSeenMs, lastSeenMs } of legs.values())
    [fromMs, toMs] = [Math.min(fromMs, firstSeenMs), Math.max(toMs, lastSeenMs)];
  const then = `BETWEEN ${timestampLiteral(fromMs)} AND ${timestampLiteral(toMs)}`;
  await engine.execute(
    `DELETE FROM legs WHERE id IN ${list} AND firstSeen ${then};
     DELETE FROM movements WHERE leg IN ${list} AND "at" ${then}`,
  );
}

/** Bounds the landing of legs after which the airframe has now been heard again. */
async function noteLandings(engine: Engine, woven: readonly WovenRows[]): Promise<void> {
  const landed = woven.flatMap((one) => one.landed ?? []);
  if (landed.length === 0) return;
  const values = landed
    .map(({ leg, latestMs }) => `(${textLiteral(leg)}, ${timestampLiteral(latestMs)})`)
    .join(', ');
  await engine.execute(
    `UPDATE legs SET landingLatest = v.latest FROM (VALUES ${values}) v(id, latest)
     WHERE legs.id = v.id AND landingLatest IS NULL`,
  );
}

function bound(ms: number): string {
  if (Number.isFinite(ms)) return timestampLiteral(ms);
  return `TIMESTAMP '${ms < 0 ? '-' : ''}infinity'`;
}

async function replaceTails(engine: Engine, woven: readonly WovenRows[]): Promise<void> {
  const rows = woven.flatMap(({ address, tail }) => (tail === null ? [] : [tailRow(tail, address)]));
  const replaced = woven.filter(({ isKnown, tail }) => isKnown && tail !== null);
  await deleteWhere(
    engine,
    'tails',
    'icao24',
    replaced.map(({ address }) => address),
  );
  await appendRows(engine, 'tails', rows);
}

/** Puts rows in the place of those with the same key. */
export async function replaceRows<Name extends keyof typeof TABLES>(
  engine: Engine,
  table: Name,
  key: keyof NewRowOf<Name> & string,
  rows: readonly NewRowOf<Name>[],
): Promise<void> {
  await deleteWhere(
    engine,
    table,
    key,
    rows.map((row) => String(row[key])),
  );
  await appendRows(engine, table, rows);
}

async function deleteWhere(
  engine: Engine,
  table: keyof typeof TABLES,
  column: string,
  values: readonly string[],
): Promise<void> {
  if (values.length === 0) return;
  await engine.execute(
    `DELETE FROM ${identifier(table)} WHERE ${identifier(column)} IN ${listLiteral(values)}`,
  );
}
