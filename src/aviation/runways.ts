import { type Runway, type RunwayEnd, SURFACES, type Surface } from './aerodrome.js';
import { numberOrNull, orNull } from './rows.js';

const END_COLUMNS = [
  'Ident',
  'LatitudeDeg',
  'LongitudeDeg',
  'ElevationFt',
  'HeadingDeg',
  'DisplacedThresholdFt',
];

/** Columns of data/runways.csv.gz. */
export const RUNWAY_HEADER = [
  'aerodrome',
  'lengthFt',
  'widthFt',
  'surface',
  'closed',
  ...END_COLUMNS.map((column) => `low${column}`),
  ...END_COLUMNS.map((column) => `high${column}`),
];

const FIRST_END = 5;

/** A record of the runway table as a runway. */
export function readRunway(fields: readonly string[]): Runway {
  const [aerodrome, lengthFt, widthFt, surface, closed] = fields;
  return {
    aerodrome,
    lengthFt: numberOrNull(lengthFt),
    widthFt: numberOrNull(widthFt),
    surface: SURFACES.find((known): known is Surface => known === surface) ?? 'unknown',
    closed: closed === '1',
    ends: [readEnd(fields, FIRST_END), readEnd(fields, FIRST_END + END_COLUMNS.length)],
  };
}

function readEnd(fields: readonly string[], from: number): RunwayEnd {
  const [ident, latitudeDeg, longitudeDeg, elevationFt, headingDeg, displacedThresholdFt] = fields.slice(
    from,
    from + END_COLUMNS.length,
  );
  return {
    ident: orNull(ident),
    latitudeDeg: numberOrNull(latitudeDeg),
    longitudeDeg: numberOrNull(longitudeDeg),
    elevationFt: numberOrNull(elevationFt),
    headingDeg: numberOrNull(headingDeg),
    displacedThresholdFt: numberOrNull(displacedThresholdFt),
  };
}
