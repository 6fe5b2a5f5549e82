/** ICAO Annex 10, vol. IV, table 3-9: what the eight characters of an aircraft identification may be. */
const ALPHABET = /^[A-Z0-9]{1,8}$/;
const LONGEST_TEXT = 64;
/** What transponders send when nothing was set. */
const BLANK = /^0+$/;

/**
 * A callsign as received, made comparable: padding cut off, in capitals.
 *
 * @returns null for what is no callsign: empty, all `@` (how "not set" decodes) or zeros, or with any character
 * that the transmission cannot carry; such text came from somewhere else, and may be markup meant to do harm
 */
export function cleanCallsign(text: string | null | undefined): string | null {
  // Eight characters and some padding: of a longer text nothing is a callsign, and cutting it would take ages.
  if (text === null || text === undefined || text.length > LONGEST_TEXT) return null;
  const callsign = text.replace(/^[ _@]+|[ _@]+$/g, '').toUpperCase();
  return ALPHABET.test(callsign) && !BLANK.test(callsign) ? callsign : null;
}

/** A callsign in the telephony form (ICAO Annex 10, vol. II, 5.2.1.7.2.1, type c): who flies it, and which flight. */
export interface CallsignParts {
  /** Three letters; not checked against any list. */
  readonly designator: string;
  /** The rest: digits and letters. */
  readonly flightId: string;
}

/** Splits `AZQ4123` into `AZQ` and `4123`; null for anything that does not begin with three letters. */
export function splitCallsign(callsign: string): CallsignParts | null {
  const match = /^([A-Z]{3})([A-Z0-9]{1,5})$/.exec(callsign);
  return match === null ? null : { designator: match[1], flightId: match[2] };
}
