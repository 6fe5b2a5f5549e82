import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
 * same order). Symbolic links are followed, but no folder is entered twice. The parts of an archive (`day.tar.aa`, …) are
 * one file, also when only some of them are named. What cannot be read is yielded as a problem.
 *
 * @param paths files and folders, absolute or from the working directory
 */
export async function* walk(paths: readonly string[], files: Files): AsyncGenerator<Found> {
  const entered = new Set<string>();
  for (const path of paths) yield* visit(resolve(path), true, entered, files);
}

async function* visit(
  path: string,
  named: boolean,
  entered: Set<string>,
  files: Files,
): AsyncGenerator<Found> {
  const stats = await files.stat(path).catch((error) => systemError(error, path));
  if (stats instanceof AirbridgeError)
    yield { kind: 'problem', error: stats, ...(named && isNotThere(stats) && { isSlip: true }) };
  else if (stats.isDirectory()) yield* visitFolder(path, entered, files);
  else if (stats.isFile() && isPart(path)) yield* visitParts(path, named, entered, files);
  else yield* visitFile(path, stats, named);
}

async function* visitFolder(path: string, entered: Set<string>, files: Files): AsyncGenerator<Found> {
  const names = await listFolder(path, entered, files).catch((error) => systemError(error, path));
  if (names instanceof AirbridgeError) yield { kind: 'problem', error: names };
  else for (const name of names) yield* visit(join(path, name), false, entered, files);
}

/** Names in a folder, sorted; none when it has been entered before, by whatever path. */
async function listFolder(path: string, entered: Set<string>, files: Files): Promise<string[]> {
  const real = await files.realpath(path);
  if (entered.has(real)) return [];
  entered.add(real);
  return (await files.readdir(path)).sort();
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
