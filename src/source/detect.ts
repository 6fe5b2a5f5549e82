import { gunzipHead, isGzip } from './archive/gzip.js';
import { isPart } from './archive/parts.js';
import { isTarHead } from './archive/tar.js';
import { isFr24Table } from './fr24/fr24-csv.js';

/**
 * What a file is.
 *
 * `trace` is a readsb trace, `traffic` a table of state vectors in JSON, `fr24` a Flightradar24 CSV, `kml` any KML; `json-lines`
 * are single reports, one a line; `simulator` is the log of a flight simulator, `basestation` the messages of a receiver; `json` is JSON of another kind; `gzip` is gzip
 * that cannot be looked into; `other` is anything else.
 */
export type FileKind =
  | TrackKind
  | 'tar'
  | 'tar.gz'
  | 'json-lines'
  | 'simulator'
  | 'basestation'
  | 'json'
  | 'gzip'
  | 'other';

/** Kinds of file that are read as tracks. */
export type TrackKind = 'trace' | 'traffic' | 'fr24' | 'kml';

/** How much of a file's beginning {@link detect} wants to see. */
export const HEAD_BYTES = 4096;

/** `icao` comes first in every trace, its time or its list of reports soon after. */
const TRACE_KEYS = [/"icao"\s*:/, /"(timestamp|trace)"\s*:/];
const REPORT_KEYS = [
  ['lat', 'lon'],
  ['latitude', 'longitude'],
];
/** The keys of a table of state vectors written row by row, and the beginning of one written column by column. */
const ROW_KEYS = [/^\[\s*\{/, /"icao24"\s*:/, /"timestamp"\s*:/];
const COLUMN_TABLE =
  /^\{\s*"(timestamp|icao24|callsign|latitude|longitude|altitude|geoaltitude|groundspeed|track|vertical_rate|onground|squawk|alert|spi|last_position|flight_id)"\s*:\s*\{/;
const KML = /<(\w+:)?kml[\s>]|<!DOCTYPE\s+kml\b/;
/** The first fields of a message in BaseStation form. */
const BASESTATION = /^(MSG,[1-8]|SEL|ID|AIR|STA|CLK),/;
/** Columns that only a simulator knows. */
const SIMULATED = ['milliseconds', 'velocitybodyx', 'gyroheading'];

/** Says what a file is by its first bytes; its name has no say. */
export function detect(head: Uint8Array): FileKind {
  if (!isGzip(head)) return isTarHead(head) ? 'tar' : textKind(head);
  const inflated = gunzipHead(head);
  if (inflated === null) return 'gzip';
  return isTarHead(inflated) ? 'tar.gz' : textKind(inflated.subarray(0, HEAD_BYTES));
}

/** Whether a file of this kind is read as tracks. */
export function isTrackKind(kind: FileKind): kind is TrackKind {
  return kind === 'trace' || kind === 'traffic' || kind === 'fr24' || kind === 'kml';
}

/** What a name says about a file, for files that do not say it themselves: a damaged trace is still a trace. */
export function claimedKind(name: string): 'trace' | 'tar' | 'tar.gz' | null {
  if (/(^|[/\\])trace_(full|recent)_~?[0-9a-f]{6}\.json(\.gz)?$/i.test(name)) return 'trace';
  if (/\.(tar\.gz|tgz)(\.([a-z]{2}|\d{2,3}))?$/i.test(name)) return 'tar.gz';
  return /\.tar$/i.test(name) || isPart(name) ? 'tar' : null;
}

/**
 * Whether an entry of an archive is to be read as a trace: any JSON, CSV or KML file, except in the folders of a day's
 * archive that hold something else, and except the shadow files (`._name`) that macOS adds.
 */
export function isTraceName(name: string): boolean {
  return /\.(json|csv|kml)(\.gz)?$/i.test(name) && !/(^|\/)((heatmap|acas)\/|\._[^/]*$)/.test(name);
}

function textKind(bytes: Uint8Array): FileKind {
  const text = new TextDecoder().decode(bytes).trimStart();
  if (text.startsWith('<')) return KML.test(text) ? 'kml' : 'other';
  if (!/^[{[]/.test(text)) return tableKind(text);
  if (isReportLine(text)) return 'json-lines';
  if (TRACE_KEYS.every((key) => key.test(text))) return 'trace';
  return ROW_KEYS.every((key) => key.test(text)) || COLUMN_TABLE.test(text) ? 'traffic' : 'json';
}

/** What a text is by the names in its first line. */
function tableKind(text: string): FileKind {
  const end = text.search(/[\r\n]/);
  const columns = (end === -1 ? text : text.slice(0, end))
    .split(',')
    .map((name) => name.trim().toLowerCase());
  if (BASESTATION.test(text)) return 'basestation';
  if (columns.includes('latitude') && SIMULATED.some((name) => columns.includes(name))) return 'simulator';
  return isFr24Table(columns) ? 'fr24' : 'other';
}

/** Whether the first line is a whole JSON object with a position of its own. */
function isReportLine(text: string): boolean {
  const end = text.indexOf('\n');
  try {
    const line: unknown = JSON.parse(end === -1 ? text : text.slice(0, end));
    if (typeof line !== 'object' || line === null) return false;
    return REPORT_KEYS.some((keys) => keys.every((key) => typeof Reflect.get(line, key) === 'number'));
  } catch {
    return false;
  }
}
