import { AirbridgeError } from '../error.js';
import { gunzip, isGzip } from './archive/gzip.js';

/**
 * The most bytes one trace may have, inflated. At some 170 bytes a report this is more than four reports in every second
 * of a day, ten times what readsb writes at its busiest.
 */
export const LARGEST_ENTRY_BYTES = 1 << 26;

/** Where a trace's stored bytes are to be found. */
export interface EntryPlace {
  /** SHA-256 of the file as stored. */
  readonly sha256: string;
  /** Absolute path. */
  readonly file: string;
  /** Path inside the archive; empty when the file is the trace itself. */
  readonly entry: string;
  /** Where the stored bytes begin: in the file, or in the inflated tar of a `.tar.gz`. */
  readonly offset: number;
  /** Number of stored bytes. */
  readonly size: number;
}

/** What an entry is called: its path inside the archive, else that of the file. */
export const nameOf = ({ file, entry }: Pick<EntryPlace, 'file' | 'entry'>): string =>
  entry === '' ? file : entry;

/** One trace yet to be read. */
export interface Place extends EntryPlace {
  readonly kind: 'entry';
  /** Its stored bytes where they had to be read on the way; null where they can be read by their place. */
  readonly stored: Uint8Array | null;
}

/** One trace and where it was found. */
export interface Entry extends EntryPlace {
  readonly kind: 'entry';
  /** Inflated. */
  readonly bytes: Uint8Array;
}

/** Something that could not be read: one entry, or (`entry` null) all that is left of the file. */
interface Problem {
  readonly kind: 'problem';
  readonly entry: string | null;
  readonly error: AirbridgeError;
}

/** An entry that is no trace and does not claim to be one. */
interface Ignored {
  readonly kind: 'ignored';
  readonly entry: string;
}

export type EvidenceItem = Entry | Problem | Ignored;
export type PlaceItem = Place | Problem | Ignored;

/**
 * The trace in an entry's stored bytes, gzip or plain.
 *
 * @throws AirbridgeError as {@link gunzip} does
 */
export function inflatedEntry(stored: Uint8Array): Uint8Array {
  return isGzip(stored) ? gunzip(stored, LARGEST_ENTRY_BYTES) : stored;
}

/** The same as an item: the entry, or the problem with it. */
export function entryItem(
  { sha256, file, entry, offset, size }: EntryPlace,
  stored: Uint8Array,
): Entry | Problem {
  const place = { sha256, file, entry, offset, size };
  try {
    return { kind: 'entry', ...place, bytes: inflatedEntry(stored) };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    return problemItem(place, error);
  }
}

export function problemItem(
  { file, entry }: Pick<EntryPlace, 'file' | 'entry'>,
  error: AirbridgeError,
): Problem {
  return { kind: 'problem', entry, error: error.at({ file, entry }) };
}

/** The error for a trace larger than any real one; null for one that may be read. */
export function tooLarge(size: number): AirbridgeError | null {
  if (size <= LARGEST_ENTRY_BYTES) return null;
  const message = `${size} bytes are more than the ${LARGEST_ENTRY_BYTES} a trace may have`;
  return new AirbridgeError(
    'bomb',
    message,
    {},
    'No trace of one aircraft is that large; a table of many has to be cut into smaller ones.',
  );
}
