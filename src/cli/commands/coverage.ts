import { Option } from 'commander';
import { DAY_MS, dayOf } from '../../analysis/day.js';
import { joinDetection, type Listening } from '../../analysis/listening.js';
import { detectionByMonth } from '../../analysis/visit-detection.js';
import { AirbridgeError } from '../../error.js';
import { askCoverage } from '../../ledger/coverage/ask.js';
import type { Coverage } from '../../ledger/coverage/coverage.js';
import type { Field } from '../../ledger/coverage/heard-near.js';
import { knownEnds } from '../../ledger/coverage/known-ends.js';
import { daysHeld, type Period } from '../../ledger/coverage/queries.js';
import type { Engine } from '../../ledger/engine/engine.js';
import type { Filter } from '../../ledger/queries/filter.js';
import { sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { listOf, parseFilter, placesOf } from '../options/filter.js';
import { oneBatch } from '../output/batches.js';
import {
  AIRFRAME_COLUMNS,
  COVERAGE_COLUMNS,
  COVERAGE_LEGEND,
  coverageRecords,
  type ListeningAnswer,
  runsOfDays,
} from '../output/coverage.js';
import { writeJsonLines } from '../output/json.js';
import { faint, wantsColour, writeTable } from '../output/table.js';
import { namesIn, openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions {
  readonly at: string;
  readonly since?: string;
  readonly until?: string;
  readonly by: 'day' | 'month';
  readonly icao24?: readonly string[];
  readonly fleet?: string;
  readonly json?: boolean;
}

const HELP = `
"No flight seen" is never "no flight". For each field and month: of how many days there is an archive, whole or not; how
many aircraft were heard low nearby, the longest time without any, and the chance that a visit would have been noticed, from landings
and take-offs known to have happened; unknown where there are none. Without --since and --until it is about all days of which there
is an archive. With --icao24 or --fleet, the chance is that of these airframes, and beside it stand the days on which each was heard, and
why there is nothing of the others.

Examples:
  airbridge coverage --at LLOV --since 2020 --until 2023
  airbridge coverage --at LLOV,LLER --since 2020-09 --until 2020-11 --by day --json
  airbridge coverage --at UBBB --fleet "Silk Way Airlines" --since 2020
`;

export const configure: Configure = (command, context) => {
  command
    .requiredOption(
      '--at <places>',
      'the fields: aerodromes by ICAO, IATA or name, countries, sets of the case',
      placesOf,
    )
    .option('--since <date>', 'from this UTC date or time on')
    .option('--until <date>', 'up to this UTC date or time; a bare date includes that day')
    .addOption(new Option('--by <period>', 'one line for each').choices(['day', 'month']).default('month'))
    .option(
      '--icao24 <list>',
      'these airframes: why there is nothing of them, and how well they are heard',
      listOf,
    )
    .option('--fleet <name>', 'the airframes of this fleet, likewise: a name of case.yaml, or a CSV')
    .option('--json', 'NDJSON, one line for each field and period, with every archive of every day');
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'coverage', options);
      const filter = await parseFilter(options, namesIn(session));
      const fields = await context.services.fieldsOf(filter.at!);
      await withLedger(session, { filter }, async (engine) => {
        await sayWhose(session, engine, filter);
        const period = await periodOf(engine, filter);
        await print(session, await answer(engine, fields, { ...filter, ...period }, options.by), options);
      });
    });
};

/** Who was listening at each field, and the chance that a visit there would have been noticed. */
async function answer(
  engine: Engine,
  fields: readonly Field[],
  filter: Filter & Period,
  by: Options['by'],
): Promise<ListeningAnswer> {
  const icao24 = [
    ...filter.icao24,
    ...(filter.fleet?.members ?? []).flatMap((member) => member.icao24 ?? []),
  ];
  const { coverage, airframes } = await askCoverage(engine, { fields, period: filter, by, icao24 });
  const listening: Listening[] = [];
  for (const { ident } of fields) {
    const at = { idents: [ident], countries: [], label: ident };
    const ends = await knownEnds(engine, { ...filter, at });
    const detection = detectionByMonth(ends, daysOf(filter));
    listening.push(
      ...joinDetection(
        coverage.filter(({ place }) => place === ident),
        detection,
      ),
    );
  }
  return { listening, airframes };
}

const daysOf = ({ sinceMs, untilMs }: Period) => ({ firstDay: dayOf(sinceMs), lastDay: dayOf(untilMs - 1) });

/** The period asked for; where an end of it is open, that of the days of which there is an archive. */
async function periodOf(engine: Engine, { sinceMs, untilMs }: Filter): Promise<Period> {
  if (sinceMs !== null && untilMs !== null) return { sinceMs, untilMs };
  const held = await daysHeld(engine);
  if (held === null) throw noArchive();
  return { sinceMs: sinceMs ?? Date.parse(held.first), untilMs: untilMs ?? Date.parse(held.last) + DAY_MS };
}

function noArchive(): AirbridgeError {
  const message = 'the ledger holds no archive of a whole day, so nobody can say who was listening when';
  const next =
    'Name the period with --since and --until, or take in `globe_history` archives with `airbridge ingest`.';
  return new AirbridgeError('usage', message, { field: '--since … --until' }, next);
}

async function print(session: Session, answer: ListeningAnswer, options: Options): Promise<void> {
  const { stdout, surroundings } = session.context;
  if (options.json === true) return await writeJsonLines(stdout, oneBatch(coverageRecords(answer)));
  const colour = wantsColour(stdout, surroundings.env);
  await writeTable(stdout, COVERAGE_COLUMNS, oneBatch(answer.listening), { colour });
  if (answer.airframes.length > 0) {
    await stdout.write('\n');
    await writeTable(stdout, AIRFRAME_COLUMNS, oneBatch(answer.airframes), { colour });
  }
  await stdout.write(`\n${faint(COVERAGE_LEGEND, colour)}\n`);
  await sayMissing(session, answer.listening);
}

/** Which days are missing is the same for every field. */
async function sayMissing(session: Session, coverage: readonly Coverage[]): Promise<void> {
  const missing = new Set(coverage.flatMap(({ missingDays }) => missingDays));
  if (missing.size > 0)
    await session.say(`No archive of ${runsOfDays([...missing])}: whoever flew then is not in any count.`);
}
