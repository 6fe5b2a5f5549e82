import { dirname } from 'node:path';
import {
  blobValue,
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBResult,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';
import { AirbridgeError, type ErrorCode } from '../../error.js';
import { allRows, type Engine, type Row, type Value } from './engine.js';
import { textLiteral } from './literal.js';

/** Rows in one of DuckDB's vectors. */
const CHUNK_ROWS = 2048;

interface DuckDbOptions {
  readonly access: 'read' | 'write';
  readonly threads?: number;
  readonly memoryLimitMb?: number;
  /** Size of the log at which what was committed is written into the file; DuckDB's own is 16 MB. */
  readonly checkpointAtMb?: number;
  /** Opened to write one file: access to others is closed at once. */
  readonly mayExport?: boolean;
}

/**
 * DuckDB behind the engine interface.
 *
 * A reader streams every query on a connection of its own, so queries may overlap. A writer has one connection, so that
 * its queries see what its open transaction wrote; their results are taken whole, because DuckDB silently ends a stream
 * when another statement runs on the same connection.
 *
 * @param file path of the database, or `:memory:`
 * @throws AirbridgeError `case-locked`, `ledger-damaged`, `ledger-too-new`, `disk-full` or `no-memory`
 */
export async function openDuckDb(file: string, options: DuckDbOptions): Promise<Engine> {
  const instance = await explained(file, () => DuckDBInstance.create(file, settings(options)));
  const connection = await instance.connect();
  const run = (sql: string) => explained(file, () => connection.run(sql));
  let isOpen = true;
  return {
    execute: async (sql) => void (await run(sql)),
    query: (sql) =>
      options.access === 'read' ? streamRows(file, instance, sql) : rowsOf(file, () => run(sql)),
    writeParquet: (sql, target) => writeParquet(file, options, sql, target),
    append: (table, rows) => explained(file, () => appendRows(connection, table, rows)),
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A ledger may come from a stranger: nothing in it makes the engine read other files, load code or ask the network. */
const ALONE = {
  enable_external_access: 'false',
  autoload_known_extensions: 'false',
  autoinstall_known_extensions: 'false',
  allow_community_extensions: 'false',
} as const;

/** By an engine of its own, opened for this file alone. */
async function writeParquet(
  file: string,
  options: DuckDbOptions,
  sql: string,
  target: string,
): Promise<number> {
  const exporter = await openDuckDb(file, { ...options, access: 'read', mayExport: true });
  try {
    // Its folder alone: a list is no text that the engine takes when it is opened.
    await exporter.execute(`SET allowed_directories = [${textLiteral(dirname(target))}]`);
    await exporter.execute('SET enable_external_access = false');
    const [row] = await allRows(exporter, `COPY (\n${sql}) TO ${textLiteral(target)} (FORMAT parquet)`);
    return Number(row.Count);
  } finally {
    await exporter.close();
  }
}

function settings(options: DuckDbOptions): Record<string, string> {
  const chosen: Record<string, string> = { ...ALONE };
  if (options.mayExport === true) chosen.enable_external_access = 'true';
  if (options.access === 'read') chosen.access_mode = 'READ_ONLY';
  if (options.threads !== undefined) chosen.threads = String(options.threads);
  if (options.memoryLimitMb !== undefined) chosen.memory_limit = `${options.memoryLimitMb}MB`;
  if (options.checkpointAtMb !== undefined) chosen.checkpoint_threshold = `${options.checkpointAtMb}MB`;
  return chosen;
}

async function* streamRows(file: string, instance: DuckDBInstance, sql: string): AsyncGenerator<Row[]> {
  const connection = await instance.connect();
  try {
    yield* rowsOf(file, () => explained(file, () => connection.stream(sql)));
  } finally {
    connection.closeSync();
  }
}

async function* rowsOf(file: string, run: () => Promise<DuckDBResult>): AsyncGenerator<Row[]> {
  const result = await run();
  const names = result.columnNames();
  for (;;) {
    const chunk = await explained(file, () => result.fetchChunk());
    if (chunk === null || chunk.rowCount === 0) return;
    yield rowsIn(chunk, names);
  }
}

/** Column by column, as the chunk lies in memory. */
function rowsIn(chunk: DuckDBDataChunk, names: readonly string[]): Row[] {
  const rows = Array.from({ length: chunk.rowCount }, (): Row => ({}));
  for (const [c, name] of names.entries()) {
    const values = chunk.getColumnValues(c);
    for (let i = 0; i < rows.length; i++) rows[i][name] = fromDuckDb(values[i]);
  }
  return rows;
}

function fromDuckDb(value: DuckDBValue): Value {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n));
  // A copy: the bytes belong to a vector that is reused.
  if (value instanceof DuckDBBlobValue) return Uint8Array.from(value.bytes);
  if (value === null || typeof value !== 'object') return value;
  throw new TypeError(`the ledger holds no such value: ${String(value)}`);
}

async function appendRows(
  connection: DuckDBConnection,
  table: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const appender = await connection.createAppender(table);
  try {
    const types = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i));
    for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
      appender.appendDataChunk(chunkOf(types, rows.slice(from, from + CHUNK_ROWS)));
    }
    appender.flushSync();
  } finally {
    appender.closeSync();
  }
}

function chunkOf(types: readonly DuckDBType[], rows: readonly (readonly Value[])[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types);
  const wrong = rows.find((row) => row.length !== types.length);
  if (wrong !== undefined) {
    throw new RangeError(`a row has ${wrong.length} values for ${types.length} columns`);
  }
  chunk.setColumns(
    types.map((type, i) => {
      const convert = CONVERTERS.get(type.typeId) ?? same;
      return rows.map((row) => (row[i] === null ? null : convert(row[i])));
    }),
  );
  return chunk;
}

type Convert = (value: Value) => DuckDBValue;

const same: Convert = (value) => value as DuckDBValue;
const toTimestamp: Convert = (value) => {
  const ms = value instanceof Date ? value.getTime() : (value as number);
  // In one step: thousands of them are made, and microseconds stay below 2⁵³ until the year 2255.
  return new DuckDBTimestampValue(BigInt(ms * 1000));
};

/** By the column's type, chosen once per column. */
const CONVERTERS: ReadonlyMap<DuckDBTypeId, Convert> = new Map([
  [DuckDBTypeId.TIMESTAMP, toTimestamp],
  [DuckDBTypeId.BLOB, (value: Value) => blobValue(value as Uint8Array)],
  [DuckDBTypeId.BIGINT, (value: Value) => BigInt(value as number)],
]);

const KNOWN_FAULTS: readonly (readonly [RegExp, ErrorCode, string, string])[] = [
  [
    /Could not set lock|Conflicting lock|being used by another process/,
    'case-locked',
    'another program is writing to the ledger',
    'Wait for it to finish, or close the program that has the file open.',
  ],
  [
    /newer version of DuckDB|database file with version number/,
    'ledger-too-new',
    'the ledger was written by a newer database engine',
    'Update airbridge, or build the ledger anew with `airbridge ingest`.',
  ],
  [
    /No space left on device|not enough space|disk quota/i,
    'disk-full',
    'the disk is full',
    'Free some space and run the command again: what was already read stays in.',
  ],
  [
    /Out of Memory Error/,
    'no-memory',
    'there is not enough memory for it',
    'Ask for less at once (a shorter period, fewer airframes), or free some memory; of an ingest, what was already read stays in.',
  ],
  [
    /not a valid DuckDB database|Could not read enough bytes|Corrupt|checksum|deserializ|serialization error/i,
    'ledger-damaged',
    'the ledger cannot be read: it is damaged, or it is no ledger',
    'Move it away and run `airbridge ingest` again: a ledger can always be remade from the archives.',
  ],
];

/** Runs `work`, telling faults of the disk and the file from faults in our own SQL. */
async function explained<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw explain(file, cause);
  }
}

function explain(file: string, cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : String(cause);
  const known = KNOWN_FAULTS.find(([pattern]) => pattern.test(text));
  if (known === undefined) return cause;
  const [, code, message, next] = known;
  return new AirbridgeError(code, message, { file }, next, { cause });
}
