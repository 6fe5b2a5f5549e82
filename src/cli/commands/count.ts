import { type CountAnswer, type CountRow, countAnswer } from '../../ledger/count-answer.js';
import { type Beside, besideQueries, countQuery, unitOf } from '../../ledger/count-query.js';
import { allRows, type Engine } from '../../ledger/engine.js';
import type { Filter } from '../../ledger/filter.js';
import type { FleetGaps } from '../../ledger/fleet.js';
import { sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { countWords } from '../output/count.js';
import { writeCsv } from '../output/csv.js';
import { writeJsonDocument } from '../output/json.js';
import { writeParquet } from '../output/parquet.js';
import { writeSql } from '../output/sql.js';
import { filterWords } from '../question.js';
import { namesIn, openSession, type Session, withLedger } from '../session.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FilterOptions & FormatOptions;

const HELP = `
With --at it counts visits: one airframe's stay at one of the places. Otherwise it counts legs; with --from and --to, legs
between the two. Counted are confirmed and probable ones. What is known only through neighbouring legs, or lacks an end,
is printed beside with the reason and is never added.

Examples:
  airbridge count --at LLOV --operator AZQ
  airbridge count --from LLOV,LLER --to Azerbaijan --since 2016
  airbridge count --icao24 a0d9c4 --json
`;

export const configure: Configure = (command, context) => {
  addFilterOptions(command, { limit: false });
  addFormatOptions(command, ['json', 'csv', 'parquet', 'sql']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'count', options);
      const filter = await parseFilter(options, namesIn(session));
      const members = filter.at === null ? [] : await context.services.membersOf(filter.at);
      const beside = besideQueries(filter, members);
      if (formatOf(options) === 'sql') {
        return await writeSql(session, [countQuery(filter), ...beside.map(({ query }) => query)]);
      }
      await withLedger(session, { filter }, async (engine) => {
        const fleetGaps = await sayWhose(session, engine, filter);
        await print(session, engine, { filter, beside, fleetGaps, options });
      });
    });
};

interface Question {
  readonly filter: Filter;
  readonly beside: readonly Beside[];
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
  readonly options: Options;
}

async function print(session: Session, engine: Engine, question: Question): Promise<void> {
  const { stdout } = session.context;
  const query = countQuery(question.filter);
  switch (formatOf(question.options)) {
    case 'csv':
      return await writeCsv(stdout, ['month', 'grade', 'synthetic', 'count'], engine.query(query));
    case 'parquet':
      return await writeParquet(session, engine, query, question.options.parquet!);
    case 'json':
      return await writeJsonDocument(stdout, {
        ...(await answer(engine, question)),
        fleetGaps: question.fleetGaps,
      });
    default:
      return await stdout.write(countWords(await answer(engine, question)));
  }
}

async function answer(engine: Engine, { filter, beside }: Question): Promise<CountAnswer> {
  const rows = (await allRows(engine, countQuery(filter))) as unknown as CountRow[];
  const besideCounts = [];
  for (const { what, why, query } of beside) {
    const [row] = await allRows(engine, query);
    besideCounts.push({ count: Number(row.count), what, why });
  }
  return countAnswer(unitOf(filter), filterWords(unitOf(filter), filter), rows, besideCounts);
}
