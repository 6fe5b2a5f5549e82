import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AirbridgeError } from '../../error.js';
import { refusal } from '../archive/hostile.js';
import { LARGEST_EVENT_FILE_BYTES, tooLargeForEvents } from './size.js';

const AGAIN = 'Fetch the file again, or unpack it and give the CSV inside.';
/** Shadow copies that macOS packs beside the files. */
const SHADOW = /(^|\/)(__MACOSX\/|\._)/;
const MOST_ENTRIES = 1_000;

/** Bit 0 of the general purpose flags, APPNOTE.TXT 4.4.4. */
const ENCRYPTED = 1;

/** One file in a zip, or the reason why it is not read. */
export type ZipItem =
  | { readonly kind: 'entry'; readonly entry: string; readonly bytes: AsyncIterable<Uint8Array> }
  | { readonly kind: 'problem'; readonly entry: string; readonly error: AirbridgeError };

/** Whether bytes begin as a zip archive does. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
}

/**
 * The files in a zip, one after the other; each has to be read before the next is asked for. Sizes and checksums are held
 * against what the archive says.
 *
 * @throws AirbridgeError `zip-damaged`, here and while an entry is read; `bomb`
 */
export async function* zipEntries(path: string): AsyncGenerator<ZipItem> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: false }).catch(damaged);
  try {
    if (zip.entryCount > MOST_ENTRIES) throw tooMany(zip.entryCount);
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/') || SHADOW.test(entry.fileName)) continue;
      yield zipItem(zip, entry);
    }
  } finally {
    zip.close();
  }
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    damaged(error);
  }
}

function zipItem(zip: ZipFile, entry: Entry): ZipItem {
  const name = entry.fileName;
  const error = refusedEntry(entry)?.at({ entry: name });
  if (error !== undefined) return { kind: 'problem', entry: name, error };
  return { kind: 'entry', entry: name, bytes: checkedBytes(zip, entry) };
}

function refusedEntry(entry: Entry): AirbridgeError | null {
  const why = refusal(entry.fileName, 'File');
  if (why !== null) return zipDamaged(`an entry is not read: ${why}`);
  if (entry.generalPurposeBitFlag & ENCRYPTED) return zipDamaged('an entry is locked with a password');
  return entry.uncompressedSize > LARGEST_EVENT_FILE_BYTES ? tooLargeForEvents() : null;
}

async function* checkedBytes(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let checksum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    damaged(error);
  }
  if (checksum !== entry.crc32) throw zipDamaged('an entry does not match its checksum');
}

function damaged(error: unknown): never {
  if (error instanceof AirbridgeError) throw error;
  throw zipDamaged(`the zip archive cannot be read: ${(error as Error).message}`, error);
}

function zipDamaged(message: string, cause?: unknown): AirbridgeError {
  return new AirbridgeError('zip-damaged', message, {}, AGAIN, { cause });
}

function tooMany(count: number): AirbridgeError {
  const next = 'Unpack it and give the files that hold events.';
  return new AirbridgeError('bomb', `the zip archive holds ${count} entries`, {}, next);
}
