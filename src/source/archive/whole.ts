import { dirname } from 'node:path';
import { type Files, systemError } from '../files.js';
import { type FileSource, openFile } from './bytes.js';
import { allParts, isPart, placeInParts } from './parts.js';

/**
 * Opens a file, or all the parts of an archive as the one file they were cut from.
 *
 * @param path of any of the parts
 * @throws AirbridgeError `unreadable`, or `tar-truncated` naming a part that is missing
 */
export async function openWhole(path: string, files: Files): Promise<FileSource> {
  if (!isPart(path)) return openFile(path, files);
  const names = await files.readdir(dirname(path)).catch((error) => {
    throw systemError(error, dirname(path));
  });
  const sources: FileSource[] = [];
  try {
    for (const part of allParts(path, names)) sources.push(await openFile(part, files));
  } catch (error) {
    await closeAll(sources);
    throw error;
  }
  return joined(sources);
}

/** Files end to end as one. */
function joined(sources: readonly FileSource[]): FileSource {
  const places = sources.map((source) => ({ source, bytes: source.size }));
  const size = places.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    size,
    parts: sources.flatMap(({ parts }) => parts),
    state: sources.map(({ state }) => state).join('; '),
    async read(offset, length) {
      const pieces: Uint8Array[] = [];
      const end = Math.min(offset + length, size);
      for (let at = offset; at < end; ) {
        const { part, offset: from } = placeInParts(places, at);
        const piece = await part.source.read(from, Math.min(end - at, part.bytes - from));
        if (piece.length === 0) break;
        pieces.push(piece);
        at += piece.length;
      }
      return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
    },
    readNow(offset, length) {
      const { part, offset: from } = placeInParts(places, offset);
      return part.source.readNow?.(from, length) ?? null;
    },
    close: () => closeAll(sources),
  };
}

async function closeAll(sources: readonly FileSource[]): Promise<void> {
  for (const source of sources) await source.close();
}
