import { basename, relative, sep } from 'node:path';
import { AirbridgeError } from '../../error.js';
import { chunksOf, openFile } from '../archive/bytes.js';
import { gunzip, isGzip } from '../archive/gzip.js';
import { isZip, type ZipLimits, zipComment, zipEntries } from '../archive/zip.js';
import type { Files } from '../files.js';
import { sha256Of } from '../sha256.js';
import { walk } from '../walk.js';

/** The most bytes one list may have, inflated: five times the largest there is. */
const LARGEST_BYTES = 1 << 29;
const MOST_MEMBERS = 20_000;
const ZIP_LIMITS: ZipLimits = {
  mostEntries: MOST_MEMBERS,
  largestBytes: LARGEST_BYTES,
  next: 'Look at where the file came from, or unpack it and give the files inside.',
};

/** One file of what was given, inflated. */
export interface Member {
  /** Path in the folder or the zip, with `/`; the file's own name when it was given by itself. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file, the files in a zip, or those of a folder. */
export interface Members {
  /** Of the file; of a folder, of the sorted lines `<sha256>  <path>` of its files. */
  readonly sha256: string;
  /** What a zip says of itself. */
  readonly comment: string;
  readonly all: readonly Member[];
}

/**
 * Reads what may be a list of airframes: a file, plain or gzip; the files in a zip; the files of a folder and below.
 *
 * @param path absolute
 * @param isWanted whether a file of a folder or zip is read at all, by its name in it
 * @throws AirbridgeError `unreadable`, `gzip-truncated`, `gzip-damaged`, `zip-damaged`, `bomb`
 */
export async function openMembers(
  path: string,
  files: Files,
  isWanted: (name: string) => boolean,
): Promise<Members> {
  const stats = await files.stat(path).catch(() => null);
  if (stats?.isDirectory() === true) return await folderMembers(path, files, isWanted);
  const stored = await readFile(path, files);
  const sha256 = sha256Of(stored);
  if (!isZip(stored))
    return { sha256, comment: '', all: [{ name: basename(path), bytes: inflated(stored) }] };
  return { sha256, comment: await zipComment(path), all: await zipMembers(path, isWanted) };
}

async function folderMembers(
  folder: string,
  files: Files,
  isWanted: (name: string) => boolean,
): Promise<Members> {
  const all: Member[] = [];
  const digests: string[] = [];
  let total = 0;
  for await (const found of walk([folder], files)) {
    if (found.kind === 'problem') throw found.error;
    const name = relative(folder, found.path).replaceAll(sep, '/');
    if (!isWanted(name)) continue;
    const stored = await readFile(found.path, files);
    digests.push(`${sha256Of(stored)}  ${name}\n`);
    const bytes = inflated(stored);
    total += bytes.length;
    if (total > LARGEST_BYTES || digests.length > MOST_MEMBERS) throw tooLarge();
    all.push({ name, bytes });
  }
  return { sha256: sha256Of(Buffer.from(digests.sort().join(''))), comment: '', all };
}

async function zipMembers(path: string, isWanted: (name: string) => boolean): Promise<Member[]> {
  const all: Member[] = [];
  let total = 0;
  for await (const item of zipEntries(path, ZIP_LIMITS)) {
    if (!isWanted(item.entry)) continue;
    if (item.kind === 'problem') throw item.error;
    const chunks: Uint8Array[] = [];
    for await (const chunk of item.bytes) {
      total += chunk.length;
      if (total > LARGEST_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
    all.push({ name: item.entry, bytes: inflated(Buffer.concat(chunks)) });
  }
  return all;
}

async function readFile(path: string, files: Files): Promise<Uint8Array> {
  const source = await openFile(path, files);
  try {
    if (source.size > LARGEST_BYTES) throw tooLarge();
    const chunks: Uint8Array[] = [];
    for await (const chunk of chunksOf(source)) chunks.push(chunk);
    return Buffer.concat(chunks);
  } finally {
    await source.close();
  }
}

const inflated = (stored: Uint8Array): Uint8Array =>
  isGzip(stored) ? gunzip(stored, LARGEST_BYTES) : stored;

function tooLarge(): AirbridgeError {
  const message = `is larger than the ${LARGEST_BYTES} bytes that a list of airframes may have, inflated`;
  return new AirbridgeError('bomb', message, {}, ZIP_LIMITS.next);
}
