import { AirbridgeError } from '../../error.js';
import type { SourceTrace } from '../reports.js';
import { parseJson } from '../syntax/json.js';
import { MOST_REPORTS } from './cells.js';
import { headerOf, type JsonObject, notATrace, traceObject, windowOf } from './header.js';
import { readsbReports } from './reports.js';
import { scanReadsbTrace } from './scan.js';

/** A trace together with the way it was read. */
interface ReadsbTrace extends SourceTrace {
  /** Whether the byte scanner read it; false when it did not know the file's ways and JSON.parse had to. */
  readonly scanned: boolean;
}

/**
 * Reads one readsb/tar1090 `globe_history` trace (readsb README-json.md, "trace jsons").
 *
 * A report that makes no sense is left out and named in `rejected`; the rest is kept. Reports stay in the order of the
 * file, backwards times included. Traces as they are usually written are read by {@link scanReadsbTrace}, all others by
 * {@link parseReadsbTrace}; the result is the same.
 *
 * @param bytes the inflated JSON
 * @param nowMs the time now: nothing that claims to be from after tomorrow is believed
 * @throws AirbridgeError `json-invalid`, `not-a-trace`, `empty-trace`, or `no-usable-report` naming the first fault
 */
export function readReadsbTrace(bytes: Uint8Array, nowMs: number): ReadsbTrace {
  const trace = scanReadsbTrace(bytes, nowMs);
  return trace === null ? { ...parseReadsbTrace(bytes, nowMs), scanned: false } : { ...trace, scanned: true };
}

/** The same by JSON.parse: several times slower, reads every form of JSON, and says what is wrong with what is none. */
export function parseReadsbTrace(bytes: Uint8Array, nowMs: number): SourceTrace {
  const json = traceObject(parseJson(bytes));
  const header = headerOf(json);
  const { reports, rejected } = readsbReports(rowsOf(json), windowOf(json, nowMs));
  if (reports.length === 0) {
    const { index, field, value } = rejected[0];
    const message = `none of its ${rejected.length} reports can be used; the first fault is in report ${index}`;
    throw new AirbridgeError('no-usable-report', message, { field, value }, AGAIN);
  }
  return { header, reports, rejected };
}

const AGAIN = 'Fetch the file again; if it stays like this, its maker has written it so.';

function rowsOf({ trace }: JsonObject): readonly unknown[] {
  if (!Array.isArray(trace)) throw notATrace('it has no list of reports', 'trace', trace);
  if (trace.length === 0) {
    const next = 'Nothing was heard of this aircraft in this file: there is nothing to take from it.';
    throw new AirbridgeError('empty-trace', 'its list of reports is empty', { field: 'trace' }, next);
  }
  if (trace.length > MOST_REPORTS) throw notATrace('it has more reports than a day has', 'trace', trace);
  return trace;
}
