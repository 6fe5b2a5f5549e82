import { constants } from 'node:fs';
import { copyFile, lstat, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasLedger, ledgerFile } from '../../case/case-folder.js';
import { type Lock, type LockOptions, takeLock } from '../../case/lock.js';
import { AirbridgeError } from '../../error.js';
import { openDuckDb } from '../engine/duckdb.js';
import { allRows, type Engine, type Row } from '../engine/engine.js';
import { SCHEMA_VERSION, type TABLES } from '../schema/columns.js';
import { makeLedger, migrate, refuseForeign, refuseNewer, schemaVersion } from '../schema/migrations.js';
import { inputsLeft, isOurs, ledgerMark, noteStaging, removeNote } from './leftover.js';
import { restoreOrder } from './order.js';

const STAGING_FILE = 'staging.duckdb';
/** How often, and how far apart, an open or a swap is tried while another program has the file in its hands. */
const TRIES = 50;
const PAUSE_MS = 100;

/** What the database engine may use. */
interface Resources {
  readonly threads?: number;
  readonly memoryLimitMb?: number;
  readonly checkpointAtMb?: number;
}

/** What a writer of the ledger says of itself. */
interface StagingOptions extends LockOptions, Resources {
  /**
   * Files and folders it takes in, absolute: it goes on from a killed writer all of whose inputs are among them. Nobody else does:
   * what was left over is then thrown away.
   */
  readonly inputs?: readonly string[];
  /** Whether it rather does nothing than throw away what an interrupted ingest could go on with. */
  readonly sparesLeftover?: boolean;
}

/** A ledger being written, apart from the one that readers see. */
export interface Staging {
  readonly engine: Engine;
  /** Whether this goes on from a writer that was killed before it could commit. */
  readonly resumed: boolean;
  /** Whether what a killed writer had left was thrown away, because this one could not have finished it. */
  readonly threwAway: boolean;
  /** SHA-256 of the files that the killed writer took something of: all of them have to be met again. */
  readonly begun: readonly string[];
  /** Puts one table in its order on disk ahead of {@link commit}, which does it for all: for whoever reads much of it before. */
  putInOrder(table: keyof typeof TABLES): Promise<void>;
  /** Puts the staging ledger in the place of the ledger, and gives the lock back. */
  commit(): Promise<void>;
  /** Throws the staging ledger away, for a writer that had nothing to write, and gives the lock back. */
  discard(): Promise<void>;
  /** Leaves the staging ledger for the next writer to go on from, and gives the lock back. */
  close(): Promise<void>;
}

interface ReaderOptions extends LockOptions, Resources {
  /** Called when an older ledger was taken up to this version and what an interrupted ingest had left was thrown away. */
  readonly onThrownAway?: () => void;
}

/**
 * Opens the ledger for reading. Open one per request and close it soon: nobody has to wait for a reader, but a reader
 * sees the ledger as it was when it was opened.
 *
 * @throws AirbridgeError `case-missing`, `ledger-too-new`, `ledger-damaged` or `case-locked`
 */
export async function openReader(ledgerDir: string, options: ReaderOptions): Promise<Engine> {
  const file = ledgerFile(ledgerDir);
  if (!(await exists(file))) throw missing(ledgerDir);
  const engine = await retried(() => openDuckDb(file, { ...options, access: 'read' }));
  const version = await closingOnError(engine, () => readableVersion(engine, file));
  if (version === SCHEMA_VERSION) return engine;
  await engine.close();
  const staging = await openStaging(ledgerDir, options);
  await staging.commit();
  if (staging.threwAway) options.onThrownAway?.();
  return await openReader(ledgerDir, options);
}

/**
 * Opens a copy of the ledger for writing, under the lock; makes an empty one where there is none. A copy left by a
 * writer that was killed is taken up again where this writer can finish it, so that what it had finished is not done twice.
 *
 * @throws AirbridgeError `case-locked`, `ledger-too-new`, `ledger-damaged` or `disk-full`
 */
export async function openStaging(ledgerDir: string, options: StagingOptions): Promise<Staging> {
  await refuseLinkedFolder(ledgerDir);
  const lock = await takeLock(ledgerDir, options);
  try {
    return await openUnderLock(ledgerDir, options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openUnderLock(ledgerDir: string, options: StagingOptions, lock: Lock): Promise<Staging> {
  const wasThere = await exists(join(ledgerDir, STAGING_FILE));
  if (wasThere && options.sparesLeftover === true) await refuseInterrupted(ledgerDir);
  const left = wasThere ? await reopenLeftover(ledgerDir, options) : null;
  const engine = left?.engine ?? (await openCopy(ledgerDir, options));
  const remove = () => removeStaging(ledgerDir);
  return {
    engine,
    resumed: left !== null,
    threwAway: wasThere && left === null,
    begun: left?.begun ?? [],
    putInOrder: (table) => restoreOrder(engine, { tables: [table] }),
    commit: () =>
      closing(
        lock,
        () => finish(engine),
        () => swapIn(ledgerDir),
      ),
    discard: () => closing(lock, () => engine.close(), remove),
    close: () => closing(lock, () => engine.close()),
  };
}

async function closing(lock: Lock, ...steps: readonly (() => Promise<void>)[]): Promise<void> {
  try {
    for (const step of steps) await step();
  } finally {
    await lock.release();
  }
}

/** The staging ledger of a killed writer; null for one that this writer cannot finish, or that cannot be opened. */
async function reopenLeftover(
  ledgerDir: string,
  { inputs, ...options }: StagingOptions,
): Promise<Pick<Staging, 'engine' | 'begun'> | null> {
  const file = join(ledgerDir, STAGING_FILE);
  if (inputs === undefined || !(await isOrdinary(file)) || !(await isOrdinaryOrAbsent(`${file}.wal`)))
    return null;
  if (!(await isOurs(ledgerDir, { inputs, base: await ledgerMark(ledgerFile(ledgerDir)) }))) return null;
  try {
    const engine = await openToWrite(file, options);
    return await closingOnError(engine, async () => ({ engine, begun: await begunIn(engine, ledgerDir) }));
  } catch (error) {
    if (!(error instanceof AirbridgeError) || error.code !== 'ledger-damaged') throw error;
    return null;
  }
}

async function refuseInterrupted(ledgerDir: string): Promise<void> {
  const inputs = await inputsLeft(ledgerDir, await ledgerMark(ledgerFile(ledgerDir)));
  if (inputs === null) return;
  throw new AirbridgeError(
    'case-locked',
    `an ingest into this case was interrupted (of ${inputs.join(', ')})`,
    { file: ledgerDir },
    'Run the same `airbridge ingest` again first: it goes on where it was interrupted.',
  );
}

/** Files of which a staging ledger says something else than the ledger does. */
async function begunIn(engine: Engine, ledgerDir: string): Promise<string[]> {
  const sql = 'SELECT sha256, complete, entries FROM files ORDER BY sha256';
  const marked = ({ sha256, complete, entries }: Row) => `${sha256} ${complete} ${entries}`;
  const before = new Set<string>();
  if (await hasLedger(ledgerDir)) {
    const ledger = await openDuckDb(ledgerFile(ledgerDir), { access: 'read' });
    const rows = await allRows(ledger, sql).finally(() => ledger.close());
    for (const row of rows) before.add(marked(row));
  }
  const rows = await allRows(engine, sql);
  return rows.filter((row) => !before.has(marked(row))).map(({ sha256 }) => sha256 as string);
}

async function openCopy(ledgerDir: string, { inputs = [], ...options }: StagingOptions): Promise<Engine> {
  const file = join(ledgerDir, STAGING_FILE);
  await removeStaging(ledgerDir);
  const ledger = ledgerFile(ledgerDir);
  await noteStaging(ledgerDir, { inputs: [...inputs].sort(), base: await ledgerMark(ledger) });
  if (await hasLedger(ledgerDir)) {
    // Copied under another name first: half a copy must never pass for a staging ledger.
    await rm(`${file}.part`, { force: true });
    const asNew = constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL;
    await copyFile(ledger, `${file}.part`, asNew).catch(explainDisk(file));
    await rename(`${file}.part`, file);
    return await openToWrite(file, options);
  }
  const engine = await openDuckDb(file, { ...options, access: 'write' });
  return await closingOnError(engine, async () => {
    await makeLedger(engine);
    return engine;
  });
}

async function openToWrite(file: string, options: Resources): Promise<Engine> {
  const engine = await openDuckDb(file, { ...options, access: 'write' });
  return await closingOnError(engine, async () => {
    await refuseForeign(engine, file);
    await migrate(engine, file);
    return engine;
  });
}

async function finish(engine: Engine): Promise<void> {
  try {
    // Changes that are not in the file yet are held in memory, which putting tables in order needs.
    await engine.execute('CHECKPOINT');
    await restoreOrder(engine);
    await engine.execute('CHECKPOINT');
  } finally {
    await engine.close();
  }
}

async function swapIn(ledgerDir: string): Promise<void> {
  const staging = join(ledgerDir, STAGING_FILE);
  const handle = await open(staging, 'r+');
  await handle.sync().finally(() => handle.close());
  // Windows refuses while a reader has the old file open.
  await retried(() => rename(staging, ledgerFile(ledgerDir)));
  await removeNote(ledgerDir);
}

async function readableVersion(engine: Engine, file: string): Promise<number> {
  const version = await schemaVersion(engine, file);
  refuseNewer(version, file);
  await refuseForeign(engine, file);
  return version;
}

async function closingOnError<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === TRIES || !isPassing(error)) throw error;
      await sleep(PAUSE_MS);
    }
  }
}

function isPassing(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'case-locked' || code === 'EBUSY' || code === 'EPERM' || code === 'EACCES';
}

/** Links of these names are removed, not what they lead to. The note goes last: without a note a staging ledger counts for nothing. */
async function removeStaging(ledgerDir: string): Promise<void> {
  const file = join(ledgerDir, STAGING_FILE);
  for (const one of [file, `${file}.wal`, `${file}.part`]) await rm(one, { force: true });
  await removeNote(ledgerDir);
}

/** A case may come from a stranger: nothing is written where a link leads. */
async function refuseLinkedFolder(ledgerDir: string): Promise<void> {
  const stats = await lstat(ledgerDir).catch(() => null);
  if (stats === null || stats.isDirectory()) return;
  throw new AirbridgeError(
    'case-invalid',
    'the folder of the ledger is a link or no folder, and nothing is written through it',
    { file: ledgerDir },
    'Remove it, or name the case folder that it leads to with --case DIR.',
  );
}

async function isOrdinary(file: string): Promise<boolean> {
  const stats = await lstat(file).catch(() => null);
  return stats?.isFile() === true;
}

async function isOrdinaryOrAbsent(file: string): Promise<boolean> {
  const stats = await lstat(file).catch(() => null);
  return stats === null || stats.isFile();
}

/** Also true for a link that leads nowhere. */
async function exists(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  );
}

function missing(ledgerDir: string): AirbridgeError {
  return new AirbridgeError(
    'case-missing',
    'there is no ledger here yet',
    { file: ledgerDir },
    'Run `airbridge ingest <path…>` with the archives you have.',
  );
}

function explainDisk(file: string): (cause: NodeJS.ErrnoException) => never {
  return (cause) => {
    if (cause.code !== 'ENOSPC') throw cause;
    throw new AirbridgeError(
      'disk-full',
      'the disk is full: the ledger is copied before it is changed',
      { file },
      'Free as much space as the ledger takes, and run the command again.',
      { cause },
    );
  };
}
