/** `npm run evaluate`: see options.ts for what it does. Clock, files and processes are touched here and in truth/ only. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AirbridgeError, describeWhere, shippedReferences } from 'airbridge';
import { airbridge } from './airbridge.js';
import { countsDocument } from './counts/report.js';
import { countFindings } from './counts/run.js';
import { misledResults } from './histories/misled.js';
import { historiesDocument } from './histories/report.js';
import { historyOutcomes } from './histories/run.js';
import { recordedInputs } from './inputs/gather.js';
import { simulatedInputs } from './inputs/simulated.js';
import { HELP, type Options, readOptions } from './options.js';
import { readingDocument } from './reading/report.js';
import { readingFindings } from './reading/run.js';
import { documentOf } from './report/document.js';
import { nearestToLastPoint, withinTwoKm } from './rivals/nearest.js';
import { readsbRule } from './rivals/readsb-rule.js';
import { runAll } from './run.js';
import { evaluateTempo } from './tempo/evaluate.js';
import { tempoDocument } from './tempo/report.js';
import { timeRotation } from './tempo/timing.js';
import { loadTruth } from './truth/load.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** Of the simulations of tempo: chosen once, before any figure was seen. */
const SEED = 1;
const SHARED = join(ROOT, '..', 'shared', 'data');

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else if (options.subject === 'counts') evaluateCounts(options);
  else if (options.subject === 'reading') evaluateReading(options);
  else if (options.subject === 'tempo') reportTempo(options);
  else if (options.subject === 'histories') evaluateHistories(options);
  else evaluateLegs(options);
} catch (error) {
  process.stderr.write(`${words(error)}\n`);
  process.exitCode = 2;
}

function evaluateLegs({ write, truths }: Options): void {
  const references = shippedReferences();
  const { aerodromes } = references;
  const now = new Date();
  const remarks: string[] = [];
  const places = [...sharedTruth(remarks), ...truths];
  const recorded = places.map(({ truth, tracks }) => loadTruth(truth, tracks, now.getTime(), aerodromes));
  const links = recorded.flatMap((one) => one.links);
  const confirmed = recorded.reduce((sum, one) => sum + one.confirmed, 0);
  if (links.length > 0)
    remarks.push(`Of ${links.length} recorded flights that count, a second source confirms ${confirmed}.`);
  process.stderr.write('simulating two skies\n');
  const inputs = [...recordedInputs(links, aerodromes), ...simulatedInputs(references, now.getTime())];
  const methods = [
    airbridge(references),
    nearestToLastPoint(aerodromes),
    withinTwoKm(aerodromes),
    readsbRule(aerodromes),
  ];
  const outcomes = runAll(methods, inputs, aerodromes, say);
  const made = { date: now.toISOString().slice(0, 10), commit: commit() };
  const listed = recorded.flatMap((one) => one.listed);
  const findings = { outcomes, inputs, listed, remarks, made };
  process.stdout.write(documentOf(findings, aerodromes, true));
  if (write) writeFileSync(join(ROOT, 'docs', 'accuracy.md'), documentOf(findings, aerodromes, false));
}

function evaluateCounts({ write, runs }: Options): void {
  const made = { date: new Date().toISOString().slice(0, 10), commit: commit() };
  const findings = { ...countFindings(runs, (name) => process.stderr.write(`${name}\n`)), made };
  process.stdout.write(countsDocument(findings, true));
  if (write) writeFileSync(join(ROOT, 'docs', 'accuracy-counts.md'), countsDocument(findings, false));
}

function evaluateHistories({ write, runs }: Options): void {
  const now = new Date();
  const references = shippedReferences();
  const outcomes = historyOutcomes(references, runs, now.getTime(), (what) =>
    process.stderr.write(`${what}\n`),
  );
  const misled = misledResults(references, runs, now.getTime());
  const findings = {
    outcomes,
    misled,
    runs,
    made: { date: now.toISOString().slice(0, 10), commit: commit() },
  };
  process.stdout.write(historiesDocument(findings, true));
  if (write) writeFileSync(join(ROOT, 'docs', 'accuracy-histories.md'), historiesDocument(findings, false));
}

function evaluateReading({ write, heldOut }: Options): void {
  const made = { date: new Date().toISOString().slice(0, 10), commit: commit() };
  const folder = join(ROOT, 'evaluate', 'reading', 'sentences');
  const findings = readingFindings(folder);
  const asked = findings.filter((one) => write || one.isHeldOut === heldOut);
  process.stdout.write(readingDocument(asked, made, true));
  if (write) writeFileSync(join(ROOT, 'docs', 'accuracy-reading.md'), readingDocument(findings, made, false));
}

function reportTempo({ write, runs }: Options): void {
  const outcomes = evaluateTempo(runs, SEED, (what) => process.stderr.write(`${what}\n`));
  const timing = timeRotation(() => performance.now());
  const made = { date: new Date().toISOString().slice(0, 10), commit: commit() };
  const findings = { outcomes, timing, seed: SEED, made };
  process.stdout.write(tempoDocument(findings, true));
  if (write) writeFileSync(join(ROOT, 'docs', 'accuracy-tempo.md'), tempoDocument(findings, false));
}

function words(error: unknown): string {
  if (error instanceof AirbridgeError)
    return `${error.message} (${describeWhere(error.where)}). ${error.next ?? ''}`;
  return error instanceof Error ? error.message : String(error);
}

function sharedTruth(remarks: string[]): Options['truths'] {
  const truth = join(SHARED, 'truth', 'truth.csv');
  if (existsSync(truth)) return [{ truth, tracks: SHARED }];
  const absent = '../shared/data is not here: without recorded flights, the simulator stands alone.';
  process.stderr.write(`${absent}\n`);
  remarks.push(absent);
  return [];
}

function say(done: number, of: number): void {
  if (done % 25 === 0 || done === of) process.stderr.write(`${done} of ${of} traces\n`);
}

/** What was evaluated, as git knows it. */
function commit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', 'src', 'data', 'evaluate');
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed === '' ? '' : ' with changes not yet committed'}`;
  } catch {
    return 'unknown';
  }
}
