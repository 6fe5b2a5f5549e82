import { resolve } from 'node:path';
import { appendLog } from '../case/logs.js';
import { type AirbridgeError, isOfInput } from '../error.js';
import { breakCounts } from '../ledger/queries/breaks-query.js';
import { openStaging, type Staging } from '../ledger/store/store.js';
import { noteEndModel } from '../ledger/tables/end-model-meta.js';
import type { EndModel } from '../legs/ends/end-model.js';
import { SHIPPED_END_MODEL } from '../legs/ends/shipped-end-model.js';
import { openEvidence } from '../source/evidence.js';
import type { Files } from '../source/files.js';
import { type Found, walk } from '../source/walk.js';
import { ChangedEvidence, Intake } from './intake.js';
import type { IngestOptions } from './options.js';
import { referencesOver } from './references.js';
import { relateLegs } from './relate.js';
import type { IngestSummary } from './summary.js';
import { startWorkers } from './workers.js';

/**
 * What the database engine may use beside the reading of archives. Its threads wait for each other by spinning, so that more than
 * one takes three times as long, in processor time, to commit; and each checkpoint writes anew what the one before had written.
 */
const ENGINE = { memoryLimitMb: 96, threads: 1, checkpointAtMb: 64 };

/**
 * Takes archives into the ledger: every trace in the files, folders and tars given, once, by content.
 *
 * What cannot be read is listed in the summary and nothing of it is in the ledger; the rest goes in. The ledger readers see
 * changes in one step at the end. An ingest that is killed loses the batch in hand; the next one goes on from there.
 *
 * @param paths files and folders
 * @throws AirbridgeError `ledger-other-model` when the ledger was built with another model of ends; `case-locked`, `ledger-too-new`, `ledger-damaged`, `disk-full`, `no-memory`
 */
export async function ingest(paths: readonly string[], options: IngestOptions): Promise<IngestSummary> {
  const startedMs = options.nowMs();
  const found = await collect(walk(paths, options.files));
  const inputs = paths.map((path) => resolve(path));
  const changed = new Map<string, AirbridgeError>();
  let leftover: IngestSummary['leftover'] | null = null;
  for (;;) {
    const outcome = await ingestFound({ found, inputs, changed }, options);
    if (outcome instanceof ChangedEvidence) changed.set(outcome.path, outcome.fault);
    else if (outcome !== null) {
      const seconds = (options.nowMs() - startedMs) / 1000;
      return { ...outcome, leftover: leftover ?? outcome.leftover, seconds };
    } else leftover = 'thrown-away';
  }
}

/** What is to be taken in. */
interface Given {
  readonly found: readonly Found[];
  readonly inputs: readonly string[];
  /** Archives that changed while they were being read, and what is said of them: nothing is taken from them. */
  readonly changed: ReadonlyMap<string, AirbridgeError>;
}

/**
 * @returns null when a killed ingest had begun with a file that is no longer there: what it left cannot be finished, and was thrown
 *   away; an archive that changed while it was being read, when all is to be done anew without it
 */
async function ingestFound(
  { found, inputs, changed }: Given,
  options: IngestOptions,
): Promise<Omit<IngestSummary, 'seconds'> | ChangedEvidence | null> {
  const { ledgerDir, nowMs, command = 'ingest', columns, endModel = SHIPPED_END_MODEL } = options;
  const staging = await openStaging(ledgerDir, { command, nowMs, inputs, ...ENGINE });
  await agreeOnModel(staging, endModel, ledgerDir);
  const workers = startWorkers({ columns, endModel, nowMs: nowMs() }, options.workers);
  try {
    const references = referencesOver(columns, endModel);
    const { engine } = staging;
    const begun = new Set(staging.begun);
    const intake = new Intake({ engine, workers, references, files: options.files, nowMs, begun });
    await takeAll(found, changed, intake, options);
    await intake.finish();
    // What follows takes the memory that reading no longer needs.
    await workers.close();
    if (staging.begun.some((sha256) => !intake.met.has(sha256))) {
      await staging.discard();
      return null;
    }
    const isNew = intake.changed || staging.resumed;
    if (isNew) {
      // Histories are read airframe by airframe: each from one place, not here and there from all over the table.
      await staging.putInOrder('legs');
      await relateLegs(engine, references, staging.resumed ? null : intake.touched);
    }
    const breaks = await breakCounts(engine);
    await (isNew ? staging.commit() : staging.discard());
    await logCustody(intake, options);
    return { ...intake.summary(), breaks, leftover: fateOf(staging) };
  } catch (error) {
    if (error instanceof ChangedEvidence) {
      await staging.discard();
      return error;
    }
    await staging.close();
    throw error;
  } finally {
    await workers.close();
  }
}

function fateOf({ resumed, threwAway }: Staging): IngestSummary['leftover'] {
  if (resumed) return 'finished';
  return threwAway ? 'thrown-away' : 'none';
}

/** A ledger of another model is left as it was. */
async function agreeOnModel(staging: Staging, endModel: EndModel, ledgerDir: string): Promise<void> {
  try {
    await noteEndModel(staging.engine, endModel, ledgerDir);
  } catch (error) {
    await (staging.resumed ? staging.close() : staging.discard());
    throw error;
  }
}

async function collect(found: AsyncIterable<Found>): Promise<Found[]> {
  const all: Found[] = [];
  for await (const one of found) all.push(one);
  return all;
}

async function takeAll(
  found: readonly Found[],
  changed: Given['changed'],
  intake: Intake,
  { files, onProgress }: IngestOptions,
): Promise<void> {
  const bytesTotal = found.reduce((sum, one) => sum + sizeOf(one), 0);
  let bytesDone = 0;
  for (const [filesDone, one] of found.entries()) {
    const report = (bytesInFile: number) =>
      onProgress?.({
        filesDone,
        filesTotal: found.length,
        bytesDone: bytesDone + bytesInFile,
        bytesTotal,
        reports: intake.reports,
        current: one.kind === 'file' ? one.path : '',
      });
    report(0);
    if (one.kind === 'file') intake.saw(one.path);
    const fault = one.kind === 'file' ? changed.get(one.path) : undefined;
    if (one.kind === 'problem') intake.fail(one.error, one.isSlip);
    else if (fault !== undefined) intake.fail(fault);
    else await takeFile(one, intake, files, report);
    bytesDone += sizeOf(one);
  }
}

const sizeOf = (found: Found): number => (found.kind === 'file' ? found.bytes : 0);

async function takeFile(
  { path, named }: Extract<Found, { kind: 'file' }>,
  intake: Intake,
  files: Files,
  report: (bytesInFile: number) => void,
): Promise<void> {
  try {
    const evidence = await openEvidence(path, named, files);
    if (evidence === null) intake.ignore();
    else await intake.take(evidence, report);
  } catch (error) {
    if (!isOfInput(error)) throw error;
    intake.fail(error);
  }
}

async function logCustody(intake: Intake, { ledgerDir, nowMs }: IngestOptions): Promise<void> {
  for (const taken of intake.custody) await appendLog(ledgerDir, 'custody', nowMs(), taken);
}
