import type { FileSource, Part } from './archive/bytes.js';
import { gunzipHead, isGzip } from './archive/gzip.js';
import type { TarKind } from './archive/open-tar.js';
import { archivePlaces } from './archive/places.js';
import { openWhole } from './archive/whole.js';
import { claimedKind, detect, type FileKind, HEAD_BYTES, isTrackKind, type TrackKind } from './detect.js';
import { type EvidenceItem, entryItem, type PlaceItem, tooLarge } from './entry.js';
import { type Files, systemError } from './files.js';
import { emptyFile, notTracks } from './not-evidence.js';
import { sha256Of, sha256OfSource } from './sha256.js';
import { StoredReader } from './stored.js';
import { unread, unreadKind } from './unread.js';

/** Kinds of file that hold traces. */
export type EvidenceKind = TrackKind | TarKind;

/** A file of evidence, known by its hash before anything is taken from it. */
export interface Evidence {
  /** Absolute; of the first part when it is cut in parts. */
  readonly path: string;
  /** Of the whole: the parts end to end. */
  readonly sha256: string;
  readonly kind: EvidenceKind;
  /** Size as stored, all parts together. */
  readonly bytes: number;
  /** As it was before it was hashed, see source/archive/bytes. */
  readonly state: string;
  /** The files it is cut in, in their order; one for an ordinary file. */
  readonly parts: readonly Part[];
  /** What is in it and where, unread. Faults are yielded, not thrown. */
  places(): AsyncIterable<PlaceItem>;
  /** What is in it, one entry in memory at a time. Faults are yielded, not thrown. */
  items(): AsyncIterable<EvidenceItem>;
}

/**
 * Opens one file of evidence, or all the parts of one: finds out what it is by its content, and its SHA-256.
 *
 * @param path absolute; of any part
 * @param named whether the user named this very file: then it has to be evidence
 * @returns null when it is not evidence and nobody said that it was
 * @throws AirbridgeError `unreadable`, `not-evidence`, `bomb`, or `tar-truncated` naming a part that is missing
 */
export async function openEvidence(path: string, named: boolean, files: Files): Promise<Evidence | null> {
  const source = await openWhole(path, files);
  try {
    if (source.size === 0 && (named || claimedKind(path) !== null)) throw emptyFile();
    const kind = evidenceKind(await source.read(0, HEAD_BYTES), path, named);
    if (kind === null) return null;
    return isTrackKind(kind) ? await openTrace(source, kind) : await openArchive(source, kind, files);
  } catch (error) {
    throw systemError(error, path);
  } finally {
    await source.close();
  }
}

/** What to read a file as. Where its content does not say, its name may say what it should have been. */
function evidenceKind(head: Uint8Array, path: string, named: boolean): EvidenceKind | null {
  const detected = detect(head);
  if (!isReadable(detected)) {
    const known = unreadKind(isGzip(head) ? (gunzipHead(head) ?? EMPTY) : head, path);
    if (known !== null) throw unread(known);
  }
  return kindOf(detected, path, named);
}

const EMPTY = new Uint8Array(0);

const isReadable = (kind: FileKind): boolean => isTrackKind(kind) || kind === 'tar' || kind === 'tar.gz';

function kindOf(detected: FileKind, path: string, named: boolean): EvidenceKind | null {
  switch (detected) {
    case 'json-lines':
    case 'simulator':
    case 'basestation':
      throw notTracks(detected);
    case 'json':
      return claimedKind(path) ?? (named ? 'trace' : null);
    case 'gzip':
      return claimedKind(path) ?? 'trace';
    case 'other':
      if (named && claimedKind(path) === null) throw notTracks(detected);
      return claimedKind(path);
    default:
      return detected;
  }
}

/** A trace is read whole at once, so that its hash is that of the very bytes it is taken from. */
async function openTrace(source: FileSource, kind: TrackKind): Promise<Evidence> {
  const large = tooLarge(source.size);
  if (large !== null) throw large;
  const stored = await source.read(0, source.size);
  const sha256 = sha256Of(stored);
  const { parts, state } = source;
  const [{ path }] = parts;
  async function* places(): AsyncGenerator<PlaceItem> {
    yield { kind: 'entry', sha256, file: path, entry: '', offset: 0, size: stored.length, stored };
  }
  return evidence({ path, sha256, kind, bytes: stored.length, state, parts }, places);
}

async function openArchive(source: FileSource, kind: TarKind, files: Files): Promise<Evidence> {
  const sha256 = await sha256OfSource(source);
  const { size, parts, state } = source;
  const [{ path }] = parts;
  const places = () => archivePlaces({ path, sha256, kind, parts, state }, files);
  return evidence({ path, sha256, kind, bytes: size, state, parts }, places);
}

function evidence(
  facts: Omit<Evidence, 'places' | 'items'>,
  places: () => AsyncIterable<PlaceItem>,
): Evidence {
  return { ...facts, places, items: () => readAll(places()) };
}

async function* readAll(places: AsyncIterable<PlaceItem>): AsyncGenerator<EvidenceItem> {
  const reader = new StoredReader();
  try {
    for await (const place of places) {
      if (place.kind === 'entry') yield entryItem(place, place.stored ?? reader.read(place));
      else yield place;
    }
  } finally {
    reader.close();
  }
}
