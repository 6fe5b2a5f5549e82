import { type IdentityAnswer, isKnown } from '../../aviation/identify.js';
import type { StatementSource } from '../../aviation/statement-source.js';
import { AirbridgeError } from '../../error.js';
import { fleetStatements } from '../../ledger/fleet-statements.js';
import { fleetsOfCase } from '../../ledger/fleets.js';
import { ledgerStatements } from '../../ledger/identity-statements.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { identityWords } from '../output/identity.js';
import { writeJsonDocument } from '../output/json.js';
import { fleetPlaces, openSession, type Session, withLedger } from '../session.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions & { readonly private?: boolean };

const HELP = `
Says who says what: registration, type and operator of an address by every source, each with the day it speaks of, side by
side; where they differ that is said, and none is preferred. A text that can be read in several ways is answered in each.
Works without a case, from the tables of the package; in a case also from its fleets, from what the archives' own headers
said on each day, and from what \`airbridge identity-import\` took in. Names of private owners are not printed, nor what links
an aircraft of the PIA and LADD programmes to a registration.

Examples:
  airbridge identity 600866
  airbridge identity 4K-AZ102 --json
  airbridge identity AZQ4211
  airbridge identity "Silk Way Airlines"
`;

export const configure: Configure = (command, context) => {
  command
    .argument('<text>', 'address, registration, callsign, or operator (designator or name)')
    .option('--private', 'print what is withheld by default: private owners, PIA and LADD aircraft');
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (text: string, options: Options) => {
      const session = await openSession(context, 'identity', options);
      const answer = await answered(session, text, options.private === true);
      if (!isKnown(answer)) throw unknown(text);
      if (options.json === true) return await writeJsonDocument(context.stdout, answer);
      await context.stdout.write(identityWords(answer));
    });
};

async function answered(session: Session, text: string, showsPrivate: boolean): Promise<IdentityAnswer> {
  const { identify } = session.context.services;
  if (!session.found.exists) return await identify(text, { more: [], showsPrivate });
  const fleets = fleetStatements(await fleetsOfCase(fleetPlaces(session)));
  return await withLedger(session, { identity: text }, async (engine) => {
    const more: StatementSource[] = [ledgerStatements(engine), fleets];
    return await identify(text, { more, showsPrivate });
  });
}

function unknown(value: string): AirbridgeError {
  return new AirbridgeError(
    'bad-value',
    'this is no address, and no registration, callsign or operator that any source here knows',
    { field: 'text', value },
    'Give six hex digits (600866), a registration (4K-AZ102), a callsign (AZQ4211), or an operator by designator or name.',
  );
}
