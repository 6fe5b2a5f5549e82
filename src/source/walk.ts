import type { Stats } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { AirbridgeError } from '../error.js';
import { isPart, presentParts } from './archive/parts.js';
import { type Files, isNotThere, systemError } from './files.js';

/** What a walk comes upon. */
export type Found =
  | {
      readonly kind: 'file';
      /** Absolute; of the first part when an archive is cut in parts. */
      readonly path: string;
      /** Of all parts together. */
      readonly bytes: number;
      /** Whether the user named this very file, rather than a folder above it. */
      readonly named: boolean;
    }
  | {
      readonly kind: 'problem';
      readonly error: AirbridgeError;
      /** Whether the user named a path that leads nowhere: a slip, and no evidence that lacks. */
      readonly isSlip?: true;
    };

/**
 * Every file below the paths given, each folder in the order of its names (by code unit, so that every machine has the
 * same order). Symbolic links are followed as far as they stay within what was named, but no folder is entered twice. The parts of
 * an archive (`day.tar.aa`, …) are one file, also when only some of them are named. What cannot be read is yielded as a problem.
 *
 * @param paths files and folders, absolute or from the working directory
 */
export async function* walk(paths: readonly string[], files: Files): AsyncGenerator<Found> {
  const roots = await realRoots(paths, files);
  const entered = new Set<string>();
  // A stack of our own: folders may lie thousands deep.
  const waiting: Waiting[] = paths.map((path) => ({ path: resolve(path), named: true })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, named } = next;
    try {
      const stats = await statsOf(next, roots, files);
      if (stats.isDirectory()) {
        for (const one of await inFolder(path, stats, entered, files)) waiting.push(one);
      } else if (stats.isFile() && isPart(path)) yield* visitParts(path, named, entered, files);
      else yield* visitFile(path, stats, named);
    } catch (cause) {
      const error = systemError(cause, path);
      yield { kind: 'problem', error, ...(named && isNotThere(error) && { isSlip: true }) };
    }
  }
}

interface Waiting {
  readonly path: string;
  /** Whether the user named this very path. */
  readonly named: boolean;
}

/** Where the paths given really lie; what is not there has no place. */
async function realRoots(paths: readonly string[], files: Files): Promise<string[]> {
  const roots: string[] = [];
  for (const path of paths) roots.push(await files.realpath(resolve(path)).catch(() => resolve(path)));
  return roots;
}

/** Of what a path leads to. @throws AirbridgeError `not-evidence` for a link that leads out of what was named */
async function statsOf({ path, named }: Waiting, roots: readonly string[], files: Files): Promise<Stats> {
  if (named) return await files.stat(path);
  const stats = await files.lstat(path);
  if (!stats.isSymbolicLink()) return stats;
  const real = await files.realpath(path);
  if (roots.some((root) => real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)))
    return await files.stat(path);
  const next = `If it belongs to the evidence, name ${real} itself.`;
  const message = 'a symbolic link that leads out of what was named is not followed';
  throw new AirbridgeError('not-evidence', message, { file: path }, next);
}

/** What is in a folder, the first name last; nothing when it has been entered before, by whatever path. */
async function inFolder(path: string, stats: Stats, entered: Set<string>, files: Files): Promise<Waiting[]> {
  // Asked of the system for every folder, its real path would cost as many steps as it is deep.
  const key = stats.ino > 0 ? `${stats.dev} ${stats.ino}` : await files.realpath(path);
  if (entered.has(key)) return [];
  entered.add(key);
  const names = (await files.readdir(path)).sort().reverse();
  return names.map((name) => ({ path: join(path, name), named: false }));
}

/** Whichever part comes first stands for all of them, and the others are passed over. */
async function* visitParts(
  path: string,
  named: boolean,
  entered: Set<string>,
  files: Files,
): AsyncGenerator<Found> {
  try {
    const parts = presentParts(path, await files.readdir(dirname(path)));
    if (entered.has(parts[0])) return;
    entered.add(parts[0]);
    let bytes = 0;
    for (const part of parts) bytes += (await files.stat(part)).size;
    yield { kind: 'file', path: parts[0], bytes, named };
  } catch (error) {
    yield { kind: 'problem', error: systemError(error, path) };
  }
}

function* visitFile(path: string, stats: Stats, named: boolean): Generator<Found> {
  if (stats.isFile()) {
    yield { kind: 'file', path, bytes: stats.size, named };
  } else if (named) {
    const next = 'Name a file or a folder.';
    const error = new AirbridgeError('not-evidence', 'neither a file nor a folder', { file: path }, next);
    yield { kind: 'problem', error };
  }
}
