import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { loadAerodromes, loadGeoid, loadTypes } from '../../aviation/tables.js';
import { AirbridgeError } from '../../error.js';
import {
  airframesOf,
  readScenario,
  type Scenario,
  SYNTHETIC_NOTICE,
  skyReceivers,
  truthHeadLines,
  truthLines,
} from '../../simulate/index.js';
import { isDiskFull, systemError } from '../../source/index.js';
import type { Context } from '../context.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { writeJsonDocument } from '../output/json.js';
import { integerWords } from '../words.js';
import type { Configure } from './configure.js';

type Options = FormatOptions & {
  readonly out: string;
  readonly seed: string;
  readonly quiet?: boolean;
};

const HELP = `
Makes up a sky whose truth is known: aircraft that fly as their type can, receivers that hear as far as their horizon, and
what goes wrong between them, as a scenario in YAML or JSON says (docs/simulate.md). Into the folder go readsb traces in
globe_history/, to be ingested like any archive, and truth.ndjson with every flight and every stay. The same scenario and
seed give the same bytes. All of it is labelled SYNTHETIC; keep it in a case of its own.

Examples:
  airbridge simulate sky.yaml --out sky
  airbridge simulate sky.yaml --out sky --seed 2 && airbridge ingest sky/globe_history --case sky-case
`;

export const configure: Configure = (command, context) => {
  command
    .argument('<scenario>', 'a scenario, YAML or JSON')
    .requiredOption('--out <dir>', 'a new or empty folder; nothing is written outside it')
    .option('--seed <text>', 'what chance is drawn from; another seed, another sky', '1')
    .option('--quiet', 'no messages, only errors')
    .option('--debug', 'print the stack of an error');
  addFormatOptions(command, ['json'])
    .addHelpText('after', HELP)
    .action(async (file: string, options: Options) => {
      const { cwd } = context.surroundings;
      const path = resolve(cwd, file);
      const scenario = await readScenarioFile(path);
      const out = resolve(cwd, options.out);
      await takeEmptyFolder(out);
      const made = await writeWholeSky(scenario, options.seed, out, path);
      if (options.json === true) await writeJsonDocument(context.stdout, made);
      else if (options.quiet !== true) await tell(context, made);
    });
};

/** What was made; `synthetic` because JSON travels without its context. */
interface Made {
  readonly synthetic: true;
  readonly out: string;
  readonly seed: string;
  readonly airframes: number;
  readonly traces: number;
  readonly legs: number;
  readonly visits: number;
  readonly receivers: number;
}

async function readScenarioFile(file: string): Promise<Scenario> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const next = 'Give the path of a scenario; docs/simulate.md has one to begin with.';
    throw new AirbridgeError('unreadable', 'the scenario cannot be read', { file }, next, { cause });
  });
  try {
    return readScenario(parse(text));
  } catch (error) {
    if (error instanceof AirbridgeError) throw error.at({ file });
    const [fault] = (error as Error).message.split('\n');
    const message = `the scenario is not valid YAML: ${fault.replace(/:$/, '')}`;
    throw new AirbridgeError('bad-value', message, { file }, 'Correct the line; JSON will do, too.');
  }
}

/** @throws AirbridgeError `usage` for a folder with anything in it, and for what can be no folder */
async function takeEmptyFolder(out: string): Promise<void> {
  await mkdir(out, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    const where = { file: out, field: '--out' };
    const next = 'Name a folder that is new or empty, in a place where you may write.';
    throw new AirbridgeError('usage', `no folder can be made here (${cause.code})`, where, next, { cause });
  });
  if ((await readdir(out)).length === 0) return;
  const next = 'Name a new folder: synthetic data are not mixed with anything else.';
  throw new AirbridgeError('usage', 'the folder is not empty', { file: out, field: '--out' }, next);
}

/**
 * Leaves a whole sky or none: some faults of a scenario show only when it is flown, and half a sky would look like a whole one.
 *
 * @param path of the scenario
 */
async function writeWholeSky(scenario: Scenario, seed: string, out: string, path: string): Promise<Made> {
  try {
    return await writeSky(scenario, seed, out);
  } catch (error) {
    for (const name of await readdir(out)) await rm(join(out, name), { recursive: true });
    if (isDiskFull(error)) throw systemError(error, out);
    throw error instanceof AirbridgeError ? error.at({ file: path }) : error;
  }
}

/** Writes airframe by airframe: a sky need not fit into memory. */
async function writeSky(scenario: Scenario, seed: string, out: string): Promise<Made> {
  const geoid = loadGeoid();
  const world = {
    aerodromes: loadAerodromes(),
    types: loadTypes(),
    geoidFt: (latitudeDeg: number, longitudeDeg: number) => geoid.undulationFt(latitudeDeg, longitudeDeg),
  };
  const receivers = skyReceivers(scenario, seed, world);
  const truth = join(out, 'truth.ndjson');
  const head = { title: scenario.title ?? null, seed, scenario };
  await writeFile(join(out, 'SYNTHETIC.txt'), SYNTHETIC_NOTICE);
  await writeFile(truth, truthHeadLines(head, receivers));
  const counts = { airframes: 0, traces: 0, legs: 0, visits: 0 };
  for (const airframe of airframesOf(scenario, seed, world)) {
    for (const { entryName, bytes } of airframe.days) {
      const path = join(out, 'globe_history', entryName);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    await writeFile(truth, truthLines(airframe), { flag: 'a' });
    counts.airframes++;
    counts.traces += airframe.days.length;
    counts.legs += airframe.legs.length;
    counts.visits += airframe.visits.length;
  }
  return { synthetic: true, out, seed, ...counts, receivers: receivers.length };
}

async function tell({ stderr }: Context, made: Made): Promise<void> {
  const n = integerWords;
  await stderr.write(
    `SYNTHETIC: ${n(made.airframes)} aircraft, ${n(made.legs)} flights, ${n(made.visits)} stays, ${n(made.receivers)} receivers\n` +
      `${n(made.traces)} traces and truth.ndjson are in ${made.out}\n`,
  );
}
