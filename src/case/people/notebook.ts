import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AirbridgeError } from '../../error.js';
import { sha256Of } from '../../source/sha256.js';
import { takeLock } from '../lock.js';
import { readText, writeText } from '../whole-file.js';

/**
 * What people wrote down about the evidence: one JSON object a line, kept in git with the case, only ever added to.
 *
 * Each entry carries the SHA-256 of its own text, and names the entry that stood last when it was written. So an entry that was
 * altered is found, and so is one that was taken away; entries of two people on two machines can still be merged.
 */
export interface Entry<T> {
  /** SHA-256 of the rest of the entry. */
  readonly id: string;
  /** Id of the entry before; null for the first. */
  readonly previous: string | null;
  /** When it was written down, ISO 8601 UTC. */
  readonly at: string;
  readonly said: T;
}

/** A notebook as it was read. */
interface Notebook<T> {
  readonly entries: readonly Entry<T>[];
  /** Ids that entries name as the one before and that are not here: somebody took them away. */
  readonly missing: readonly string[];
}

const ENVELOPE = z.strictObject({
  id: z.string(),
  previous: z.string().nullable(),
  at: z.iso.datetime(),
  said: z.unknown(),
});

/**
 * Reads a notebook; one that was never begun is empty.
 *
 * @throws AirbridgeError `case-invalid`, naming the line, for one that is no entry or was altered after it was written
 */
export async function readNotebook<T>(file: string, said: z.ZodType<T>): Promise<Notebook<T>> {
  return notebookOf((await readText(file)) ?? '', file, said);
}

function notebookOf<T>(text: string, file: string, said: z.ZodType<T>): Notebook<T> {
  const lines = text.split('\n').map((line, k) => ({ line, number: k + 1 }));
  const entries = lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => entryOf(line, said, { file, line: number }));
  const known = new Set(entries.map(({ id }) => id));
  const named = entries.flatMap(({ previous }) => previous ?? []);
  return { entries, missing: [...new Set(named)].filter((id) => !known.has(id)) };
}

/**
 * Adds an entry at the end.
 *
 * @throws AirbridgeError as {@link readNotebook}: nothing is added to a notebook that was altered
 */
export async function appendEntry<T>(
  file: string,
  said: z.ZodType<T>,
  nowMs: number,
  statement: T,
): Promise<Entry<T>> {
  const options = { command: `add to ${basename(file)}`, nowMs: () => nowMs, name: 'case.lock' };
  const lock = await takeLock(join(dirname(file), 'ledger'), options);
  try {
    return await appendUnderLock(file, said, nowMs, statement);
  } finally {
    await lock.release();
  }
}

/** Written whole: a full disk leaves the notebook as it was, and no torn line that would stop every later reading. */
async function appendUnderLock<T>(
  file: string,
  said: z.ZodType<T>,
  nowMs: number,
  statement: T,
): Promise<Entry<T>> {
  const text = (await readText(file)) ?? '';
  const { entries } = notebookOf(text, file, said);
  const rest = { previous: entries.at(-1)?.id ?? null, at: new Date(nowMs).toISOString(), said: statement };
  const entry = { id: idOf(rest), ...rest };
  const before = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  await writeText(file, `${before}${JSON.stringify(entry)}\n`);
  return entry;
}

const idOf = (rest: unknown): string => sha256Of(Buffer.from(JSON.stringify(rest)));

function entryOf<T>(line: string, said: z.ZodType<T>, where: { file: string; line: number }): Entry<T> {
  const { id, ...rest } = parsed(line, ENVELOPE, where);
  if (idOf(rest) !== id) throw altered(where);
  return { id, ...rest, said: parsed(JSON.stringify(rest.said), said, where) };
}

function parsed<T>(text: string, schema: z.ZodType<T>, where: { file: string; line: number }): T {
  const value = jsonOf(text);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const message = `${basename(where.file)} holds a line that is no entry: ${issue.path.join('.')} ${issue.message}`;
  throw new AirbridgeError('case-invalid', message, where, 'Take the line back from the case’s history.');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function altered(where: { file: string; line: number }): AirbridgeError {
  const message = `${basename(where.file)} was altered: an entry is no longer what was written down`;
  const next = 'Take the line back from the case’s history; to correct an entry, add another.';
  return new AirbridgeError('case-invalid', message, where, next);
}
