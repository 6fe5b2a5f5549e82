import { AirbridgeError } from '../error.js';
import { HARMLESS_BYTES } from './json.js';
import { anyValue, OUT_OF_THE_ORDINARY, pass, string } from './json-bytes.js';
import type { TimeWindow } from './readsb-cells.js';
import { headerOf, traceObject, windowOf } from './readsb-header.js';
import { scanReports } from './readsb-scan-reports.js';
import type { SourceTrace, TraceHeader } from './reports.js';

const COMMA = 0x2c;
const COLON = 0x3a;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;

/**
 * Reads a trace byte by byte straight into columns, without making anything of what is not wanted of it. Every number and
 * every rule is that of `parseReadsbTrace`, which is what this is tested against.
 *
 * @param bytes the inflated JSON
 * @returns null when the file is not written in the usual way, be it wrong or merely unusual: then somebody else has to
 *   read it. A report that would have to be rejected is unusual too.
 */
export function scanReadsbTrace(bytes: Uint8Array, nowMs: number): SourceTrace | null {
  if (bytes.length > HARMLESS_BYTES) return null;
  try {
    const start = startOfReports(bytes);
    const end = endOfReports(bytes, start);
    const { header, window } = readHeader(bytes, start, end, nowMs);
    return { header, reports: scanReports(bytes, start, end, window), rejected: [] };
  } catch (error) {
    if (isDeviation(error)) return null;
    throw error;
  }
}

/** Faults are found again, and named, by whoever reads the file instead. */
function isDeviation(error: unknown): boolean {
  return error === OUT_OF_THE_ORDINARY || error instanceof SyntaxError || error instanceof AirbridgeError;
}

/** Where the list of reports begins. Keys may come in any order, and there may be new ones. */
function startOfReports(bytes: Uint8Array): number {
  let at = pass(bytes, 0, OPEN_OBJECT);
  while (true) {
    const key = textOf(bytes, at + 1, string(bytes, at) - 1);
    at = pass(bytes, string(bytes, at), COLON);
    if (key === 'trace') return at;
    at = pass(bytes, anyValue(bytes, at), COMMA);
  }
}

/** Where the list ends that begins at `start`: as a rule at the last bracket, with nothing behind but the end. */
function endOfReports(bytes: Uint8Array, start: number): number {
  const end = bytes.lastIndexOf(CLOSE_LIST) + 1;
  return /^\s*\}\s*$/.test(textOf(bytes, end, bytes.length)) ? end : anyValue(bytes, start);
}

/** What is around the list is a few hundred bytes: JSON.parse reads it as if the list were empty. */
function readHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  nowMs: number,
): { header: TraceHeader; window: TimeWindow } {
  const behind = textOf(bytes, end, bytes.length);
  // Of two lists the last would count, with whatever escapes its name is written.
  if (/trace|\\/.test(behind)) throw OUT_OF_THE_ORDINARY;
  const json = traceObject(JSON.parse(`${textOf(bytes, 0, start)}[]${behind}`));
  return { header: headerOf(json), window: windowOf(json, nowMs) };
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
