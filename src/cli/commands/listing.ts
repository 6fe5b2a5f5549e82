import { allRows, type Engine, type Row } from '../../ledger/engine/engine.js';
import type { Filter } from '../../ledger/queries/filter.js';
import type { Answering } from '../../ledger/queries/legs-query.js';
import type { Field } from '../../ledger/schema/fields.js';
import { fleetsBehind, sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { addPrivateOption, type PrivateOption } from '../options/private.js';
import { mapRows } from '../output/batches.js';
import { writeCsv } from '../output/csv.js';
import { type Feature, writeGeoJson } from '../output/geojson.js';
import { writeJsonLines } from '../output/json.js';
import { writeKml } from '../output/kml.js';
import { writeParquet } from '../output/parquet.js';
import { writeSql } from '../output/sql.js';
import { faint, type TableColumn, wantsColour, writeTable } from '../output/table.js';
import { filterWords } from '../question.js';
import { namesIn, openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import { integerWords, MARKS_LEGEND } from '../words.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & FilterOptions & FormatOptions & PrivateOption;

/** Rows a table on a terminal stops at, unless --limit says otherwise. */
const TERMINAL_ROWS = 50;

/** What a command that lists one kind of record is made of. */
interface Listing<T> {
  /** Plural; also the name of the command. */
  readonly unit: 'legs' | 'visits';
  readonly help: string;
  readonly fields: readonly Field[];
  readonly query: (filter: Filter, answering: Answering) => string;
  readonly totalQuery: (filter: Filter) => string;
  readonly withheldQuery: (filter: Filter) => string;
  readonly record: (row: Row) => T;
  readonly columns: readonly TableColumn<T>[];
  readonly notes?: (record: T) => readonly string[];
  /** How a row is drawn. */
  readonly drawing: (session: Session) => Promise<Drawing>;
}

/** One row on a map, in the formats that draw. */
interface Drawing {
  readonly feature: (row: Row) => Feature;
  readonly kml: (row: Row) => string;
}

/** A question as it was asked. */
interface Asked {
  readonly filter: Filter;
  readonly answering: Answering;
  readonly options: Options;
}

/** The command that lists such records, in every format. */
export function listingCommand<T>(listing: Listing<T>): Configure {
  return (command, context) => {
    addFilterOptions(command);
    addPrivateOption(command);
    addFormatOptions(command, ['json', 'csv', 'geojson', 'kml', 'parquet', 'sql'], {
      json: 'NDJSON instead of a table: one object a line',
    });
    addCommonOptions(command)
      .addHelpText('after', listing.help)
      .action(async (options: Options) => {
        const session = await openSession(context, listing.unit, options);
        const filter = await parseFilter(options, namesIn(session));
        const showsPrivate = options.private === true;
        const answering = { fleets: await fleetsBehind(session, filter), showsPrivate };
        if (formatOf(options) === 'sql') return await writeSql(session, [listing.query(filter, answering)]);
        await withLedger(session, { filter }, async (engine) => {
          await print(session, engine, listing, { filter, answering, options });
          await sayWhose(session, engine, filter);
          if (!showsPrivate) await sayWithheld(session, engine, listing.withheldQuery(filter));
        });
      });
  };
}

async function print<T>(session: Session, engine: Engine, listing: Listing<T>, asked: Asked): Promise<void> {
  const { filter, answering, options } = asked;
  const { stdout } = session.context;
  const query = (withPath = false) => listing.query(filter, { ...answering, withPath });
  switch (formatOf(options)) {
    case 'json':
      return await writeJsonLines(stdout, mapRows(engine.query(query()), listing.record));
    case 'csv': {
      const names = listing.fields.map(({ name }) => name);
      return await writeCsv(stdout, names, engine.query(query()));
    }
    case 'geojson': {
      const { feature } = await listing.drawing(session);
      return await writeGeoJson(stdout, mapRows(engine.query(query(true)), feature));
    }
    case 'kml': {
      const { kml } = await listing.drawing(session);
      return await writeKml(stdout, mapRows(engine.query(query(true)), kml));
    }
    case 'parquet':
      return await writeParquet(session, engine, query(), options.parquet!);
    default:
      return await printTable(session, engine, listing, asked);
  }
}

/** Prints a table, and says what it leaves out. */
async function printTable<T>(
  session: Session,
  engine: Engine,
  listing: Listing<T>,
  { filter, answering }: Asked,
): Promise<void> {
  const { stdout, surroundings } = session.context;
  const limit = filter.limit ?? (stdout.isTerminal ? TERMINAL_ROWS : null);
  const colour = wantsColour(stdout, surroundings.env);
  const records = mapRows(engine.query(listing.query({ ...filter, limit }, answering)), listing.record);
  const { notes } = listing;
  const shown = await writeTable(stdout, listing.columns, records, { colour, ...(notes && { notes }) });
  if (shown === 0)
    return await session.say(`Nothing answers this question: ${filterWords(listing.unit, filter)}.`);
  await stdout.write(`\n${faint(MARKS_LEGEND, colour)}\n`);
  if (limit !== null && shown === limit) await sayWhatIsLeft(session, engine, shown, listing, filter);
}

/** A registration that is missing from an answer is either unknown or withheld. */
async function sayWithheld(session: Session, engine: Engine, query: string): Promise<void> {
  const [row] = await allRows(engine, query);
  const aircraft = Number(row.count);
  if (aircraft === 0) return;
  await session.say(
    `Registrations are withheld of ${integerWords(aircraft)} aircraft in the PIA or LADD programme; --private prints them.`,
  );
}

async function sayWhatIsLeft<T>(
  session: Session,
  engine: Engine,
  shown: number,
  { unit, totalQuery }: Listing<T>,
  filter: Filter,
): Promise<void> {
  const [row] = await allRows(engine, totalQuery(filter));
  const total = Number(row.count);
  if (total === shown) return;
  await session.say(
    `${integerWords(shown)} of ${integerWords(total)} ${unit} shown. --limit ${total} shows all, --csv or --json prints them for other programs.`,
  );
}
