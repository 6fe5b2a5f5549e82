import { brotliDecompressSync, constants } from 'node:zlib';
import { AirbridgeError } from '../error.js';
import { isGzip } from './archive/gzip.js';
import { isZip } from './archive/zip.js';

/** What looks like flights, or holds them, and is not read; and what its owner can do about it. */
const UNREAD = {
  'gzip-twice': ['it is compressed with gzip twice', 'Unpack it once (gunzip) and give what comes out.'],
  zip: ['it is a zip archive', 'Unpack it and give the files inside.'],
  kmz: ['it is a KMZ, a KML in a zip archive', 'Unpack it (unzip) and give the .kml inside.'],
  xz: ['it is compressed with xz', 'Unpack it (xz -d, tar -xJf) and give what comes out.'],
  zstd: ['it is compressed with zstd', 'Unpack it (zstd -d) and give what comes out.'],
  bzip2: ['it is compressed with bzip2', 'Unpack it (bzip2 -d, tar -xjf) and give what comes out.'],
  brotli: [
    'it is compressed with brotli, as web servers send files',
    'Unpack it (brotli -d) and give what comes out.',
  ],
  gpx: [
    'it is a GPX track, and GPX says neither which aircraft nor what kind of height',
    'Export the flight as KML or CSV, or ask whoever sent it for the trace it was made from.',
  ],
  'opensky-csv': [
    'it is a table of OpenSky state vectors as CSV, in metres and metres per second',
    'Convert it to traffic JSON (`Traffic.from_file(…).to_json(…)` of the Python library traffic) and give that.',
  ],
  'fr24-json': [
    'it is the playback of a flight as Flightradar24’s pages load it',
    'Export the flight as CSV or KML on its page, and give that.',
  ],
  semicolons: [
    'its columns are parted by semicolons',
    'Save it with commas (in a spreadsheet: CSV UTF-8, comma as separator); better, give the file as it was exported.',
  ],
  'utf-16': ['its text is UTF-16', 'Save it as UTF-8 with commas; better, give the file as it was exported.'],
} as const;

type UnreadKind = keyof typeof UNREAD;

/** The error for such a file or entry. */
export function unread(kind: UnreadKind): AirbridgeError {
  const [what, next] = UNREAD[kind];
  return new AirbridgeError('not-read', `looks like flights but is not read: ${what}`, {}, next);
}

const MAGIC: readonly (readonly [UnreadKind, readonly number[]])[] = [
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];

/** Ends of names that speak of flights or of what holds them: other compressed files may be anything. */
const FLIGHTS = /\.(json|csv|kml|tar|tgz|zip|txt)(\.\w+)?$|(^|[/\\])trace_/i;

/**
 * What a file is that is none of those read, by its first bytes; null for what does not look like flights.
 *
 * @param head inflated once where it is gzip
 * @param name for compressed files, whose content does not say
 */
export function unreadKind(head: Uint8Array, name: string): UnreadKind | null {
  if (isGzip(head)) return FLIGHTS.test(name) ? 'gzip-twice' : null;
  if (isZip(head)) return /\.kmz$/i.test(name) || isKmz(head) ? 'kmz' : 'zip';
  const wrapped = MAGIC.find(([, magic]) => magic.every((byte, k) => head[k] === byte));
  if (wrapped !== undefined) return FLIGHTS.test(name) ? wrapped[0] : null;
  return textKind(head);
}

/** What an entry of an archive is by its name alone, where it is not to be opened: flights packed once more. */
export function packedKind(name: string): UnreadKind | null {
  if (/(^|\/)(__MACOSX\/|\._)/.test(name)) return null;
  const end = /\.(kmz|gpx|zip|xz|zst|bz2|br)$/i.exec(name)?.[1].toLowerCase();
  if (end === 'kmz' || end === 'gpx' || end === 'zip') return end;
  if (end === undefined || !/\.(json|csv|kml|tar)\.\w+$/i.test(name)) return null;
  return ({ xz: 'xz', zst: 'zstd', bz2: 'bzip2', br: 'brotli' } as const)[end] ?? null;
}

/** Brotli has no mark of its own: only trying tells. For a file whose name says that it is a trace. */
export function isBrotli(bytes: Uint8Array): boolean {
  try {
    const options = { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: 1 << 26 };
    const [first] = brotliDecompressSync(bytes.subarray(0, 1 << 20), options);
    return first === 0x7b || first === 0x5b;
  } catch {
    return false;
  }
}

const isKmz = (head: Uint8Array): boolean =>
  /^.{30}[^/]*\.kml/s.test(new TextDecoder('latin1').decode(head.subarray(0, 120)));

function textKind(head: Uint8Array): UnreadKind | null {
  const encoding = wideEncodingOf(head);
  if (encoding === null) return narrowKind(new TextDecoder().decode(head).trimStart());
  const text = new TextDecoder(encoding).decode(head).trimStart();
  return isOfFlights(columnsOf(text, /[,;\t]/)) || text.startsWith('<') ? 'utf-16' : null;
}

/** By its byte order mark. */
function wideEncodingOf([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function narrowKind(text: string): UnreadKind | null {
  if (/^(<\?xml[^>]*\?>\s*)?(<!--.{0,500}?-->\s*)?<gpx[\s>]/s.test(text)) return 'gpx';
  if (/^\{\s*"result"\s*:/.test(text) && /"flight"\s*:|"track"\s*:/.test(text)) return 'fr24-json';
  const columns = columnsOf(text, /,/);
  if (isOfFlights(columns)) return columns.includes('icao24') ? 'opensky-csv' : null;
  return isOfFlights(columnsOf(text, /[;\t]/)) ? 'semicolons' : null;
}

function columnsOf(text: string, separator: RegExp): string[] {
  const [line = ''] = text.split(/[\r\n]/, 1);
  return line.split(separator).map((name) => name.trim().replace(/^"|"$/g, '').toLowerCase());
}

const PLACE = [['lat', 'lon'], ['latitude', 'longitude'], ['position']] as const;
const AIRCRAFT = ['icao24', 'callsign', 'altitude', 'baroaltitude', 'geoaltitude', 'hex', 'squawk'];

/** A place, and something that only aircraft have. */
const isOfFlights = (columns: readonly string[]): boolean =>
  PLACE.some((names) => names.every((name) => columns.includes(name))) &&
  AIRCRAFT.some((name) => columns.includes(name));
