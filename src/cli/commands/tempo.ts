import { basename, resolve } from 'node:path';
import { publishedDay } from '../../answers/dates.js';
import type { EpisodeList } from '../../answers/episodes.js';
import { filterOf, namesIn, type Question, type TempoAnswered, tempoAnswer } from '../../answers/index.js';
import { checkSubject, spanOf } from '../../answers/span.js';
import { gradedVisits, tempoFigures } from '../../figures/index.js';
import { ExitStatus } from '../error.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions } from '../options/filter.js';
import { addFormatOptions, type FormatOptions } from '../options/format.js';
import { wholeFrom } from '../options/number.js';
import { addSeedOption, readEpisodes } from '../options/tempo.js';
import { writeFigures } from '../output/figures.js';
import { writeJsonDocument } from '../output/json.js';
import { tempoWords } from '../output/tempo.js';
import { tempoJson } from '../output/tempo-json.js';
import { openSession, type Session } from '../session.js';
import { sayWhose } from '../whose.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions &
  Question &
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
      const filter = await filterOf(options, namesIn(session.atHand));
      checkSubject(filter);
      spanOf(filter);
      const list = await readEpisodes(session, options.events);
      await withLedger(session, { filter, events: list.file }, async (open) => {
        const answer = await tempoAnswer(open, filter, askedOf(list, options));
        await sayWhose(session, filter, answer.fleetGaps);
        await print(session, answer, options);
        if (options.figures !== undefined) await draw(session, answer, options.figures);
      });
      if (list.refused.length > 0) end(ExitStatus.someInputsFailed);
    });
};

const askedOf = ({ episodes }: EpisodeList, options: Options) => ({
  episodes,
  events: options.events ?? 'events.csv of the case',
  reach: { beforeDays: options.before, afterDays: options.after },
  publishedDay: options.published === undefined ? null : publishedDay(options.published),
  simulations: options.simulations,
  seed: options.seed,
  withControl: options.control === true,
});

async function print({ context }: Session, answer: TempoAnswered, { json }: Options): Promise<void> {
  if (json === true) await writeJsonDocument(context.stdout, tempoJson(answer));
  else await context.stdout.write(tempoWords(answer));
}

/** Draws the period before publication, or all of it where nothing was published. */
async function draw(
  session: Session,
  { question, events, report, evidence }: TempoAnswered,
  folder: string,
): Promise<void> {
  const { context, found } = session;
  if (report.main === null) return await session.say('Nothing to draw: there is no period.');
  const figures = tempoFigures({
    answer: report.main.answer,
    detection: report.main.detection,
    visits: gradedVisits(evidence.stays),
    subject: question,
    source: `flight-tracking archives in the case ${basename(found.dir)}, whose terms apply; episodes from ${events}.`,
    synthetic: report.visits.synthetic > 0,
  });
  const files = await writeFigures(resolve(context.surroundings.cwd, folder), figures);
  for (const file of files) await session.say(`Drawn: ${file}`);
}
