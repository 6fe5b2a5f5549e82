import type { Engine } from '../../ledger/engine.js';
import { VISIT_FIELDS } from '../../ledger/fields.js';
import type { Filter } from '../../ledger/filter.js';
import type { Fleet } from '../../ledger/fleet.js';
import { visitRecord } from '../../ledger/records.js';
import { visitsQuery, visitsTotalQuery } from '../../ledger/visits-query.js';
import { fleetsBehind, sayWhose } from '../fleet.js';
import { addCommonOptions, type CommonOptions } from '../options/common.js';
import { addFilterOptions, type FilterOptions, parseFilter } from '../options/filter.js';
import { addFormatOptions, type FormatOptions, formatOf } from '../options/format.js';
import { mapRows } from '../output/batches.js';
import { writeCsv } from '../output/csv.js';
import { visitFeature, writeGeoJson } from '../output/geojson.js';
import { writeJsonLines } from '../output/json.js';
import { visitPlacemark, writeKml } from '../output/kml.js';
import { writeParquet } from '../output/parquet.js';
import { writeSql } from '../output/sql.js';
import { VISIT_COLUMNS } from '../output/visit-table.js';
import { namesIn, openSession, type Session } from '../session.js';
import { withLedger } from '../with-ledger.js';
import type { Configure } from './configure.js';
import { writeListing } from './listing.js';

type Options = CommonOptions & FilterOptions & FormatOptions;

const HELP = `
Each visit is one airframe's stay at one aerodrome, arrival and departure together, in order of arrival. --from and --to
are about where it came from and went to. Grades: confirmed (an end there is observed), probable (inferred), continuity
(only by the neighbouring legs: shown, never counted). ! marks a visit of which an integrity flag leaves an end in doubt.

Examples:
  airbridge visits --at LLOV
  airbridge visits --at Israel --operator AZQ --since 2021-01-01
  airbridge visits --at LLOV --from UBBB --json
`;

export const configure: Configure = (command, context) => {
  addFilterOptions(command);
  addFormatOptions(command, ['json', 'csv', 'geojson', 'kml', 'parquet', 'sql']);
  addCommonOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: Options) => {
      const session = await openSession(context, 'visits', options);
      const filter = await parseFilter(options, namesIn(session));
      const fleets = await fleetsBehind(session, filter);
      if (formatOf(options) === 'sql') return await writeSql(session, [visitsQuery(filter, fleets)]);
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
  const query = visitsQuery(filter, fleets);
  const records = () => mapRows(engine.query(query), visitRecord);
  switch (formatOf(options)) {
    case 'json':
      return await writeJsonLines(stdout, records());
    case 'csv':
      return await writeCsv(
        stdout,
        VISIT_FIELDS.map((field) => field.name),
        engine.query(query),
      );
    case 'geojson': {
      const positionOf = await session.context.services.positions();
      return await writeGeoJson(
        stdout,
        mapRows(records(), (visit) => visitFeature(visit, positionOf(visit.aerodrome))),
      );
    }
    case 'kml': {
      const positionOf = await session.context.services.positions();
      return await writeKml(
        stdout,
        mapRows(records(), (visit) => visitPlacemark(visit, positionOf(visit.aerodrome))),
      );
    }
    case 'parquet':
      return await writeParquet(session, engine, query, options.parquet!);
    default:
      return await writeListing(session, engine, filter, {
        unit: 'visits',
        query: (asked) => visitsQuery(asked, fleets),
        totalQuery: visitsTotalQuery,
        record: visitRecord,
        columns: VISIT_COLUMNS,
      });
  }
}
