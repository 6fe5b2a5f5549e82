import {
  filterOf,
  filterWords,
  type Giving,
  type Listing,
  listQuery,
  namesIn,
  type OpenCase,
  type Question,
} from '../../answers/index.js';
import { totalOf, withheldOf } from '../../answers/listing.js';
import type { Row } from '../../ledger/engine/engine.js';
import type { Filter } from '../../ledger/queries/filter.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { addPrivateOption, type PrivateOption } from '../options/private.js';
import { mapRows } from '../output/batches.js';
import { spokenRow, writeCsv } from '../output/csv.js';
import { type Feature, writeGeoJson } from '../output/geojson.js';
import { writeJsonLines } from '../output/json.js';
import { writeKml } from '../output/kml.js';
import { writeParquet } from '../output/parquet.js';
import { writeSql } from '../output/sql.js';
import { faint, type TableColumn, wantsColour, writeTable } from '../output/table.js';
import { openSession, type Session } from '../session.js';
import { askAndSayWhose } from '../whose.js';
import { withLedger } from '../with-ledger.js';
import { integerWords, MARKS_LEGEND } from '../words.js';
import type { Configure } from './configure.js';

type Options = CommonOptions & Question & FormatOptions & PrivateOption;

/** Rows a table on a terminal stops at, unless --limit says otherwise. */
const TERMINAL_ROWS = 50;

/** What a command that lists one kind of record is made of. */
interface ListingCommand<T> {
  readonly listing: Listing<T>;
  readonly help: string;
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
  readonly giving: Giving;
  readonly options: Options;
}

/** The command that lists such records, in every format. */
export function listingCommand<T>(command: ListingCommand<T>): Configure {
  const { listing, help } = command;
  return (cli, context) => {
    addFilterOptions(cli);
    addPrivateOption(cli);
    addFormatOptions(cli, ['json', 'csv', 'geojson', 'kml', 'parquet', 'sql'], {
      json: 'NDJSON instead of a table: one object a line',
    });
    addCommonOptions(cli)
      .addHelpText('after', help)
      .action(async (options: Options) => {
        const session = await openSession(context, listing.unit, options);
        const filter = await filterOf(options, namesIn(session.atHand));
        const giving = { showsPrivate: options.private === true };
        if (formatOf(options) === 'sql')
          return await writeSql(session, [await listQuery(session.atHand, listing, filter, giving)]);
        await withLedger(session, { filter }, async (open) => {
          await print(session, open, command, { filter, giving, options });
          await askAndSayWhose(session, open, filter);
          if (!giving.showsPrivate) await sayWithheld(session, await withheldOf(open, listing, filter));
        });
      });
  };
}

async function print<T>(
  session: Session,
  open: OpenCase,
  command: ListingCommand<T>,
  asked: Asked,
): Promise<void> {
  const { filter, giving, options } = asked;
  const { listing } = command;
  const { stdout } = session.context;
  const format = formatOf(options);
  if (format === 'table') return await printTable(session, open, command, asked);
  const withPath = format === 'geojson' || format === 'kml';
  const query = await listQuery(open, listing, filter, { ...giving, withPath });
  const rows = () => open.engine.query(query);
  switch (format) {
    case 'json':
      return await writeJsonLines(stdout, mapRows(rows(), listing.record));
    case 'csv':
      return await writeCsv(
        stdout,
        listing.fields.map(({ name }) => name),
        mapRows(rows(), (row) => spokenRow(row, listing.fields)),
      );
    case 'geojson':
      return await writeGeoJson(stdout, mapRows(rows(), (await command.drawing(session)).feature));
    case 'kml':
      return await writeKml(stdout, mapRows(rows(), (await command.drawing(session)).kml));
    default:
      return await writeParquet(session, open.engine, query, options.parquet!);
  }
}

/** Prints a table, and says what it leaves out. */
async function printTable<T>(
  session: Session,
  open: OpenCase,
  { listing, columns, notes }: ListingCommand<T>,
  { filter, giving }: Asked,
): Promise<void> {
  const { stdout, surroundings } = session.context;
  const limit = filter.limit ?? (stdout.isTerminal ? TERMINAL_ROWS : null);
  const colour = wantsColour(stdout, surroundings.env);
  const query = await listQuery(open, listing, { ...filter, limit }, giving);
  const records = mapRows(open.engine.query(query), listing.record);
  const shown = await writeTable(stdout, columns, records, { colour, ...(notes && { notes }) });
  if (shown === 0)
    return await session.say(`Nothing answers this question: ${filterWords(listing.unit, filter)}.`);
  await stdout.write(`\n${faint(MARKS_LEGEND, colour)}\n`);
  if (limit !== null && shown === limit)
    await sayWhatIsLeft(session, listing.unit, shown, await totalOf(open, listing, filter));
}

/** A registration that is missing from an answer is either unknown or withheld. */
async function sayWithheld(session: Session, aircraft: number): Promise<void> {
  if (aircraft === 0) return;
  await session.say(
    `Registrations are withheld of ${integerWords(aircraft)} aircraft in the PIA or LADD programme; --private prints them.`,
  );
}

async function sayWhatIsLeft(session: Session, unit: string, shown: number, total: number): Promise<void> {
  if (total === shown) return;
  await session.say(
    `${integerWords(shown)} of ${integerWords(total)} ${unit} shown. --limit ${total} shows all, --csv or --json prints them for other programs.`,
  );
}
