import { parseIcao24 } from '../../aviation/icao24.js';
import { AirbridgeError } from '../../error.js';
import type { TraceHeader } from '../reports.js';
import type { TimeWindow } from './cells.js';
import { shown } from './reports.js';

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
/** Longest text a header field really has is an owner of about 70 characters. */
const LONGEST_TEXT = 200;
/** `dbFlags` has four bits so far; room for as many again. */
const KNOWN_BITS = 256;

export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws AirbridgeError `not-a-trace` for JSON that is no object */
export function traceObject(json: unknown): JsonObject {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as JsonObject;
  throw notATrace('the JSON is no object', 'icao', json);
}

/** @throws AirbridgeError `not-a-trace` for a trace without an address */
export function headerOf(json: JsonObject): TraceHeader {
  return {
    icao24: addressOf(json),
    registration: textOf(json.r),
    typecode: textOf(json.t),
    description: textOf(json.desc),
    ownOp: textOf(json.ownOp),
    year: textOf(json.year),
    dbFlags: flagsOf(json.dbFlags),
    ...(json.synthetic === true && { synthetic: true }),
  };
}

/**
 * Reports may stray into the days beside the file's own, but not further, and not into the future.
 *
 * @throws AirbridgeError `not-a-trace` for a trace without a time of its own, or an impossible one
 */
export function windowOf({ timestamp }: JsonObject, nowMs: number): TimeWindow {
  if (typeof timestamp !== 'number') throw notATrace('it has no time', 'timestamp', timestamp);
  const startMs = Math.round(timestamp * 1000);
  const latestMs = nowMs + DAY_MS;
  if (!(startMs >= EARLIEST_MS && startMs <= latestMs)) {
    throw notATrace('its time is before 2000 or in the future', 'timestamp', timestamp);
  }
  return {
    startMs,
    earliestMs: Math.max(startMs - 2 * DAY_MS, EARLIEST_MS),
    latestMs: Math.min(startMs + 2 * DAY_MS, latestMs),
  };
}

export function notATrace(what: string, field: string, value: unknown): AirbridgeError {
  const next = 'Expected a readsb or tar1090 trace_full_*.json.';
  return new AirbridgeError('not-a-trace', `not a trace: ${what}`, { field, value: shown(value) }, next);
}

/** The bits that are read, whatever stands above them. */
function flagsOf(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) % KNOWN_BITS : 0;
}

function addressOf({ icao }: JsonObject): number {
  if (typeof icao !== 'string') throw notATrace('it has no address', 'icao', icao);
  try {
    return parseIcao24(icao);
  } catch {
    throw notATrace('its address is none', 'icao', icao);
  }
}

/** A short text as it is meant to be read; null for anything else. */
function textOf(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value)
    .replace(/\p{Cc}/gu, '')
    .trim();
  return text === '' || text.length > LONGEST_TEXT ? null : text;
}
