import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AirbridgeError } from '../error.js';
import { type Holder, isDead, readHolder, thisProcess } from './holder.js';

/** The one writer's lock of a ledger. */
const LEDGER_LOCK = 'lock';
const PATIENCE_MS = 5_000;
const POLL_MS = 100;
/** A lock that makes no sense may be one that is just being written; after this long it is not. */
const UNREADABLE_FOR_MS = 2_000;

export interface LockOptions {
  /** What holds it, in words for whoever has to wait. */
  readonly command: string;
  readonly nowMs: () => number;
  /** How long to wait for another holder. */
  readonly patienceMs?: number;
  /** Which lock of the folder; that of the ledger unless given. */
  readonly name?: string;
}

/** A lock that is held; `release` gives it back and may be called twice. */
export interface Lock {
  release(): Promise<void>;
}

/**
 * Takes the one writer's lock of a ledger folder, waiting a while for another holder. The lock of a holder that died on
 * this machine is taken over.
 *
 * @throws AirbridgeError `case-locked`, naming the holder
 */
export async function takeLock(ledgerDir: string, options: LockOptions): Promise<Lock> {
  await mkdir(ledgerDir, { recursive: true });
  const file = join(ledgerDir, options.name ?? LEDGER_LOCK);
  const mine = JSON.stringify(thisProcess(options.command, options.nowMs()));
  await hold(file, mine, performance.now() + (options.patienceMs ?? PATIENCE_MS), options.nowMs);
  let held = true;
  return {
    release: async () => {
      if (held && (await readText(file)) === mine) await rm(file, { force: true });
      held = false;
    },
  };
}

/** Makes the file, once whoever made it before has let it go, or is dead. `deadline` is on the clock of `performance`. */
async function hold(file: string, mine: string, deadline: number, nowMs: () => number): Promise<void> {
  while (!(await create(file, mine))) {
    const text = await readText(file);
    if (text === null) continue;
    if (await isAbandoned(file, text, nowMs())) await clear(file, mine, deadline, nowMs);
    else if (performance.now() >= deadline) throw lockedBy(readHolder(text), file);
    else await sleep(POLL_MS);
  }
}

/**
 * Removes an abandoned file. Looking and removing are two steps, and between them somebody else may have removed it and
 * made a living one; so only one process may clear at a time: the holder of a lock on the clearing, which is itself
 * taken like any other.
 */
async function clear(file: string, mine: string, deadline: number, nowMs: () => number): Promise<void> {
  const clearing = `${file}.clearing`;
  await hold(clearing, mine, deadline, nowMs);
  try {
    const text = await readText(file);
    if (text !== null && (await isAbandoned(file, text, nowMs()))) await rm(file, { force: true });
  } finally {
    await rm(clearing, { force: true });
  }
}

/** Makes the lock file with its content in one step, or says that there is one already. */
async function create(file: string, text: string): Promise<boolean> {
  const draft = uniqueName(file);
  await writeFile(draft, text, { flag: 'wx' });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code === 'ENOTSUP' || code === 'EPERM' || code === 'ENOSYS')
      return await createWithoutLinks(file, text);
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** For file systems without hard links. */
async function createWithoutLinks(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isAbandoned(file: string, text: string, nowMs: number): Promise<boolean> {
  const holder = readHolder(text);
  if (holder !== null) return isDead(holder);
  const written = await stat(file).catch(() => null);
  return written !== null && nowMs - written.mtimeMs > UNREADABLE_FOR_MS;
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

let serial = 0;
const uniqueName = (file: string): string => `${file}.${process.pid}.${serial++}`;

function lockedBy(holder: Holder | null, file: string): AirbridgeError {
  const who =
    holder === null
      ? 'a holder that cannot be read'
      : `process ${holder.pid} on ${holder.host} (${holder.command}), since ${holder.since}`;
  const what = basename(file) === LEDGER_LOCK ? 'the ledger' : 'the case';
  return new AirbridgeError(
    'case-locked',
    `${what} is being written by ${who}`,
    { file },
    'Wait for it to finish. If you are sure that it no longer runs, delete the lock file.',
  );
}
