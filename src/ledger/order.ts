import { TABLES, type Table } from './columns.js';
import { createTable } from './ddl.js';
import { allRows, type Engine, inTransaction } from './engine.js';
import { identifier } from './literal.js';

/** Rows sorted at once. The engine holds them whole, and a leg takes some 2.5 kB. */
const SLICE_ROWS = 16_384;
/** Each slice is one more reading of the table, so that a large one is cut no finer and sorted with more memory. */
const MOST_SLICES = 32;
/** The engine's sort holds no more than 122,880 rows at a time, however many there are: so many slices' worth. */
const MOST_MEMORY = 8;

/** What sorting may use. */
export interface OrderOptions {
  /** What the engine was opened with; none when it may take what it wants. */
  readonly memoryLimitMb?: number;
  /** Rows of a small table's slices. */
  readonly sliceRows?: number;
}

/**
 * Puts tables back into their order on disk where appending has broken it: the engine skips what a place or month
 * query cannot need only while neighbours in time and place are neighbours in the file.
 */
export async function restoreOrder(engine: Engine, options: OrderOptions = {}): Promise<void> {
  for (const table of Object.values(TABLES)) {
    if (table.sortedBy.length === 0) continue;
    if (await isOutOfOrder(engine, table)) await rewriteSorted(engine, table, options);
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
async function rewriteSorted(engine: Engine, table: Table, options: OrderOptions): Promise<void> {
  const name = identifier(table.name);
  const { memoryLimitMb, sliceRows: usualRows = SLICE_ROWS } = options;
  const sliceRows = Math.max(usualRows, Math.ceil((await rowsIn(engine, table.name)) / MOST_SLICES));
  if (sliceRows > usualRows && memoryLimitMb !== undefined) {
    // Not taken back: the ledger is closed next, and an engine that cannot free what it holds refuses a lower limit.
    await engine.execute(`SET memory_limit = '${memoryLimitMb * MOST_MEMORY}MB'`);
  }
  await inTransaction(engine, async () => {
    await engine.execute(`ALTER TABLE ${name} RENAME TO unsorted; ${createTable(table)}`);
    const slices = await cutIntoSlices(engine, table, sliceRows);
    for (let slice = 0; slice < slices; slice++) {
      await engine.execute(
        `INSERT INTO ${name} SELECT * FROM unsorted WHERE ${isInSlice(table, slice, slices)} ORDER BY ${keyOf(table)}`,
      );
    }
    await engine.execute('DROP TABLE unsorted; DROP TABLE bounds');
  });
}

async function rowsIn(engine: Engine, table: string): Promise<number> {
  const [{ rows }] = await allRows(engine, `SELECT count(*) AS rows FROM ${identifier(table)}`);
  return Number(rows);
}

/** Notes the key at which each slice but the first begins. @returns how many slices there are */
async function cutIntoSlices(engine: Engine, table: Table, sliceRows: number): Promise<number> {
  const key = keyOf(table);
  await engine.execute(
    `CREATE TEMP TABLE bounds AS SELECT n // ${sliceRows} AS slice, * EXCLUDE (n)
     FROM (SELECT row_number() OVER () - 1 AS n, * FROM (SELECT ${key} FROM unsorted ORDER BY ${key}))
     WHERE n > 0 AND n % ${sliceRows} = 0`,
  );
  return (await rowsIn(engine, 'bounds')) + 1;
}

/** Rows of one key are all in one slice. */
function isInSlice(table: Table, slice: number, slices: number): string {
  const bound = (k: number) => `(SELECT ${rowKey(table)} FROM bounds WHERE slice = ${k})`;
  const from = slice === 0 ? 'true' : `${rowKey(table)} >= ${bound(slice)}`;
  const until = slice === slices - 1 ? 'true' : `${rowKey(table)} < ${bound(slice + 1)}`;
  return `${from} AND ${until}`;
}

const keyOf = (table: Table): string => table.sortedBy.map(identifier).join(', ');
const rowKey = (table: Table): string => `row(${keyOf(table)})`;
