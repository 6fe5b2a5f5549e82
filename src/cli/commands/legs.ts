import type { Engine } from '../../ledger/engine.js';
import { LEG_FIELDS } from '../../ledger/fields.js';
import type { Filter } from '../../ledger/filter.js';
import type { Fleet } from '../../ledger/fleet.js';
import { legsQuery, legsTotalQuery } from '../../ledger/legs-query.js';
import { legRecord } from '../../ledger/records.js';
import { decodePath } from '../../legs/path.js';
import { fleetsBehind, sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { mapRows } from '../output/batches.js';
import { writeCsv } from '../output/csv.js';
import { legFeature, writeGeoJson } from '../output/geojson.js';
import { writeJsonLines } from '../output/json.js';
import { legFolder, writeKml } from '../output/kml.js';
import { LEG_COLUMNS, legNotes } from '../output/leg-table.js';
import { writeParquet } from '../output/parquet.js';
import { writeSql } from '../output/sql.js';
import { namesIn, openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';
import { writeListing } from './listing.js';

type Options = CommonOptions & FilterOptions & FormatOptions;

const HELP = `
Each leg is one flight from take-off to landing, as far as it was heard, in order of take-off (else first report).
KBOS observed, (KBOS) inferred, [KBOS] known only through the neighbouring legs, ? unknown. A time with ≥, ≤ or two
ends is not known better. Grades: confirmed, probable, partial (one end known), continuity (an end known only through
the neighbouring legs). ! marks a leg with an integrity flag: some of its reports cannot be taken as they stand; one whose
ends or whole are in doubt is never confirmed.

Examples:
  airbridge legs --registration N17104
  airbridge legs --from LLOV,LLER --to Azerbaijan --since 2022 --until 2023-03
  airbridge legs --callsign 'AZQ*' --grade confirmed,probable --csv > legs.csv
  airbridge legs --icao24 a0d9c4 --kml > flights.kml
`;

export const configure: Configure = (command, context) => {
  addFilterOptions(command);
  addFormatOptions(command, ['json', 'csv', 'geojson', 'kml', 'parquet', 'sql']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'legs', options);
      const filter = await parseFilter(options, namesIn(session));
      const fleets = await fleetsBehind(session, filter);
      if (formatOf(options) === 'sql') return await writeSql(session, [legsQuery(filter, fleets)]);
      await withLedger(session, { filter }, async (engine) => {
        await print(session, engine, { filter, fleets, options });
        await sayWhose(session, engine, filter);
      });
    });
};

interface Question {
  readonly filter: Filter;
  readonly fleets: readonly Fleet[];
  readonly options: Options;
}

async function print(session: Session, engine: Engine, { filter, fleets, options }: Question): Promise<void> {
  const { stdout } = session.context;
  const rows = (withPath = false) => engine.query(legsQuery(filter, fleets, withPath));
  switch (formatOf(options)) {
    case 'json':
      return await writeJsonLines(stdout, mapRows(rows(), legRecord));
    case 'csv':
      return await writeCsv(
        stdout,
        LEG_FIELDS.map((field) => field.name),
        rows(),
      );
    case 'geojson':
      return await writeGeoJson(
        stdout,
        mapRows(rows(true), (row) => legFeature(legRecord(row), decodePath(row.path as Uint8Array))),
      );
    case 'kml':
      return await writeKml(
        stdout,
        mapRows(rows(true), (row) => legFolder(legRecord(row), decodePath(row.path as Uint8Array))),
      );
    case 'parquet':
      return await writeParquet(session, engine, legsQuery(filter, fleets), options.parquet!);
    default:
      return await writeListing(session, engine, filter, {
        unit: 'legs',
        query: (asked) => legsQuery(asked, fleets),
        totalQuery: legsTotalQuery,
        record: legRecord,
        columns: LEG_COLUMNS,
        notes: legNotes,
      });
  }
}
