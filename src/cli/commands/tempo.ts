import { basename, resolve } from 'node:path';
import {
  controlOf,
  dayOf,
  type TempoReport,
  type TimingEvidence,
  tempoReport,
} from '../../analysis/index.js';
import { gradedVisits, tempoFigures } from '../../figures/index.js';
import type { Engine } from '../../ledger/engine/engine.js';
import type { Filter } from '../../ledger/queries/filter.js';
import { otherPlaces } from '../../ledger/queries/stays-query.js';
import { ExitStatus } from '../error.js';
import { sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { parsePublished } from '../options/date.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { wholeFrom } from '../options/number.js';
import { addSeedOption, checkSubject, type EpisodeList, readEpisodes, spanOf } from '../options/tempo.js';
import { writeFigures } from '../output/figures.js';
import { writeJsonDocument } from '../output/json.js';
import { type TempoOutput, tempoWords } from '../output/tempo.js';
import { tempoJson } from '../output/tempo-json.js';
import { filterWords } from '../question.js';
import { namesIn, openSession, type Session } from '../session.js';
import { timingEvidence } from '../timing.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions &
  FilterOptions &
  FormatOptions & {
    readonly events?: string;
    readonly before: number;
    readonly after: number;
    readonly published?: string;
    readonly control?: boolean;
    readonly figures?: string;
    readonly seed: number;
    readonly simulations: number;
  };

const HELP = `
Do visits follow events? Counted are confirmed and probable visits on the middle day of their arrival. Windows reach from
--before days before each episode to --after days after it; those that overlap or touch are one. What would be expected
without events comes from steady growth and from the chance that a visit was heard, which is estimated from visits of which
one end is known. The test moves all visits through all 4,096 shifts of that clock: p is the share of shifts that bring as
many into the windows. No random numbers are in it. Choose windows before you look: the answer is exploratory until a claim
is registered beforehand.

Examples:
  airbridge tempo --at LLOV --fleet silkway --events events.csv
  airbridge tempo --at LLOV --operator AZQ --since 2016 --until 2023-03-06 --published 2023-03-06
  airbridge tempo --at LLOV --fleet silkway --control --json
`;

export const configure: Configure = (command, context, end) => {
  addFilterOptions(command, { limit: false });
  command
    .option('--events <file>', 'the episodes; else events.csv of the case')
    .option('--before <days>', 'a window begins so many days before its episode', wholeFrom(0), 30)
    .option('--after <days>', 'and ends so many days after it', wholeFrom(0), 30)
    .option('--published <date>', 'when the claim was published: later episodes are judged apart')
    .option('--control', 'the same test on the other places the same aircraft went to')
    .option('--figures <dir>', 'also draw the answer, as SVG files into this folder')
    .option('--simulations <n>', 'per rate ratio, for the power', wholeFrom(1), 200);
  addSeedOption(command);
  addFormatOptions(command, ['json']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'tempo', options);
      const filter = await parseFilter(options, namesIn(session));
      checkSubject(filter);
      spanOf(filter);
      const list = await readEpisodes(session, options.events);
      await withLedger(session, { filter, events: list.file }, async (engine) => {
        await sayWhose(session, engine, filter);
        const evidence = await timingEvidence(engine, filter);
        const output = await answer(engine, { filter, list, options }, evidence);
        await print(session, output, options);
        if (options.figures !== undefined) await draw(session, output, evidence, options.figures);
      });
      if (!list.isWhole) end(ExitStatus.someInputsFailed);
    });
};

interface Question {
  readonly filter: Filter;
  readonly list: EpisodeList;
  readonly options: Options;
}

async function answer(engine: Engine, question: Question, evidence: TimingEvidence): Promise<TempoOutput> {
  const { filter, list, options } = question;
  const report = tempoReport(evidence, {
    episodes: list.episodes,
    reach: { beforeDays: options.before, afterDays: options.after },
    period: spanOf(filter),
    publishedDay: options.published === undefined ? null : dayOf(parsePublished(options.published)),
    simulations: options.simulations,
    seed: options.seed,
  });
  return {
    question: filterWords('visits', filter),
    events: options.events ?? 'events.csv of the case',
    report,
    control: options.control === true ? await control(engine, filter, report) : null,
  };
}

async function control(engine: Engine, filter: Filter, { main }: TempoReport) {
  if (main === null) return null;
  const elsewhere = await otherPlaces(engine, filter);
  const evidence =
    elsewhere === null ? { stays: [], ends: [] } : await timingEvidence(engine, { ...filter, at: elsewhere });
  return controlOf(evidence, main.answer.windows, main.answer.question.period);
}

async function print({ context }: Session, output: TempoOutput, { json }: Options): Promise<void> {
  if (json === true) await writeJsonDocument(context.stdout, tempoJson(output));
  else await context.stdout.write(tempoWords(output));
}

/** Draws the period before publication, or all of it where nothing was published. */
async function draw(
  session: Session,
  { question, events, report }: TempoOutput,
  { stays }: TimingEvidence,
  folder: string,
): Promise<void> {
  const { context, found } = session;
  if (report.main === null) return await session.say('Nothing to draw: there is no period.');
  const figures = tempoFigures({
    answer: report.main.answer,
    detection: report.main.detection,
    visits: gradedVisits(stays),
    subject: question,
    source: `flight-tracking archives in the case ${basename(found.dir)}, whose terms apply; episodes from ${events}.`,
    synthetic: report.visits.synthetic > 0,
  });
  const files = await writeFigures(resolve(context.surroundings.cwd, folder), figures);
  for (const file of files) await session.say(`Drawn: ${file}`);
}
