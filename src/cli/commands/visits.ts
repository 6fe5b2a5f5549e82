import { VISITS } from '../../answers/index.js';
import { visitFeature } from '../output/geojson.js';
import { visitPlacemark } from '../output/kml.js';
import { VISIT_COLUMNS } from '../output/visit-table.js';
import { listingCommand } from './listing.js';

const HELP = `
Each visit is one airframe's stay at one aerodrome, arrival and departure together, in order of arrival. --from and --to
are about where it came from and went to. Grades: confirmed (an end there is observed), probable (inferred), continuity
(only by the neighbouring legs: shown, never counted). ! marks a visit of which an integrity flag leaves an end in doubt.

Examples:
  airbridge visits --at LLOV
  airbridge visits --at Israel --operator AZQ --since 2021-01-01
  airbridge visits --at LLOV --from UBBB --json
`;

export const configure = listingCommand({
  listing: VISITS,
  help: HELP,
  columns: VISIT_COLUMNS,
  drawing: async ({ context }) => {
    const positionOf = await context.services.positions();
    return {
      feature: (row) => visitFeature(VISITS.record(row), positionOf(VISITS.record(row).aerodrome)),
      kml: (row) => visitPlacemark(VISITS.record(row), positionOf(VISITS.record(row).aerodrome)),
    };
  },
});
