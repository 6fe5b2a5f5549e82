import { constants } from 'node:fs';
import { access, copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasLedger, ledgerFile } from '../../case/case-folder.js';
import { AirbridgeError } from '../../error.js';
import { openDuckDb } from '../engine/duckdb.js';
import type { Engine } from '../engine/engine.js';
import { SCHEMA_VERSION, type TABLES } from '../schema/columns.js';
import { makeLedger, migrate, refuseNewer, schemaVersion } from '../schema/migrations.js';
import { type Lock, type LockOptions, takeLock } from './lock.js';
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

/** A ledger being written, apart from the one that readers see. */
export interface Staging {
  readonly engine: Engine;
  /** Whether this goes on from a writer that was killed before it could commit. */
  readonly resumed: boolean;
  /** Puts one table in its order on disk ahead of {@link commit}, which does it for all: for whoever reads much of it before. */
  putInOrder(table: keyof typeof TABLES): Promise<void>;
  /** Puts the staging ledger in the place of the ledger, and gives the lock back. */
  commit(): Promise<void>;
  /** Throws the staging ledger away, for a writer that had nothing to write, and gives the lock back. */
  discard(): Promise<void>;
  /** Leaves the staging ledger for the next writer to go on from, and gives the lock back. */
  close(): Promise<void>;
}

/**
 * Opens the ledger for reading. Open one per request and close it soon: nobody has to wait for a reader, but a reader
 * sees the ledger as it was when it was opened.
 *
 * @throws AirbridgeError `case-missing`, `ledger-too-new`, `ledger-damaged` or `case-locked`
 */
export async function openReader(ledgerDir: string, options: LockOptions & Resources): Promise<Engine> {
  const file = ledgerFile(ledgerDir);
  if (!(await exists(file))) throw missing(ledgerDir);
  const engine = await retried(() => openDuckDb(file, { ...options, access: 'read' }));
  const version = await closingOnError(engine, () => readableVersion(engine, file));
  if (version === SCHEMA_VERSION) return engine;
  await engine.close();
  const staging = await openStaging(ledgerDir, options);
  await staging.commit();
  return await openReader(ledgerDir, options);
}

/**
 * Opens a copy of the ledger for writing, under the lock; makes an empty one where there is none. A copy left by a
 * writer that was killed is taken up again, so that what it had finished is not done twice.
 *
 * @throws AirbridgeError `case-locked`, `ledger-too-new`, `ledger-damaged` or `disk-full`
 */
export async function openStaging(ledgerDir: string, options: LockOptions & Resources): Promise<Staging> {
  const lock = await takeLock(ledgerDir, options);
  try {
    return await openUnderLock(ledgerDir, options, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openUnderLock(ledgerDir: string, options: Resources, lock: Lock): Promise<Staging> {
  const left = await reopenLeftover(ledgerDir, options);
  const engine = left ?? (await openCopy(ledgerDir, options));
  return {
    engine,
    resumed: left !== null,
    putInOrder: (table) => restoreOrder(engine, { tables: [table] }),
    commit: async () => {
      try {
        await finish(engine);
        await swapIn(ledgerDir);
      } finally {
        await lock.release();
      }
    },
    discard: async () => {
      await engine.close();
      await removeDatabase(join(ledgerDir, STAGING_FILE));
      await lock.release();
    },
    close: async () => {
      await engine.close();
      await lock.release();
    },
  };
}

/** The staging ledger of a killed writer, or null. One that cannot be opened is thrown away: it can be made again. */
async function reopenLeftover(ledgerDir: string, options: Resources): Promise<Engine | null> {
  const file = join(ledgerDir, STAGING_FILE);
  if (!(await exists(file))) return null;
  try {
    return await openToWrite(file, options);
  } catch (error) {
    if (!(error instanceof AirbridgeError) || error.code !== 'ledger-damaged') throw error;
    await removeDatabase(file);
    return null;
  }
}

async function openCopy(ledgerDir: string, options: Resources): Promise<Engine> {
  const file = join(ledgerDir, STAGING_FILE);
  await removeDatabase(file);
  if (await hasLedger(ledgerDir)) {
    // Copied under another name first: half a copy must never pass for a staging ledger.
    await copyFile(ledgerFile(ledgerDir), `${file}.part`, constants.COPYFILE_FICLONE).catch(
      explainDisk(file),
    );
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
}

async function readableVersion(engine: Engine, file: string): Promise<number> {
  const version = await schemaVersion(engine, file);
  refuseNewer(version, file);
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

async function removeDatabase(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(`${file}.wal`, { force: true });
}

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
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
