import { AirbridgeError } from '../error.js';
import { isGzip } from './archive/gzip.js';
import { claimedKind, detect, HEAD_BYTES, isTrackKind, type TrackKind } from './detect.js';
import { inflatedEntry, tooLarge } from './entry.js';
import { readFr24Csv } from './fr24/fr24-csv.js';
import { readKml } from './kml/kml.js';
import { notTracks } from './not-evidence.js';
import { readReadsbTrace } from './readsb/readsb.js';
import type { SourceTrace } from './reports.js';
import { sha256Of } from './sha256.js';
import type { Tracks } from './tracks.js';
import { readTrafficJson } from './traffic/traffic-json.js';
import { isBrotli, unread, unreadKind } from './unread.js';

/**
 * Reads one file of tracks of any format that is known, whatever its name: readsb trace, Flightradar24 CSV and KML, FlightAware
 * KML, other KML tracks, traffic JSON; each also in gzip.
 *
 * @param bytes the file as stored
 * @param name for messages, and for what a damaged file should have been; content alone decides about a sound one
 * @param nowMs nothing that claims to be from after tomorrow is believed
 * @throws AirbridgeError the format's own codes, gzip's, `bomb`, or `not-evidence` for anything that is no track
 */
export function readTracks(bytes: Uint8Array, name: string, nowMs: number): Tracks {
  try {
    const large = tooLarge(bytes.length);
    if (large !== null) throw large;
    return readInflatedTracks(inflatedEntry(bytes), name, nowMs);
  } catch (error) {
    throw error instanceof AirbridgeError ? error.at({ file: name }) : error;
  }
}

/** The same for bytes that are inflated already; errors do not name the file. */
export function readInflatedTracks(bytes: Uint8Array, name: string, nowMs: number): Tracks {
  return withContentKeys(READERS[trackKind(bytes, name)](bytes, nowMs), bytes);
}

const OPENING_BRACE = 0x7b;

function trackKind(bytes: Uint8Array, name: string): TrackKind {
  const isNamedTrace = claimedKind(name) === 'trace';
  // The usual entry of an archive, tens of thousands a day: one byte shows that it is what it is called.
  if (isNamedTrace && bytes[0] === OPENING_BRACE) return 'trace';
  const head = bytes.subarray(0, HEAD_BYTES);
  const detected = detect(head);
  if (!isGzip(bytes) && isTrackKind(detected)) return detected;
  const known = unreadKind(head, name) ?? (isNamedTrace && isBrotli(bytes) ? 'brotli' : null);
  if (known !== null) throw unread(known);
  if (detected === 'json' || isNamedTrace) return 'trace';
  throw notTracks(detected);
}

function withContentKeys(tracks: Tracks, bytes: Uint8Array): Tracks {
  if (tracks.traces.every(({ header }) => header.icao24 !== null)) return tracks;
  const sha256 = sha256Of(bytes);
  const keyed = (trace: SourceTrace, i: number): SourceTrace => {
    if (trace.header.icao24 !== null) return trace;
    return { ...trace, header: { ...trace.header, contentKey: `${sha256}#${i + 1}` } };
  };
  return { ...tracks, traces: tracks.traces.map(keyed) };
}

const READERS: Readonly<Record<TrackKind, (bytes: Uint8Array, nowMs: number) => Tracks>> = {
  trace: (bytes, nowMs) => {
    const trace = readReadsbTrace(bytes, nowMs);
    return { format: 'readsb-trace', cannotProve: [], traces: [trace], strays: [], fallback: !trace.scanned };
  },
  fr24: readFr24Csv,
  kml: readKml,
  traffic: readTrafficJson,
};
