import { InvalidArgumentError } from 'commander';
import { countQueries } from '../../answers/count.js';
import {
  type CountReport,
  countReport,
  filterOf,
  namesIn,
  type OpenCase,
  type Question,
} from '../../answers/index.js';
import type { CountUnit } from '../../ledger/queries/count-query.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { countWords } from '../output/count.js';
import { writeCsv } from '../output/csv.js';
import { writeJsonDocument } from '../output/json.js';
import { writeParquet } from '../output/parquet.js';
import { sightingRecord } from '../output/sightings.js';
import { writeSql } from '../output/sql.js';
import { openSession, type Session } from '../session.js';
import { sayWhose } from '../whose.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & Question & FormatOptions & { readonly unit?: CountUnit };

const HELP = `
With --at it counts visits: one airframe's stay at one of the places. Otherwise it counts legs; with --from and --to, legs
between the two. Counted are confirmed and probable ones. What is known only through neighbouring legs, or lacks an end,
is printed beside with the reason and is never added. --unit names another unit: "92 landings" and "92 visits" are not the same claim.

Of visits it also says how many there were at least, what arrivals and departures heard suggest, how they were linked, of
which days there is an archive, and what somebody printed (sightings.csv in the case folder): see docs/method.md.

Examples:
  airbridge count --at LLOV --operator AZQ
  airbridge count --fleet "Silk Way Airlines" --at LLOV --since 2016 --until 2023-03
  airbridge count --from LLOV,LLER --to Azerbaijan --since 2016
  airbridge count --at LLOV --operator AZQ --unit landings
  airbridge count --icao24 a0d9c4 --json
`;

export const configure: Configure = (command, context) => {
  addFilterOptions(command, { limit: false });
  command.option('--unit <unit>', 'visits, landings (each circuit is one) or sectors (flights)', parseUnit);
  addFormatOptions(command, ['json', 'csv', 'parquet', 'sql']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'count', options);
      const filter = await filterOf(options, namesIn(session.atHand));
      const queries = await countQueries(session.atHand, filter, options.unit ?? null);
      if (formatOf(options) === 'sql') return await writeSql(session, queries);
      await withLedger(session, { filter }, async (open) => {
        const report = await countReport(open, filter, options.unit ?? null);
        await sayWhose(session, filter, report.fleetGaps);
        await print(session, open, report, { ...options, query: queries[0] });
      });
    });
};

/** What people call a flight is a sector; airbridge's word is leg. */
const UNITS: Readonly<Record<string, CountUnit>> = {
  visits: 'visits',
  landings: 'landings',
  sectors: 'legs',
};

function parseUnit(text: string): CountUnit {
  const unit = UNITS[text.toLowerCase()];
  if (unit === undefined) throw new InvalidArgumentError(`Units are ${Object.keys(UNITS).join(', ')}.`);
  return unit;
}

async function print(
  session: Session,
  { engine }: OpenCase,
  report: CountReport,
  options: Options & { readonly query: string },
): Promise<void> {
  const { stdout } = session.context;
  const { answer, findings, sightings, fleetGaps } = report;
  switch (formatOf(options)) {
    case 'csv':
      return await writeCsv(stdout, ['month', 'grade', 'synthetic', 'count'], engine.query(options.query));
    case 'parquet':
      return await writeParquet(session, engine, options.query, options.parquet!);
    case 'json': {
      const printed = sightings?.map(sightingRecord) ?? null;
      return await writeJsonDocument(stdout, { ...answer, ...findings, sightings: printed, fleetGaps });
    }
    default:
      return await stdout.write(countWords(answer, findings, sightings ?? []));
  }
}
