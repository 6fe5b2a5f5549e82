import { resolve } from 'node:path';
import { identityAnswer } from '../../answers/index.js';
import { type IdentityAnswer, isKnown } from '../../aviation/identify.js';
import { addIdentities } from '../../case/case-file.js';
import { createCase, hasLedger } from '../../case/case-folder.js';
import { writtenPeriod } from '../../case/period.js';
import { AirbridgeError } from '../../error.js';
import type { ImportedIdentities } from '../../ingest/index.js';
import { buildLedger, importInto } from '../build-ledger.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { identityWords } from '../output/identity.js';
import { importLines, importRecord } from '../output/identity-import.js';
import { writeJsonDocument } from '../output/json.js';
import { noteInCase, openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FormatOptions & { readonly private?: boolean };
type ImportOptions = CommonOptions & FormatOptions & { readonly asOf?: string; readonly source?: string };

const HELP = `
Says who says what: registration, type and operator of an address by every source, each with the day it speaks of, side by
side; where they differ that is said, and none is preferred. A text that can be read in several ways is answered in each.
Works without a case, from the tables of the package; in a case also from its fleets, from what the archives' own headers
said on each day, and from what \`airbridge identity import\` took in. Names of private owners are not printed, nor what links
an aircraft of the PIA and LADD programmes to a registration.

Examples:
  airbridge identity 600866
  airbridge identity 4K-AZ102 --json
  airbridge identity AZQ4211
  airbridge identity "Silk Way Airlines"
`;

const IMPORT_HELP = `
Takes lists of airframes into the case's ledger, known by their content: the Mictronics database (indexedDB zip), tar1090-db
(aircraft.csv.gz, or its folder db), standing-data (folder or zip), the OpenSky aircraft database (CSV of any year), and a
fleet.csv. Nothing is merged: \`airbridge identity\` shows what each says. The day a list speaks of is --as-of, else what the
list says of itself, else unknown. Names of private owners are not taken in. The lists are noted in case.yaml, so that the
ledger can be built anew. What cannot be read is told, and the exit status is 3.

Examples:
  airbridge identity import mictronics_indexedDB.zip
  airbridge identity import aircraft.csv.gz --as-of 2026-04-06 --case ovda
  airbridge identity import aircraft-database-complete-2025-08.csv --as-of 2025-08-01
`;

export const configure: Configure = (command, context, end) => {
  // Options after `import` are its own.
  const importing = command
    .enablePositionalOptions()
    .command('import')
    .description('take lists of airframes into the ledger: who says what')
    .argument('<path...>', 'files and folders')
    .option('--as-of <date>', 'the day they speak of, where they do not say so themselves')
    .option('--source <name>', 'who says so, instead of the name of their kind');
  addFormatOptions(importing, ['json']);
  addCommonOptions(importing)
    .addHelpText('after', IMPORT_HELP)
    .action(async (paths: string[], options: ImportOptions) => {
      const imported = await importLists(
        await openSession(context, 'identity import', options),
        paths,
        options,
      );
      if (imported.some(({ kind }) => kind === 'failed')) end(ExitStatus.someInputsFailed);
    });
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
  return await withLedger(session, { identity: text }, (open) => identityAnswer(open, text, showsPrivate));
}

async function importLists(
  session: Session,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportedIdentities[]> {
  const { found, context } = session;
  const asOf = options.asOf === undefined ? null : parseDay(options.asOf);
  const source = options.source ?? null;
  const requests = paths.map((path) => ({ path: resolve(context.surroundings.cwd, path), asOf, source }));
  await createCase(found);
  // A ledger of nothing but lists would pass for one of all the case's inputs.
  if (found.exists && !(await hasLedger(found.ledgerDir))) await buildLedger(session);
  const imported = await importInto(session, requests);
  await note(session, imported, asOf, source);
  if (options.json === true) await writeJsonDocument(context.stdout, { lists: imported.map(importRecord) });
  else for (const line of imported.flatMap(importLines)) await session.say(line);
  return imported;
}

/** Writes lists that are in into case.yaml. */
async function note(
  session: Session,
  imported: readonly ImportedIdentities[],
  asOf: string | null,
  source: string | null,
): Promise<void> {
  const said = { ...(asOf !== null && { asOf }), ...(source !== null && { source }) };
  const taken = imported.filter(({ kind }) => kind !== 'failed').map(({ path }) => ({ file: path, ...said }));
  const files = taken.map(({ file }) => file).join(', ');
  await noteInCase(session, files, (file) => addIdentities(file, taken, session.context.nowMs));
}

function parseDay(value: string): string {
  const period = /^\d{4}-\d\d-\d\d$/.test(value) ? writtenPeriod(value) : null;
  if (period !== null) return value;
  const next = 'Write a day: 2026-07-19.';
  throw new AirbridgeError('usage', 'not a day airbridge can read', { field: '--as-of', value }, next);
}

function unknown(value: string): AirbridgeError {
  return new AirbridgeError(
    'bad-value',
    'this is no address, and no registration, callsign or operator that any source here knows',
    { field: 'text', value },
    'Give six hex digits (600866), a registration (4K-AZ102), a callsign (AZQ4211), or an operator by designator or name.',
  );
}
