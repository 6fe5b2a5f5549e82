/** A value as it goes in or comes out: integers wider than 53 bits do not occur in the ledger. */
export type Value = string | number | boolean | null | Uint8Array | Date;

/** One row by column name. */
export type Row = Record<string, Value>;

/**
 * What the ledger asks of a database: little enough that another engine fits behind it.
 *
 * TIMESTAMP columns go in as `Date` or as UTC milliseconds and come out as `Date`; BIGINT and INTEGER as `number`; BLOB as `Uint8Array`.
 */
export interface Engine {
  /** Runs statements for their effect. */
  execute(sql: string): Promise<void>;
  /** Runs one query and gives its rows in batches, so that a result need not fit in memory. */
  query(sql: string): AsyncIterable<readonly Row[]>;
  /** Appends rows, column by column and whole chunks at a time. Rows are arrays in the order of the table's columns. */
  append(table: string, rows: readonly (readonly Value[])[]): Promise<void>;
  /** Writes the rows of a query into a Parquet file, the only file beside its own that it ever touches. @returns how many */
  writeParquet(sql: string, file: string): Promise<number>;
  /** May be called twice. */
  close(): Promise<void>;
}

/** Every row of a query at once: for results known to be small. */
export async function allRows(engine: Engine, sql: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of engine.query(sql)) for (const row of batch) rows.push(row);
  return rows;
}

/** Runs `work` in one transaction: everything it writes is in the ledger, or nothing of it. */
export async function inTransaction<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  await engine.execute('BEGIN');
  try {
    const result = await work();
    await engine.execute('COMMIT');
    return result;
  } catch (error) {
    // A transaction that failed to commit is already rolled back.
    await engine.execute('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
