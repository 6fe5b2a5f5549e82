import { gunzipHead, isGzip } from './archive/gzip.js';
import { isPart } from './archive/parts.js';
import { isTarHead } from './archive/tar.js';

/**
 * What a file is.
 *
 * `json-lines` are single reports, one a line; `json` is JSON of another kind; `gzip` is gzip that cannot be looked into;
 * `other` is anything else.
 */
export type FileKind = 'trace' | 'tar' | 'tar.gz' | 'json-lines' | 'json' | 'gzip' | 'other';

/** How much of a file's beginning {@link detect} wants to see. */
export const HEAD_BYTES = 4096;

/** `icao` comes first in every trace, its time or its list of reports soon after. */
const TRACE_KEYS = [/"icao"\s*:/, /"(timestamp|trace)"\s*:/];
const REPORT_KEYS = ['lat', 'lon'];

/** Says what a file is by its first bytes; its name has no say. */
export function detect(head: Uint8Array): FileKind {
  if (!isGzip(head)) return isTarHead(head) ? 'tar' : textKind(head);
  const inflated = gunzipHead(head);
  if (inflated === null) return 'gzip';
  return isTarHead(inflated) ? 'tar.gz' : textKind(inflated.subarray(0, HEAD_BYTES));
}

/** What a name says about a file, for files that do not say it themselves: a damaged trace is still a trace. */
export function claimedKind(name: string): 'trace' | 'tar' | 'tar.gz' | null {
  if (/(^|[/\\])trace_(full|recent)_~?[0-9a-f]{6}\.json(\.gz)?$/i.test(name)) return 'trace';
  if (/\.(tar\.gz|tgz)(\.([a-z]{2}|\d{2,3}))?$/i.test(name)) return 'tar.gz';
  return /\.tar$/i.test(name) || isPart(name) ? 'tar' : null;
}

/**
 * Whether an entry of an archive is to be read as a trace: any JSON file, except in the folders of a day's archive that
 * hold something else, and except the shadow files (`._name`) that macOS adds.
 */
export function isTraceName(name: string): boolean {
  return /\.json(\.gz)?$/i.test(name) && !/(^|\/)((heatmap|acas)\/|\._[^/]*$)/.test(name);
}

function textKind(bytes: Uint8Array): FileKind {
  const text = new TextDecoder().decode(bytes).trimStart();
  if (!/^[{[]/.test(text)) return 'other';
  if (isReportLine(text)) return 'json-lines';
  return TRACE_KEYS.every((key) => key.test(text)) ? 'trace' : 'json';
}

/** Whether the first line is a whole JSON object with a position of its own. */
function isReportLine(text: string): boolean {
  const end = text.indexOf('\n');
  try {
    const line: unknown = JSON.parse(end === -1 ? text : text.slice(0, end));
    return typeof line === 'object' && line !== null && REPORT_KEYS.every((key) => Object.hasOwn(line, key));
  } catch {
    return false;
  }
}
