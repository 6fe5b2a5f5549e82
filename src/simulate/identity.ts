import type { AerodromeTable } from '../aviation/aerodromes.js';
import { formatIcao24, parseIcao24 } from '../aviation/icao24.js';
import { AirbridgeError } from '../error.js';
import type { Identity } from './trace-file.js';

/** ICAO has allotted FD0000 and what follows to no state (Annex 10, vol. III, table 9-1). */
const FIRST_ADDRESS = 0xfd0000;

/** The n-th address of the block that simulated aircraft are numbered from. */
export function freshAddress(n: number): string {
  return formatIcao24(FIRST_ADDRESS + (n & 0xffff));
}

/**
 * Marks an airframe so that nobody takes it for a real one: no state's registrations begin with Q (ITU Radio Regulations,
 * appendix 42, keeps Q for the Q code).
 *
 * @param mark tells airframes under one address apart
 */
export function identityOf(icao24: string, typecode: string, mark = ''): Identity {
  const address = formatIcao24(parseIcao24(icao24));
  return { icao24: address, registration: `Q-SIM-${address.toUpperCase()}${mark}`, typecode };
}

/** The table's own ident of an aerodrome given by ident or ICAO code. @throws AirbridgeError `unknown-place` */
export function identOf(aerodromes: AerodromeTable, text: string): string {
  const found = aerodromes.byIdent(text) ?? aerodromes.byIcao(text);
  if (found !== null) return found.ident;
  const next = 'Give an ident of the aerodrome table, such as LLOV, UBBB or UB12.';
  throw new AirbridgeError('unknown-place', 'no such aerodrome', { field: 'aerodrome', value: text }, next);
}
