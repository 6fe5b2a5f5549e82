import type { IdentityAnswer } from '../aviation/identify.js';
import { fleetStatements } from '../case/fleet-statements.js';
import { fleetsOfCase } from '../case/fleets.js';
import { ledgerStatements } from '../ledger/tables/identity-statements.js';
import { fleetPlaces, type OpenCase } from './open-case.js';

/**
 * Who says what of an address, registration, callsign or operator: the tables of the package, the case's fleets, the headers
 * of its archives and the lists imported into it, side by side.
 *
 * @param showsPrivate gives what is withheld by default: private owners, PIA and LADD aircraft
 */
export async function identityAnswer(
  open: OpenCase,
  text: string,
  showsPrivate = false,
): Promise<IdentityAnswer> {
  const fleets = fleetStatements(await fleetsOfCase(fleetPlaces(open)));
  return await open.services.identify(text, { more: [ledgerStatements(open.engine), fleets], showsPrivate });
}
