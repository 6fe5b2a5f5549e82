import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AirbridgeError } from '../../error.js';
import { isTraceName } from '../detect.js';
import { type PlaceItem, problemItem, tooLarge } from '../entry.js';
import { type Files, systemError } from '../files.js';
import { packedKind, unread } from '../unread.js';
import { type ByteSource, chunksOf, type FileSource, type Part } from './bytes.js';
import { isGzip } from './gzip.js';
import { openTar, type TarKind } from './open-tar.js';
import { placeInParts } from './parts.js';
import { type TarMember, walkTar } from './tar.js';
import { openWhole } from './whole.js';

/** An archive that has been hashed, as it was then. */
interface HashedArchive {
  readonly path: string;
  readonly sha256: string;
  readonly kind: TarKind;
  readonly parts: readonly Part[];
  /** See {@link FileSource}. */
  readonly state: FileSource['state'];
}

/** Everything in an archive, in its order. Faults are yielded, not thrown. */
export async function* archivePlaces(archive: HashedArchive, files: Files): AsyncGenerator<PlaceItem> {
  const { path, kind } = archive;
  try {
    const intact = kind === 'tar' || (await isIntact(path, files));
    yield* tarPlaces(archive, intact, files);
    await refuseChanged(archive, files);
  } catch (error) {
    yield { kind: 'problem', entry: null, error: inPart(systemError(error, path), archive) };
  }
}

/**
 * Whether a `.tar.gz` inflates to its end with its checksum right. That has to be known beforehand: the checksum comes
 * last, and by then entries without a checksum of their own would have been taken.
 */
async function isIntact(path: string, files: Files): Promise<boolean> {
  const source = await openTar(path, 'tar.gz', files);
  try {
    for await (const _chunk of chunksOf(source));
    return true;
  } catch (error) {
    if (error instanceof AirbridgeError && error.code.startsWith('gzip-')) return false;
    throw error;
  } finally {
    await source.close();
  }
}

/** @param intact whether the archive's bytes can be trusted where an entry carries no checksum */
async function* tarPlaces(archive: HashedArchive, intact: boolean, files: Files): AsyncGenerator<PlaceItem> {
  const source = await openTar(archive.path, archive.kind, files);
  try {
    const names = new Set<string>();
    for await (const member of walkTar(source)) {
      const item = await memberPlace(archive, source, onlyOnce(member, names), intact);
      if (item !== null) yield item;
    }
  } finally {
    await source.close();
  }
}

/**
 * Refuses an entry whose name was there before. A tar that was added to has a newer version of a file behind the older one;
 * which of two is the evidence is not ours to decide, and a name has to lead to one of them only. So the first is taken,
 * and each further one reported, even where it looks the same.
 */
function onlyOnce(member: TarMember, names: Set<string>): TarMember {
  if (member.kind !== 'file') return member;
  const name = member.name.replace(/^(\.\/)+/, '');
  if (!names.has(name)) {
    names.add(name);
    return member;
  }
  return { ...member, kind: 'refused', reason: 'an entry of the same name came before it' };
}

/** @returns null for folders, and for an entry that is cut short, which the walk itself reports next */
async function memberPlace(
  { path: file, sha256, kind }: HashedArchive,
  source: ByteSource,
  member: TarMember,
  intact: boolean,
): Promise<PlaceItem | null> {
  const { name: entry, offset, size } = member;
  const place = { sha256, file, entry, offset, size };
  if (member.kind === 'folder') return null;
  if (member.kind === 'refused') return problemItem(place, refused(member));
  const packed = packedKind(entry);
  if (packed !== null) return problemItem(place, unread(packed));
  if (!isTraceName(entry)) return { kind: 'ignored', entry };
  const large = tooLarge(size);
  if (large !== null) return problemItem(place, large);
  if (kind === 'tar') {
    return source.size !== null && offset + size > source.size
      ? null
      : { kind: 'entry', ...place, stored: null };
  }
  const stored = await source.read(offset, size);
  if (stored.length < size) return null;
  return intact || isGzip(stored) ? { kind: 'entry', ...place, stored } : problemItem(place, unverified());
}

function refused({ reason }: TarMember): AirbridgeError {
  const next = 'Archives of traces hold no such entries; look at where this one came from.';
  return new AirbridgeError('tar-refused-entry', `this entry is refused: ${reason}`, {}, next);
}

function unverified(): AirbridgeError {
  const message = 'the archive around this entry is damaged and the entry has no checksum of its own';
  return new AirbridgeError('gzip-damaged', message, {}, 'Fetch the archive again.');
}

/** Says of a fault in an archive that is cut in parts in which of them it lies: its byte counts through all of them. */
function inPart(error: AirbridgeError, { kind, parts }: HashedArchive): AirbridgeError {
  const { code, message, where, next, cause } = error;
  if (parts.length === 1 || kind !== 'tar' || where.byte === undefined) return error;
  const { part, offset } = placeInParts(parts, where.byte);
  const place = `byte ${offset} of part ${basename(part.path)}`;
  return new AirbridgeError(code, `${message} (${place})`, where, next, { cause });
}

/** @throws AirbridgeError `unreadable` for a file that is no longer what it was when it was opened to be hashed */
export async function refuseChanged(
  { path, parts, state }: Pick<HashedArchive, 'path' | 'parts' | 'state'>,
  files: Files,
): Promise<void> {
  const now = await openWhole(path, files);
  await now.close();
  if (now.state === state && isDeepStrictEqual(now.parts, parts)) return;
  const next = 'Wait until it is complete, then run the same command again.';
  throw new AirbridgeError('unreadable', 'the file changed while it was being read', { file: path }, next);
}
