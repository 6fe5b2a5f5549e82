import { Option } from 'commander';
import { formatIcao24, parseIcao24 } from '../../aviation/icao24.js';
import { AirbridgeError } from '../../error.js';
import { askCoverage, type CoverageAnswer } from '../../ledger/coverage/ask.js';
import type { Coverage } from '../../ledger/coverage/coverage.js';
import { daysHeld, type Period } from '../../ledger/coverage/queries.js';
import type { Engine } from '../../ledger/engine.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { listOf, parsePeriod, placesOf } from '../options/filter.js';
import {
  AIRFRAME_COLUMNS,
  COVERAGE_COLUMNS,
  COVERAGE_LEGEND,
  coverageRecords,
  runsOfDays,
} from '../output/coverage.js';
import { writeJsonLines } from '../output/json.js';
import { faint, wantsColour, writeTable } from '../output/table.js';
import { namesIn, openSession, type Session, withLedger } from '../session.js';
import type { Configure } from './configure.js';

interface Options extends CommonOptions {
  readonly at: string;
  readonly since?: string;
  readonly until?: string;
  readonly by: 'day' | 'month';
  readonly icao24?: readonly string[];
  readonly json?: boolean;
}

const DAY_MS = 86_400_000;

const HELP = `
"No flight seen" is never "no flight". For each field and month: of how many days there is an archive, whole or not; how
many aircraft were heard low nearby, and the longest time without any. Without --since and --until it is about all days of which there
is an archive. With --icao24, the days on which each airframe was heard, and why there is nothing of the others.

Examples:
  airbridge coverage --at LLOV --since 2020 --until 2023
  airbridge coverage --at LLOV,LLER --since 2020-09 --until 2020-11 --by day --json
  airbridge coverage --at UBBB --icao24 600864,600865
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
    .option('--icao24 <list>', 'airframes whose own files are asked about', listOf)
    .option('--json', 'NDJSON, one line for each field and period, with every archive of every day');
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'coverage', options);
      const place = await namesIn(session).places(options.at);
      const fields = await context.services.fieldsOf(place);
      const icao24 = (options.icao24 ?? []).map((text) => formatIcao24(parseIcao24(text)));
      await withLedger(session, { at: place, icao24 }, async (engine) => {
        const period = await periodOf(engine, options);
        await print(session, await askCoverage(engine, { fields, period, by: options.by, icao24 }), options);
      });
    });
};

/** The period asked for; where an end of it is open, that of the days of which there is an archive. */
async function periodOf(engine: Engine, options: Options): Promise<Period> {
  const { sinceMs, untilMs } = parsePeriod(options);
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

async function print(session: Session, answer: CoverageAnswer, options: Options): Promise<void> {
  const { stdout, surroundings } = session.context;
  if (options.json === true) return await writeJsonLines(stdout, once(coverageRecords(answer)));
  const colour = wantsColour(stdout, surroundings.env);
  await writeTable(stdout, COVERAGE_COLUMNS, once(answer.coverage), { colour });
  if (answer.airframes.length > 0) {
    await stdout.write('\n');
    await writeTable(stdout, AIRFRAME_COLUMNS, once(answer.airframes), { colour });
  }
  await stdout.write(`\n${faint(COVERAGE_LEGEND, colour)}\n`);
  await sayMissing(session, answer.coverage);
}

/** Which days are missing is the same for every field. */
async function sayMissing(session: Session, coverage: readonly Coverage[]): Promise<void> {
  const missing = new Set(coverage.flatMap(({ missingDays }) => missingDays));
  if (missing.size > 0)
    await session.say(`No archive of ${runsOfDays([...missing])}: whoever flew then is not in any count.`);
}

async function* once<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  if (items.length > 0) yield items;
}
