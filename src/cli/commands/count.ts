import { InvalidArgumentError } from 'commander';
import { visitChance } from '../../analysis/visit-chance.js';
import { type VisitFindings, visitFindings } from '../../analysis/visit-findings.js';
import type { FleetGaps } from '../../case/fleet.js';
import { AirbridgeError } from '../../error.js';
import { knownEnds } from '../../ledger/coverage/known-ends.js';
import { periodDays } from '../../ledger/coverage/period-days.js';
import { allRows, type Engine } from '../../ledger/engine/engine.js';
import { type CountAnswer, type CountRow, countAnswer } from '../../ledger/queries/count-answer.js';
import {
  type Beside,
  besideQueries,
  type CountUnit,
  countQuery,
  unitOf,
} from '../../ledger/queries/count-query.js';
import { countedVisits, countedVisitsQuery } from '../../ledger/queries/counted-visits.js';
import type { Filter } from '../../ledger/queries/filter.js';
import { sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { countWords } from '../output/count.js';
import { writeCsv } from '../output/csv.js';
import { writeJsonDocument } from '../output/json.js';
import { writeParquet } from '../output/parquet.js';
import { sightingRecord } from '../output/sightings.js';
import { writeSql } from '../output/sql.js';
import { filterWords } from '../question.js';
import { namesIn, openSession, type Session } from '../session.js';
import { matchedSightings, placedSightings } from '../sightings.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FilterOptions & FormatOptions & { readonly unit?: CountUnit };

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
      const filter = await parseFilter(options, namesIn(session));
      const members = filter.at === null ? [] : await context.services.membersOf(filter.at);
      const unit = unitAsked(options, filter);
      const beside = besideQueries(filter, unit, members);
      if (formatOf(options) === 'sql') {
        const linked = unit === 'visits' ? [countedVisitsQuery(filter)] : [];
        return await writeSql(session, [
          countQuery(filter, unit),
          ...beside.map(({ query }) => query),
          ...linked,
        ]);
      }
      await withLedger(session, { filter }, async (engine) => {
        const fleetGaps = await sayWhose(session, engine, filter);
        const printed = unit === 'visits' ? await placedSightings(session) : null;
        await print(session, engine, { filter, unit, beside, fleetGaps, printed, options });
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

function unitAsked({ unit }: Options, filter: Filter): CountUnit {
  if (unit === undefined || unit === 'legs' || filter.at !== null) return unit ?? unitOf(filter);
  const next = `Name the field, as in \`airbridge count --at LLOV --unit ${unit}\`.`;
  throw new AirbridgeError('usage', `${unit} are counted at a place`, { field: '--at' }, next);
}

interface Question {
  readonly filter: Filter;
  readonly unit: CountUnit;
  readonly beside: readonly Beside[];
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
  /** What the case has in print; null of legs, and where it has nothing. */
  readonly printed: Awaited<ReturnType<typeof placedSightings>>;
  readonly options: Options;
}

async function print(session: Session, engine: Engine, question: Question): Promise<void> {
  const { stdout } = session.context;
  const query = countQuery(question.filter, question.unit);
  switch (formatOf(question.options)) {
    case 'csv':
      return await writeCsv(stdout, ['month', 'grade', 'synthetic', 'count'], engine.query(query));
    case 'parquet':
      return await writeParquet(session, engine, query, question.options.parquet!);
    case 'json':
      return await writeJsonDocument(stdout, await answerRecord(session, engine, question));
    default: {
      const { answer, findings, sightings } = await answerOf(session, engine, question);
      return await stdout.write(countWords(answer, findings, sightings ?? []));
    }
  }
}

async function answerRecord(session: Session, engine: Engine, question: Question): Promise<unknown> {
  const { answer, findings, sightings } = await answerOf(session, engine, question);
  const { fleetGaps } = question;
  return { ...answer, ...findings, sightings: sightings?.map(sightingRecord) ?? null, fleetGaps };
}

async function answerOf(session: Session, engine: Engine, question: Question) {
  const answer = await counted(engine, question);
  const findings = await findingsOf(engine, question);
  const { filter, printed } = question;
  const sightings = printed === null ? null : await matchedSightings(session, engine, printed, filter);
  return { answer, findings, sightings };
}

/** What can be said of visits; null of legs. */
async function findingsOf(engine: Engine, { filter, unit }: Question): Promise<VisitFindings | null> {
  if (unit !== 'visits') return null;
  const visits = await countedVisits(engine, filter);
  const chanceOfDetection = visitChance(await knownEnds(engine, filter));
  const times = visits.filter(({ isAsked }) => isAsked).map(({ atMs }) => atMs);
  const coverage = { days: await periodDays(engine, filter, times), chanceOfDetection };
  const isUnmatchable = filter.fleet?.members.every(({ icao24 }) => icao24 === null) ?? false;
  return visitFindings({ visits, coverage, isUnmatchable });
}

async function counted(engine: Engine, { filter, unit, beside }: Question): Promise<CountAnswer> {
  const rows = (await allRows(engine, countQuery(filter, unit))) as unknown as CountRow[];
  const besideCounts = [];
  for (const { what, why, query } of beside) {
    const [row] = await allRows(engine, query);
    besideCounts.push({ count: Number(row.count), what, why });
  }
  return countAnswer(unit, filterWords(unit, filter), rows, besideCounts);
}
