import { resolve } from 'node:path';
import { AirbridgeError, describeWhere } from '../error.js';
import type { IdentityRequest, ImportedIdentities, IngestSummary } from '../ingest/index.js';
import { type CaseFile, NO_CASE_FILE, readCaseFile } from '../ledger/case-file.js';
import { type CaseFolder, caseMissing, findCase } from '../ledger/case-folder.js';
import { readEndModel } from '../ledger/end-model-file.js';
import { allRows, type Engine } from '../ledger/engine.js';
import { type FleetPlaces, findFleet } from '../ledger/fleets.js';
import { appendLog } from '../ledger/logs.js';
import { hasLedger, openReader, openStaging } from '../ledger/store.js';
import type { Context } from './context.js';
import type { CommonOptions } from './options/common.js';
import type { Names } from './options/filter.js';
import { printable } from './printable.js';
import { progressTo } from './progress.js';

/** A command at work on a case. */
export interface Session {
  readonly context: Context;
  readonly found: CaseFolder;
  /** What case.yaml says; nothing where there is none. */
  readonly caseFile: CaseFile;
  readonly command: string;
  readonly quiet: boolean;
  /** Prints a message, unless --quiet. */
  say(message: string): Promise<void>;
}

/** Finds the case and reads its case.yaml, if there is one. */
export async function openSession(
  context: Context,
  command: string,
  options: CommonOptions,
): Promise<Session> {
  const quiet = options.quiet === true;
  const found = await findCase(options.case, context.surroundings);
  const caseFile = found.exists ? await readCaseFile(found.file) : NO_CASE_FILE;
  const say = async (message: string) => {
    if (!quiet) await context.stderr.write(`${printable(message)}\n`);
  };
  return { context, found, caseFile, command, quiet, say };
}

/** Where this session's fleets are looked for. */
export function fleetPlaces({ context, found, caseFile }: Session): FleetPlaces {
  return { caseDir: found.dir, caseFile, cwd: context.surroundings.cwd };
}

/** What turns the names in this session's options into codes: the case's own sets first. */
export function namesIn(session: Session): Names {
  const { context, caseFile } = session;
  return {
    places: (text) => context.services.places(text, caseFile.places),
    operator: context.services.operator,
    fleet: (text) => findFleet(text, fleetPlaces(session)),
  };
}

/**
 * Runs `use` on the ledger, opened for reading; a missing ledger is first built from the inputs of case.yaml. What is asked
 * goes into the query log.
 *
 * @param question what is asked, for the log
 * @throws AirbridgeError `case-missing` when there is neither a ledger nor a case.yaml to build one from
 */
export async function withLedger<T>(
  session: Session,
  question: Readonly<Record<string, unknown>>,
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { context, found, command } = session;
  if (!(await hasLedger(found.ledgerDir))) await buildLedger(session);
  await logQuery(session, question);
  const engine = await openReader(found.ledgerDir, { command, nowMs: context.nowMs });
  try {
    await tellUnfinished(session, engine);
    return await use(engine);
  } finally {
    await engine.close();
  }
}

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

/** Builds the ledger anew from what case.yaml names. */
export async function buildLedger(session: Session): Promise<void> {
  if (!session.found.exists) throw caseMissing(session.found.dir);
  await buildFromInputs(session);
  await buildFromIdentities(session);
}

async function buildFromInputs(session: Session): Promise<void> {
  const { found, caseFile } = session;
  if (caseFile.inputs.length === 0) return await makeEmptyLedger(session);
  await session.say(`Building the ledger from the inputs of ${found.file}`);
  const { problems } = await ingestInto(
    session,
    caseFile.inputs.map((input) => resolve(found.dir, input)),
  );
  for (const { path, reason } of problems) await session.say(`Not in the ledger: ${path}: ${reason}`);
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

/** An answer from evidence that is only partly in says so, every time. */
async function tellUnfinished(session: Session, engine: Engine): Promise<void> {
  const files = await allRows(
    engine,
    'SELECT path FROM files WHERE NOT complete AND entries > 0 ORDER BY path',
  );
  for (const { path } of files) {
    await session.say(
      `Incomplete: ${path} was not read to its end; run \`airbridge ingest ${path}\` to go on.`,
    );
  }
  const failed = await allRows(engine, 'SELECT count(DISTINCT path) AS n FROM problems');
  const n = Number(failed[0]?.n ?? 0);
  if (n > 0)
    await session.say(
      `${n} of the inputs could not be read, or not wholly: \`airbridge ingest\` on them says why.`,
    );
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

async function logQuery(session: Session, question: Readonly<Record<string, unknown>>): Promise<void> {
  const { context, found, command } = session;
  const entry = { command, argv: context.argv, ...question };
  try {
    await appendLog(found.ledgerDir, 'queries', context.nowMs(), entry);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await session.say(`This question could not be written into the query log: ${reason}`);
  }
}
