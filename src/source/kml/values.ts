import { AirbridgeError } from '../../error.js';
import { writtenTime } from '../syntax/utc.js';
import type { KmlText } from './document.js';

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A place as KML writes it; height in metres, NaN where none is given. */
interface KmlPlace {
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
  readonly heightM: number;
}

/** @throws AirbridgeError `not-a-trace` for anything but a time with its zone */
export function timeIn({ text, line }: KmlText): number {
  const written = writtenTime(text);
  if (written.kind === 'utc') return written.ms;
  const where = { line, field: 'when', value: text.slice(0, 60) };
  if (written.kind === 'none') throw notATrack('a time is expected', where, EDITED);
  const next = 'Find out which zone the times are in and write it behind them (Z for UTC).';
  throw notATrack('its times name no zone', where, next);
}

/**
 * Longitude, latitude and perhaps height, separated by blanks (`gx:coord`) or commas (`coordinates`).
 *
 * @throws AirbridgeError `not-a-trace` for anything else
 */
export function placeIn({ text, line }: KmlText, field: string): KmlPlace {
  const parts = text.split(/[\s,]+/);
  const numbers = parts.map((part) => (NUMBER.test(part) ? Number(part) : Number.NaN));
  if (numbers.some(Number.isNaN) || numbers.length < 2 || numbers.length > 3) {
    const where = { line, field, value: text.slice(0, 60) };
    throw notATrack('a longitude, a latitude and a height are expected', where, EDITED);
  }
  const [longitudeDeg, latitudeDeg, heightM = Number.NaN] = numbers;
  return { longitudeDeg, latitudeDeg, heightM };
}

export function notATrack(what: string, where: object, next: string): AirbridgeError {
  return new AirbridgeError('not-a-trace', `not a trace: ${what}`, where, next);
}

export const EDITED = 'Fetch the file again; what was changed by hand or cut short is no evidence.';
