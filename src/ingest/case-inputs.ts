import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CaseFile } from '../case/case-file.js';
import { type CaseFolder, caseMissing } from '../case/case-folder.js';
import { AirbridgeError } from '../error.js';
import { openStaging } from '../ledger/store/store.js';
import type { IdentityRequest } from './identities.js';

/** What a case.yaml names as evidence, absolute. */
export const inputsOf = ({ dir }: CaseFolder, { inputs }: CaseFile): string[] =>
  inputs.map((input) => resolve(dir, input));

/** The lists of airframes a case.yaml names, absolute. */
export const identitiesOf = ({ dir }: CaseFolder, { identities }: CaseFile): IdentityRequest[] =>
  identities.map(({ file, asOf = null, source = null }) => ({ path: resolve(dir, file), asOf, source }));

/**
 * What a missing ledger is to be built from: all the inputs of case.yaml.
 *
 * @throws AirbridgeError `case-missing` where there is no case.yaml, or where an input that it names is not there: a ledger of
 * the rest would pass for one of all of them
 */
export function inputsToBuildFrom(found: CaseFolder, caseFile: CaseFile): string[] {
  if (!found.exists) throw caseMissing(found.dir);
  const inputs = inputsOf(found, caseFile);
  const gone = inputs.filter((path) => !existsSync(path));
  if (gone.length > 0) throw inputsMissing(found.file, gone);
  return inputs;
}

function inputsMissing(file: string, gone: readonly string[]): AirbridgeError {
  const message = `this case has no ledger yet, and not all it would be built from is there: ${gone.join(', ')}`;
  const next =
    'Bring it back, or correct `inputs:` in case.yaml; `airbridge ingest <path…>` makes a ledger of the paths it is given alone.';
  return new AirbridgeError('case-missing', message, { file }, next);
}

/**
 * Makes an empty ledger: a case without archives is valid, it may hold sightings only. What an interrupted ingest left is not
 * put in its place.
 *
 * @throws AirbridgeError `case-locked` where an ingest was interrupted
 */
export async function makeEmptyLedger(
  { ledgerDir }: CaseFolder,
  options: { readonly command: string; readonly nowMs: () => number },
): Promise<void> {
  const staging = await openStaging(ledgerDir, { ...options, sparesLeftover: true });
  await staging.commit();
}
