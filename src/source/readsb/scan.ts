import { AirbridgeError } from '../../error.js';
import type { SourceTrace, TraceHeader } from '../reports.js';
import { HARMLESS_BYTES } from '../syntax/json.js';
import type { TimeWindow } from './cells.js';
import { OUT_OF_THE_ORDINARY, ReadsbScanner, type Scanned } from './compiled-scanner.js';
import { headerOf, traceObject, windowOf } from './header.js';

/** One for the thread, made when it is first wanted. */
let scanner: ReadsbScanner | null = null;

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
  scanner ??= new ReadsbScanner();
  try {
    const scanned = scanner.scan(bytes);
    const { header, window } = readHeader(bytes, scanned, nowMs);
    checkTimes(scanned, window);
    return { header, reports: scanner.take(scanned, window.startMs), rejected: [] };
  } catch (error) {
    if (isDeviation(error)) return null;
    throw error;
  }
}

/** Faults are found again, and named, by whoever reads the file instead. */
function isDeviation(error: unknown): boolean {
  return error === OUT_OF_THE_ORDINARY || error instanceof SyntaxError || error instanceof AirbridgeError;
}

/** What is around the list is a few hundred bytes: JSON.parse reads it as if the list were empty. */
function readHeader(
  bytes: Uint8Array,
  { start, end }: Scanned,
  nowMs: number,
): { header: TraceHeader; window: TimeWindow } {
  const behind = textOf(bytes, end, bytes.length);
  // Of two lists the last would count, with whatever escapes its name is written.
  if (/trace|\\/.test(behind)) throw OUT_OF_THE_ORDINARY;
  const json = traceObject(JSON.parse(`${textOf(bytes, 0, start)}[]${behind}`));
  return { header: headerOf(json), window: windowOf(json, nowMs) };
}

/** Whether every report is from its window: they all are when the first and the last are. */
function checkTimes({ earliestSeconds, latestSeconds }: Scanned, window: TimeWindow): void {
  const { startMs, earliestMs, latestMs } = window;
  const isInside =
    earliestSeconds * 1000 + startMs >= earliestMs && latestSeconds * 1000 + startMs <= latestMs;
  if (!isInside) throw OUT_OF_THE_ORDINARY;
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
}
