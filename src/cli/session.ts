import type { CaseAtHand } from '../answers/index.js';
import { type CaseFile, NO_CASE_FILE, readCaseFile } from '../case/case-file.js';
import { type CaseFolder, findCase } from '../case/case-folder.js';
import type { Context } from './context.js';
import type { CommonOptions } from './options/common.js';
import { printable } from './printable.js';

/** A command at work on a case. */
export interface Session {
  readonly context: Context;
  readonly found: CaseFolder;
  /** What case.yaml says; nothing where there is none. */
  readonly caseFile: CaseFile;
  /** The case as answers take it. */
  readonly atHand: CaseAtHand;
  readonly command: string;
  readonly quiet: boolean;
  /** Prints a message, unless --quiet. */
  say(message: string): Promise<void>;
}

/** Finds the case and reads its case.yaml, if there is one. */
export async function openSession(
  context: Context,
  command: string,
  options: CommonOptions,
): Promise<Session> {
  const quiet = options.quiet === true;
  const found = await findCase(options.case, context.surroundings);
  const caseFile = found.exists ? await readCaseFile(found.file) : NO_CASE_FILE;
  const say = async (message: string) => {
    if (!quiet) await context.stderr.write(`${printable(message)}\n`);
  };
  const { services, nowMs, surroundings } = context;
  const atHand = { dir: found.dir, caseFile, cwd: surroundings.cwd, services, nowMs };
  return { context, found, caseFile, atHand, command, quiet, say };
}

/**
 * Writes something into case.yaml. A case that cannot be written to is no reason to fail: then what is not noted there is said.
 *
 * @param what in words, the paths among them
 */
export async function noteInCase(
  { found, say }: Session,
  what: string,
  write: (file: string) => Promise<void>,
): Promise<void> {
  try {
    await write(found.file);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).syscall === undefined) throw cause;
    await say(`Not added to ${found.file}, which cannot be written: ${what}`);
  }
}
