import { AirbridgeError } from '../error.js';

/** Bit of an address that is not ICAO's (TIS-B track, anonymous, made up): readsb writes it as a leading `~`. */
export const NON_ICAO = 0x1000000;

const WRITTEN = /^(~?)([0-9a-f]{6})$/i;

/**
 * Reads a 24-bit address: six hex digits, with `~` in front when it is not an ICAO address.
 *
 * @returns 0 … 0xFFFFFF, plus {@link NON_ICAO} when marked so
 * @throws AirbridgeError `bad-value`
 */
export function parseIcao24(text: string): number {
  const match = WRITTEN.exec(text.trim());
  if (match === null) {
    throw new AirbridgeError(
      'bad-value',
      'not a 24-bit aircraft address',
      { field: 'icao24', value: text },
      'Give six hex digits such as 4b1805, with ~ in front for a non-ICAO address.',
    );
  }
  return Number.parseInt(match[2], 16) + (match[1] === '~' ? NON_ICAO : 0);
}

/**
 * Writes an address as readsb does: six lower-case hex digits, `~` in front of a non-ICAO one.
 *
 * @throws AirbridgeError `bad-value` when the number has no such form
 */
export function formatIcao24(icao24: number): string {
  if (!Number.isInteger(icao24) || icao24 < 0 || icao24 >= 2 * NON_ICAO) {
    throw new AirbridgeError('bad-value', 'not a 24-bit aircraft address', {
      field: 'icao24',
      value: icao24,
    });
  }
  const digits = (icao24 % NON_ICAO).toString(16).padStart(6, '0');
  return isIcaoAddress(icao24) ? digits : `~${digits}`;
}

/** Whether the address belongs to ICAO's numbering: only those say anything about country or airframe. */
export function isIcaoAddress(icao24: number): boolean {
  return icao24 < NON_ICAO;
}
