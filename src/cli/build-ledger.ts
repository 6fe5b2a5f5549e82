import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { caseMissing, hasLedger } from '../case/case-folder.js';
import { readEndModel } from '../case/end-model-file.js';
import { AirbridgeError, describeWhere } from '../error.js';
import type { IdentityRequest, ImportedIdentities, IngestSummary } from '../ingest/index.js';
import { openStaging } from '../ledger/store/store.js';
import { tellIngest } from './output/ingest.js';
import { progressTo } from './progress.js';
import type { Session } from './session.js';

/** Takes files and folders into the case's ledger, showing how far it has come. */
export async function ingestInto(session: Session, paths: readonly string[]): Promise<IngestSummary> {
  const { context, found, command, quiet } = session;
  const endModel = await readEndModel(found.dir);
  const progress = progressTo(context.stderr, quiet, context.nowMs);
  const request = {
    ledgerDir: found.ledgerDir,
    endModel,
    command,
    nowMs: context.nowMs,
    onProgress: progress.show,
  };
  const summary = await context.services.ingest(paths, request).finally(() => progress.stop());
  if (!(await hasLedger(found.ledgerDir))) await makeEmptyLedger(session);
  return summary;
}

/**
 * Builds the ledger from all that case.yaml names, as `airbridge ingest` and `airbridge identity import` would.
 *
 * @throws AirbridgeError `case-missing` where there is no case.yaml, or where an input that it names is not there: a ledger
 * of the rest would pass for one of all of them
 */
export async function buildLedger(session: Session): Promise<void> {
  if (!session.found.exists) throw caseMissing(session.found.dir);
  await buildFromInputs(session);
  await buildFromIdentities(session);
}

async function buildFromInputs(session: Session): Promise<void> {
  const { found } = session;
  const inputs = inputsOf(session);
  if (inputs.length === 0) return await makeEmptyLedger(session);
  const gone = inputs.filter((path) => !existsSync(path));
  if (gone.length > 0) throw inputsMissing(found.file, gone);
  const named = inputs.length === 1 ? 'the input' : `the ${inputs.length} inputs`;
  await session.say(`This case has no ledger yet. It is built now, once, from ${named} of ${found.file}:`);
  await tellIngest(session, await ingestInto(session, inputs));
}

/** The inputs that case.yaml names, absolute. */
export const inputsOf = ({ found, caseFile }: Session): string[] =>
  caseFile.inputs.map((input) => resolve(found.dir, input));

function inputsMissing(file: string, gone: readonly string[]): AirbridgeError {
  const message = `this case has no ledger yet, and not all it would be built from is there: ${gone.join(', ')}`;
  const next =
    'Bring it back, or correct `inputs:` in case.yaml; `airbridge ingest <path…>` makes a ledger of the paths it is given alone.';
  return new AirbridgeError('case-missing', message, { file }, next);
}

async function buildFromIdentities(session: Session): Promise<void> {
  const { found, caseFile } = session;
  const requests = caseFile.identities.map(({ file, asOf = null, source = null }) => ({
    path: resolve(found.dir, file),
    asOf,
    source,
  }));
  if (requests.length === 0) return;
  await session.say(`Taking in the lists of airframes of ${found.file}`);
  for (const one of await importInto(session, requests)) {
    if (one.kind === 'failed')
      await session.say(`Not in the ledger: ${describeWhere(one.error.where)}: ${one.error.message}`);
  }
}

/** Takes lists of airframes into the case's ledger. */
export async function importInto(
  { context, found, command }: Session,
  requests: readonly IdentityRequest[],
): Promise<ImportedIdentities[]> {
  const options = { ledgerDir: found.ledgerDir, command, nowMs: context.nowMs };
  return await context.services.importIdentities(requests, options);
}

/** A case without archives is valid: it may hold sightings only. What an interrupted ingest left is not put in its place. */
async function makeEmptyLedger({ found, context, command }: Session): Promise<void> {
  const staging = await openStaging(found.ledgerDir, { command, nowMs: context.nowMs });
  if (!staging.resumed) return await staging.commit();
  await staging.close();
  const next = 'Run the same `airbridge ingest` again: it goes on where it was interrupted.';
  throw new AirbridgeError(
    'case-missing',
    'an ingest into this case was interrupted',
    { file: found.dir },
    next,
  );
}
