import { allRows, type Engine, inTransaction, type Value } from '../engine/engine.js';
import { identifier, textLiteral } from '../engine/literal.js';
import type { Table } from '../schema/column.js';
import { TABLES } from '../schema/columns.js';
import { createTable } from '../schema/ddl.js';

/**
 * Rows sorted at once. The engine holds them whole, and a leg takes some 2.5 kB. Each slice is one more reading of the table, but of
 * little more than the column it is first sorted by.
 */
const SLICE_ROWS = 16_384;

const TABLE_NAMES = Object.keys(TABLES) as (keyof typeof TABLES)[];

/** What is put in order. */
interface OrderOptions {
  /** All when not given. */
  readonly tables?: readonly (keyof typeof TABLES)[];
  /** Rows sorted at once. */
  readonly sliceRows?: number;
}

/**
 * Puts tables back into their order on disk where appending has broken it: the engine skips what a place or month
 * query cannot need only while neighbours in time and place are neighbours in the file.
 */
export async function restoreOrder(engine: Engine, options: OrderOptions = {}): Promise<void> {
  for (const name of options.tables ?? TABLE_NAMES) {
    const table: Table = TABLES[name];
    if (table.sortedBy.length === 0) continue;
    if (await isOutOfOrder(engine, table)) await rewriteSorted(engine, table, options.sliceRows);
  }
}

async function isOutOfOrder(engine: Engine, table: Table): Promise<boolean> {
  const rows = await allRows(
    engine,
    `SELECT 1 FROM (SELECT ${rowKey(table)} AS k, lag(${rowKey(table)}) OVER () AS before FROM ${identifier(table.name)})
     WHERE k < before LIMIT 1`,
  );
  return rows.length > 0;
}

/** Slice by slice, because the engine sorts whole rows in memory and does not get by with a small one. */
async function rewriteSorted(engine: Engine, table: Table, sliceRows = SLICE_ROWS): Promise<void> {
  const name = identifier(table.name);
  await inTransaction(engine, async () => {
    await engine.execute(`ALTER TABLE ${name} RENAME TO unsorted; ${createTable(table)}`);
    const starts = await cutIntoSlices(engine, table, sliceRows);
    for (let slice = 0; slice <= starts.length; slice++) {
      await engine.execute(
        `INSERT INTO ${name} SELECT * FROM unsorted WHERE ${isInSlice(table, starts, slice)} ORDER BY ${keyOf(table)}`,
      );
    }
    await engine.execute('DROP TABLE unsorted; DROP TABLE bounds');
  });
}

/** Notes the key at which each slice but the first begins. @returns the first column of each of these keys */
async function cutIntoSlices(engine: Engine, table: Table, sliceRows: number): Promise<Value[]> {
  const key = keyOf(table);
  await engine.execute(
    `CREATE TEMP TABLE bounds AS SELECT n // ${sliceRows} AS slice, * EXCLUDE (n)
     FROM (SELECT row_number() OVER () - 1 AS n, * FROM (SELECT ${key} FROM unsorted ORDER BY ${key}))
     WHERE n > 0 AND n % ${sliceRows} = 0`,
  );
  const rows = await allRows(
    engine,
    `SELECT ${identifier(table.sortedBy[0])} AS start FROM bounds ORDER BY slice`,
  );
  return rows.map(({ start }) => start);
}

/** SQL: rows of one key are all in one slice. */
function isInSlice(table: Table, starts: readonly Value[], slice: number): string {
  const bound = (k: number) => `(SELECT ${rowKey(table)} FROM bounds WHERE slice = ${k})`;
  const conditions = [
    ...(slice === 0
      ? []
      : [...leading(table, '>=', starts[slice - 1]), `${rowKey(table)} >= ${bound(slice)}`]),
    ...(slice === starts.length
      ? []
      : [...leading(table, '<=', starts[slice]), `${rowKey(table)} < ${bound(slice + 1)}`]),
  ];
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

/**
 * What the whole key's bound means for its first column: the engine tells it from the summaries it keeps of every block, and reads nothing
 * else of the others. Nulls come last in order but are neither more nor less than anything: a column that may hold them is left out.
 */
function leading({ sortedBy: [name], columns }: Table, comparison: '>=' | '<=', start: Value): string[] {
  if (columns.find((column) => column.name === name)?.nullable !== false) return [];
  const literal = typeof start === 'number' ? String(start) : textLiteral(start as string);
  return [`${identifier(name)} ${comparison} ${literal}`];
}

const keyOf = (table: Table): string => table.sortedBy.map(identifier).join(', ');
const rowKey = (table: Table): string => `row(${keyOf(table)})`;
