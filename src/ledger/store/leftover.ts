import { lstat, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeText } from '../../case/whole-file.js';

const NOTE_FILE = 'staging.json';

/** What a writer notes beside its staging ledger, so that whoever finds it left over knows whether it can be gone on with. */
interface Note {
  /** Files and folders being taken in, absolute, sorted. */
  readonly inputs: readonly string[];
  /** The ledger that was copied; null where there was none. */
  readonly base: string | null;
}

/** Tells one ledger file from every other that stood in its place: its size, and when it was written to the nanosecond. */
export async function ledgerMark(file: string): Promise<string | null> {
  const stats = await stat(file, { bigint: true }).catch(() => null);
  return stats === null ? null : `${stats.size} bytes of ${stats.mtimeNs} ns, inode ${stats.ino}`;
}

/** Notes what a staging ledger is made from and for. Before the staging ledger itself: one without a note is worth nothing. */
export async function noteStaging(ledgerDir: string, note: Note): Promise<void> {
  await writeText(join(ledgerDir, NOTE_FILE), `${JSON.stringify(note)}\n`);
}

export async function removeNote(ledgerDir: string): Promise<void> {
  await rm(join(ledgerDir, NOTE_FILE), { force: true });
}

/**
 * Whether a staging ledger left over can be gone on with: it was made from the ledger that still stands, by a writer of which all
 * inputs are now given again. Anything else would publish what no clean run would have made.
 */
export async function isOurs(ledgerDir: string, now: Note): Promise<boolean> {
  const inputs = await inputsLeft(ledgerDir, now.base);
  const given = new Set(now.inputs);
  return inputs?.every((input) => given.has(input)) ?? false;
}

/** What a killed writer was taking in; null where nothing is left of one, or nothing that the same command could go on with. */
export async function inputsLeft(ledgerDir: string, base: string | null): Promise<readonly string[] | null> {
  const then = await readNote(join(ledgerDir, NOTE_FILE));
  return then?.base === base && then.inputs.length > 0 ? then.inputs : null;
}

async function readNote(file: string): Promise<Note | null> {
  const isFile = await lstat(file).then(
    (stats) => stats.isFile(),
    () => false,
  );
  if (!isFile) return null;
  try {
    const note = JSON.parse(await readFile(file, 'utf8')) as Note;
    return Array.isArray(note.inputs) && (note.base === null || typeof note.base === 'string') ? note : null;
  } catch {
    return null;
  }
}
