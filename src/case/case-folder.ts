import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AirbridgeError } from '../error.js';
import { createCaseFile } from './case-file.js';

const CASE_FILE = 'case.yaml';
const LEDGER_FILE = 'ledger.duckdb';
const DEFAULT_FOLDER = 'airbridge-case';

/** The surroundings a case is looked for in. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  /** Whether this user may write into a folder, or make it. */
  readonly isWritable: (dir: string) => Promise<boolean>;
}

/** Where a case and its ledger are. */
export interface CaseFolder {
  readonly dir: string;
  /** Path of case.yaml, whether or not there is one. */
  readonly file: string;
  readonly exists: boolean;
  readonly ledgerDir: string;
}

/**
 * Finds the case: the folder given, else `$AIRBRIDGE_CASE`, else the nearest folder upwards with a case.yaml, else
 * `./airbridge-case`.
 *
 * @param given the value of `--case`
 */
export async function findCase(given: string | undefined, surroundings: Surroundings): Promise<CaseFolder> {
  const named = given ?? (surroundings.env.AIRBRIDGE_CASE || undefined);
  const dir =
    named === undefined
      ? ((await nearestCase(surroundings.cwd)) ?? join(surroundings.cwd, DEFAULT_FOLDER))
      : resolve(surroundings.cwd, named);
  const file = join(dir, CASE_FILE);
  return { dir, file, exists: await exists(file), ledgerDir: await ledgerDirOf(dir, surroundings) };
}

/**
 * Makes the case folder and its case.yaml where they are missing.
 *
 * @throws AirbridgeError `case-missing` when they cannot be made there
 */
export async function createCase(found: CaseFolder): Promise<void> {
  if (found.exists) return;
  try {
    await mkdir(found.dir, { recursive: true });
    await createCaseFile(found.file);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const next = 'Name a folder you may write to with --case DIR.';
    throw new AirbridgeError(
      'case-missing',
      `the case cannot be made: ${reason}`,
      { file: found.dir },
      next,
      { cause },
    );
  }
}

/** The fault of a command that needs a case and finds none. */
export function caseMissing(dir: string): AirbridgeError {
  return new AirbridgeError(
    'case-missing',
    'there is no case here',
    { file: dir },
    'Run `airbridge ingest <path…>` to make one, put an empty case.yaml into yours, or name it with --case DIR.',
  );
}

async function nearestCase(from: string): Promise<string | null> {
  for (let dir = resolve(from); ; dir = dirname(dir)) {
    if (await exists(join(dir, CASE_FILE))) return dir;
    if (dirname(dir) === dir) return null;
  }
}

/** Path of the ledger's file in its folder. */
export const ledgerFile = (ledgerDir: string): string => join(ledgerDir, LEDGER_FILE);

/** Whether there is a ledger to read. */
export const hasLedger = (ledgerDir: string): Promise<boolean> => exists(ledgerFile(ledgerDir));

/** `ledger/` in the case; in the user's cache when the case cannot be written to. */
async function ledgerDirOf(dir: string, surroundings: Surroundings): Promise<string> {
  const own = join(dir, 'ledger');
  if (await surroundings.isWritable(own)) return own;
  const cached = join(cacheDir(surroundings), `${basename(dir)}-${shortHash(dir)}`);
  const onlyOwn = (await hasLedger(own)) && !(await hasLedger(cached));
  return onlyOwn ? own : cached;
}

function cacheDir({ env, platform, homeDir }: Surroundings): string {
  if (platform === 'win32')
    return join(env.LOCALAPPDATA || join(homeDir, 'AppData', 'Local'), 'airbridge', 'Cache');
  if (platform === 'darwin') return join(homeDir, 'Library', 'Caches', 'airbridge');
  return join(env.XDG_CACHE_HOME || join(homeDir, '.cache'), 'airbridge');
}

/** Whether `dir`, or the folder it would be made in, can be written to: the usual {@link Surroundings.isWritable}. */
export async function isWritable(dir: string): Promise<boolean> {
  for (let folder = dir; ; folder = dirname(folder)) {
    const fault = await access(folder, constants.W_OK).then(
      () => null,
      (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
    );
    if (fault !== 'ENOENT' || dirname(folder) === folder) return fault === null;
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
