import { Option } from 'commander';
import { type CoverageAnswer, coverageAnswer, filterOf, namesIn } from '../../answers/index.js';
import type { Coverage } from '../../ledger/coverage/coverage.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { listOf, placesOf } from '../options/filter.js';
import { oneBatch } from '../output/batches.js';
import {
  AIRFRAME_COLUMNS,
  COVERAGE_COLUMNS,
  COVERAGE_LEGEND,
  coverageRecords,
  runsOfDays,
} from '../output/coverage.js';
import { writeJsonLines } from '../output/json.js';
import { faint, wantsColour, writeTable } from '../output/table.js';
import { openSession, type Session } from '../session.js';
import { sayWhose } from '../whose.js';
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
      const filter = await filterOf(options, namesIn(session.atHand));
      await withLedger(session, { filter }, async (open) => {
        const answer = await coverageAnswer(open, filter, options.by);
        await sayWhose(session, filter, answer.fleetGaps);
        await print(session, answer, options);
      });
    });
};

async function print(session: Session, answer: CoverageAnswer, options: Options): Promise<void> {
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
