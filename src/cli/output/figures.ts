import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AirbridgeError } from '../../error.js';
import type { Figure } from '../../figures/index.js';
import { systemError } from '../../source/index.js';

/**
 * Writes each figure as an SVG file into a folder, which is made where it is missing. Figures of the same names are replaced:
 * they can be made again.
 *
 * @returns the files written
 * @throws AirbridgeError `usage` when nothing can be written there, `disk-full`
 */
export async function writeFigures(folder: string, figures: readonly Figure[]): Promise<string[]> {
  try {
    await mkdir(folder, { recursive: true });
    const files = figures.map(({ name }) => join(folder, `${name}.svg`));
    for (const [i, file] of files.entries()) await writeFile(file, figures[i].svg);
    return files;
  } catch (error) {
    throw notWritten(error, folder);
  }
}

function notWritten(error: unknown, folder: string): AirbridgeError {
  const fault = systemError(error, folder);
  if (fault.code === 'disk-full') return fault;
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  const next = 'Name a folder, new or your own, in a place where you may write.';
  return new AirbridgeError('usage', `figures cannot be written (${code})`, { file: folder }, next);
}
