import { hasLedger } from '../case/case-folder.js';
import { readEndModel } from '../case/end-model-file.js';
import { describeWhere } from '../error.js';
import { identitiesOf, inputsToBuildFrom, makeEmptyLedger } from '../ingest/case-inputs.js';
import type { IdentityRequest, ImportedIdentities, IngestSummary } from '../ingest/index.js';
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
  if (!(await hasLedger(found.ledgerDir))) await emptyLedger(session);
  return summary;
}

/**
 * Builds the ledger from all that case.yaml names, as `airbridge ingest` and `airbridge identity import` would.
 *
 * @throws AirbridgeError `case-missing`, see inputsToBuildFrom
 */
export async function buildLedger(session: Session): Promise<void> {
  const inputs = inputsToBuildFrom(session.found, session.caseFile);
  await buildFromInputs(session, inputs);
  await buildFromIdentities(session);
}

async function buildFromInputs(session: Session, inputs: readonly string[]): Promise<void> {
  if (inputs.length === 0) return await emptyLedger(session);
  const named = inputs.length === 1 ? 'the input' : `the ${inputs.length} inputs`;
  await session.say(
    `This case has no ledger yet. It is built now, once, from ${named} of ${session.found.file}:`,
  );
  await tellIngest(session, await ingestInto(session, inputs));
}

async function buildFromIdentities(session: Session): Promise<void> {
  const { found, caseFile } = session;
  const requests = identitiesOf(found, caseFile);
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

const emptyLedger = ({ found, context, command }: Session): Promise<void> =>
  makeEmptyLedger(found, { command, nowMs: context.nowMs });
