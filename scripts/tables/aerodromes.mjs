import { clean, sortRows, Tally } from './table.mjs';

/** @import { Sources, CsvRecord } from './inputs.mjs' */

export const name = 'aerodromes.csv.gz';
export const inputs = ['airports'];
export const how =
  'Every row, whatever its size or state. Coordinates to six decimals (0.1 m). `gps` is the input’s column `faa`, which ' +
  'holds the code of navigation databases (ICAO’s where there is one, else a national or pseudo code). Elevations ' +
  'are as given: this build has one in every row where OurAirports itself leaves some blank, and does not say from where.';

const KINDS = [
  'balloonport',
  'closed',
  'heliport',
  'large_airport',
  'medium_airport',
  'seaplane_base',
  'small_airport',
];

/** @param {Sources} sources */
export function make(sources) {
  const tally = new Tally();
  const rows = sources
    .ourAirports('airports')
    .filter((row) => isPossible(row, tally))
    .map((row) => [
      row.ident,
      row.type,
      degrees(row.latitude_deg),
      degrees(row.longitude_deg),
      row.elevation_ft === '' ? '' : Math.round(Number(row.elevation_ft)),
      clean(row.iata),
      clean(row.faa),
      clean(row.local),
      clean(row.iso_country),
      clean(row.state),
      clean(row.name),
      clean(row.municipality),
    ]);
  return {
    header: [
      'ident',
      'kind',
      'latitudeDeg',
      'longitudeDeg',
      'elevationFt',
      'iata',
      'gps',
      'local',
      'country',
      'region',
      'name',
      'municipality',
    ],
    rows: sortRows(rows),
    notes: tally.notes(),
  };
}

/**
 * @param {string} text
 * @returns {number} rounded to 0.1 m
 */
export function degrees(text) {
  return Math.round(Number(text) * 1e6) / 1e6;
}

/**
 * @param {string} latitude
 * @param {string} longitude
 */
export function isPlace(latitude, longitude) {
  const [lat, lon] = [latitude, longitude].map((text) => (text.trim() === '' ? Number.NaN : Number(text)));
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/**
 * Refuses rows that cannot be an aerodrome: they would be candidates for landings somewhere else.
 *
 * @param {CsvRecord} row
 * @param {Tally} tally
 */
function isPossible(row, tally) {
  if (!isPlace(row.latitude_deg, row.longitude_deg)) {
    tally.add('row refused, impossible coordinates', `${row.ident} ${row.latitude_deg},${row.longitude_deg}`);
    return false;
  }
  if (!KINDS.includes(row.type)) {
    tally.add('row refused, unknown type', `${row.ident} ${row.type}`);
    return false;
  }
  return true;
}
