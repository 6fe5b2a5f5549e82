import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AirbridgeError } from '../../error.js';
import { refusal } from './hostile.js';

const AGAIN = 'Fetch the file again, or unpack it and give the files inside.';
/** Shadow copies that macOS packs beside the files. */
const SHADOW = /(^|\/)(__MACOSX\/|\._)/;

/** Bit 0 of the general purpose flags, APPNOTE.TXT 4.4.4. */
const ENCRYPTED = 1;

/** How much a zip may hold before it is taken for a trap, and what to do then. */
export interface ZipLimits {
  readonly mostEntries: number;
  /** Of one entry, inflated. */
  readonly largestBytes: number;
  readonly next: string;
}

/** One file in a zip, or the reason why it is not read. */
type ZipItem =
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
export async function* zipEntries(path: string, limits: ZipLimits): AsyncGenerator<ZipItem> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: false }).catch(damaged);
  try {
    if (zip.entryCount > limits.mostEntries) throw tooMany(zip.entryCount, limits);
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/') || SHADOW.test(entry.fileName)) continue;
      yield zipItem(zip, entry, limits);
    }
  } finally {
    zip.close();
  }
}

/** What a zip says of itself behind its directory. @throws AirbridgeError `zip-damaged` */
export async function zipComment(path: string): Promise<string> {
  const zip = await openPromise(path, { autoClose: false, strictFileNames: false }).catch(damaged);
  zip.close();
  return zip.comment;
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  try {
    yield* zip.eachEntry();
  } catch (error) {
    damaged(error);
  }
}

function zipItem(zip: ZipFile, entry: Entry, limits: ZipLimits): ZipItem {
  const name = entry.fileName;
  const error = refusedEntry(entry, limits)?.at({ entry: name });
  if (error !== undefined) return { kind: 'problem', entry: name, error };
  return { kind: 'entry', entry: name, bytes: checkedBytes(zip, entry) };
}

function refusedEntry(entry: Entry, { largestBytes, next }: ZipLimits): AirbridgeError | null {
  const why = refusal(entry.fileName, 'File');
  if (why !== null) return zipDamaged(`an entry is not read: ${why}`);
  if (entry.generalPurposeBitFlag & ENCRYPTED) return zipDamaged('an entry is locked with a password');
  if (entry.uncompressedSize <= largestBytes) return null;
  const message = `is larger than the ${largestBytes} bytes that such a file may have, inflated`;
  return new AirbridgeError('bomb', message, {}, next);
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
  throw zipDamaged(`the zip archive cannot be read: ${(error as Error).message.replace(/\.$/, '')}`, error);
}

function zipDamaged(message: string, cause?: unknown): AirbridgeError {
  return new AirbridgeError('zip-damaged', message, {}, AGAIN, { cause });
}

function tooMany(count: number, { next }: ZipLimits): AirbridgeError {
  return new AirbridgeError('bomb', `the zip archive holds ${count} entries`, {}, next);
}
