import { LEGS } from '../../answers/index.js';
import { pathOf } from '../../answers/leg.js';
import { legFeature } from '../output/geojson.js';
import { legFolder } from '../output/kml.js';
import { LEG_COLUMNS, legNotes } from '../output/leg-table.js';
import { listingCommand } from './listing.js';

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

export const configure = listingCommand({
  listing: LEGS,
  help: HELP,
  columns: LEG_COLUMNS,
  notes: legNotes,
  drawing: async () => ({
    feature: (row) => legFeature(LEGS.record(row), pathOf(row)),
    kml: (row) => legFolder(LEGS.record(row), pathOf(row)),
  }),
});
