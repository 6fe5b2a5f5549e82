import type { IdentityStatement } from '../../aviation/identity.js';
import { AirbridgeError } from '../../error.js';

/** What one row says; who says it, and as of when, goes for the whole file. */
export type IdentityRow = Partial<Omit<IdentityStatement, 'source'>>;

/** A row, or why there is none. */
export type IdentityItem =
  | { readonly kind: 'row'; readonly row: IdentityRow }
  | { readonly kind: 'left-out'; readonly reason: string; readonly where: string };

/** The kinds of files that say whose aircraft is whose, and whom they speak for. */
export const IDENTITY_SOURCES = {
  mictronics: 'Mictronics aircraft database',
  'tar1090-db': 'tar1090-db',
  'standing-data': 'Virtual Radar Server standing data',
  opensky: 'OpenSky aircraft database',
} as const;

export type IdentitySource = keyof typeof IDENTITY_SOURCES;

const ADDRESS = /^[0-9a-f]{6}$/;

/**
 * A row of an address as its source writes it, or why it says nothing: nobody’s address is 000000 or ffffff, and one with
 * `~` was made up by a receiver.
 */
export function rowOf(address: string, where: string, said: Omit<IdentityRow, 'icao24'>): IdentityItem {
  const icao24 = address.trim().toLowerCase();
  if (icao24.startsWith('~')) return { kind: 'left-out', reason: 'an address with ~ is not ICAO’s', where };
  if (!ADDRESS.test(icao24)) return { kind: 'left-out', reason: 'not a 24-bit address', where };
  if (icao24 === '000000' || icao24 === 'ffffff')
    return { kind: 'left-out', reason: 'an address that is nobody’s', where };
  if (Object.entries(said).every(([name, value]) => name === 'asOf' || value === null))
    return { kind: 'left-out', reason: 'nothing said but the address', where };
  return { kind: 'row', row: { icao24, ...said } };
}

/** No name, registration or description is longer; longer ones are no such thing. */
const LONGEST_TEXT = 200;

/** Text of a cell on one line, or null for an empty one and for what is no text. */
export function textOrNull(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return text === '' ? null : text.slice(0, LONGEST_TEXT);
}

/** The year in `1993`, `1993-04-01`; null for anything else. */
export function yearOrNull(value: string | null): number | null {
  const year = Number(/^(\d{4})(?:$|-)/.exec(value ?? '')?.[1] ?? Number.NaN);
  return year >= 1900 && year <= 2100 ? year : null;
}

/** A flag in a string of ones and zeros; null where the string is too short to say. */
export function flagAt(flags: unknown, at: number): boolean | null {
  const flag = typeof flags === 'string' ? flags[at] : undefined;
  return flag === '1' ? true : flag === '0' ? false : null;
}

/** The fault of a file that says nothing about airframes. */
export function notIdentities(what: string, where: { line?: number; field?: string } = {}): AirbridgeError {
  const next =
    'Readable are the Mictronics zip, tar1090-db (aircraft.csv.gz or its folder db), standing-data (folder or zip), the OpenSky aircraft CSV and a fleet.csv.';
  return new AirbridgeError('not-evidence', `cannot be read as a list of airframes: ${what}`, where, next);
}
