import { AirbridgeError } from '../error.js';
import { isGzip } from './archive/gzip.js';
import { openTar } from './archive/open-tar.js';
import { isEntryAt } from './archive/tar.js';
import { openWhole } from './archive/whole.js';
import { type EntryPlace, inflatedEntry, tooLarge } from './entry.js';
import { type Files, systemError } from './files.js';
import { sha256Of } from './sha256.js';

/**
 * Reads one trace again that was taken in earlier, by its place. A file that is the trace itself is checked against its
 * hash; in an archive, the header in front of the entry is checked, not the archive's hash: that would mean reading all
 * of it. A `.tar.gz` is inflated up to the entry.
 *
 * @returns the trace, inflated
 * @throws AirbridgeError `unreadable` when the file is gone or is not the one that was taken in; gzip's errors
 */
export async function readEntry(place: EntryPlace, files: Files): Promise<Uint8Array> {
  const { file, entry } = place;
  try {
    return inflatedEntry(entry === '' ? await readFile(place, files) : await readMember(place, files));
  } catch (error) {
    throw systemError(error, file).at({ entry });
  }
}

async function readFile({ file, sha256 }: EntryPlace, files: Files): Promise<Uint8Array> {
  const source = await openWhole(file, files);
  try {
    const stored = tooLarge(source.size) === null ? await source.read(0, source.size) : null;
    if (stored === null || sha256Of(stored) !== sha256) throw changed();
    return stored;
  } finally {
    await source.close();
  }
}

async function readMember({ file, offset, size }: EntryPlace, files: Files): Promise<Uint8Array> {
  const kind = (await isGzipFile(file, files)) ? 'tar.gz' : 'tar';
  const source = await openTar(file, kind, files);
  try {
    if (tooLarge(size) !== null || !(await isEntryAt(source, offset, size))) throw changed();
    const stored = await source.read(offset, size);
    if (stored.length < size) throw changed();
    return stored;
  } finally {
    await source.close();
  }
}

async function isGzipFile(file: string, files: Files): Promise<boolean> {
  const source = await openWhole(file, files);
  try {
    return isGzip(await source.read(0, 2));
  } finally {
    await source.close();
  }
}

function changed(): AirbridgeError {
  const next = 'Put the original file back, or ingest this one as new evidence.';
  return new AirbridgeError('unreadable', 'this is no longer the file that was taken in', {}, next);
}
