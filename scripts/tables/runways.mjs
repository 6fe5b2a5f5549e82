import { degrees, isPlace } from './aerodromes.mjs';
import { surfaceClass } from './surface.mjs';
import { byCodeUnits, clean, Tally } from './table.mjs';

/** @import { Sources, CsvRecord } from './inputs.mjs' */

export const name = 'runways.csv.gz';
export const inputs = ['runways', 'airports'];
export const how =
  'Every runway, water lane and helipad whose aerodrome is in aerodromes.csv.gz. Surfaces as classes by the ' +
  'material named first. A value that cannot be right is left blank and listed below; none is changed.';

/** Longer than the longest runway and any survey's blunder; a runway end farther off belongs to another field. */
const FARTHEST_KM = 20;
const KM_PER_DEGREE = 111.2;

/** @param {Sources} sources */
export function make(sources) {
  const tally = new Tally();
  const fields = new Map(sources.ourAirports('airports').map((row) => [row.ident, row]));
  const rows = sources
    .ourAirports('runways')
    .filter((row) => {
      if (fields.has(row.airport_ident)) return true;
      tally.add('row left out, aerodrome unknown', row.airport_ident);
      return false;
    })
    .sort(
      (a, b) =>
        byCodeUnits(a.airport_ident, b.airport_ident) ||
        byCodeUnits(a.le_ident, b.le_ident) ||
        byCodeUnits(a.he_ident, b.he_ident) ||
        Number(a.id) - Number(b.id),
    )
    .map((row) => runwayRow(row, /** @type {CsvRecord} */ (fields.get(row.airport_ident)), tally));
  const end = ['Ident', 'LatitudeDeg', 'LongitudeDeg', 'ElevationFt', 'HeadingDeg', 'DisplacedThresholdFt'];
  const ends = ['low', 'high'].flatMap((side) => end.map((column) => side + column));
  return {
    header: ['aerodrome', 'lengthFt', 'widthFt', 'surface', 'closed', ...ends],
    rows,
    notes: tally.notes(),
  };
}

/**
 * @param {CsvRecord} row
 * @param {CsvRecord} field
 * @param {Tally} tally
 */
function runwayRow(row, field, tally) {
  const positive = (/** @type {number} */ value) => value > 0;
  return [
    row.airport_ident,
    number(row, 'length_ft', positive, tally),
    number(row, 'width_ft', positive, tally),
    surfaceClass(row.surface),
    row.closed,
    ...endFields(row, 'le', field, tally),
    ...endFields(row, 'he', field, tally),
  ];
}

/**
 * @param {CsvRecord} row
 * @param {'le' | 'he'} end
 * @param {CsvRecord} field
 * @param {Tally} tally
 */
function endFields(row, end, field, tally) {
  const length = Number(row.length_ft);
  return [
    clean(row[`${end}_ident`]),
    ...place(row, end, field, tally),
    number(row, `${end}_elevation_ft`, (feet) => feet > -1500 && feet < 20000, tally),
    number(row, `${end}_heading_degT`, (heading) => heading >= 0 && heading <= 360, tally),
    number(row, `${end}_displaced_threshold_ft`, (feet) => feet >= 0 && !(feet >= length), tally),
  ];
}

/**
 * @param {CsvRecord} row
 * @param {string} column
 * @param {(value: number) => boolean} isPossible
 * @param {Tally} tally
 */
function number(row, column, isPossible, tally) {
  const text = row[column].trim();
  if (text === '') return '';
  if (isPossible(Number(text))) return Number(text);
  tally.add(`left blank, impossible ${column}`, `${row.airport_ident} ${text}`);
  return '';
}

/**
 * @param {CsvRecord} row
 * @param {'le' | 'he'} end
 * @param {CsvRecord} field
 * @param {Tally} tally
 */
function place(row, end, field, tally) {
  const latitude = row[`${end}_latitude_deg`];
  const longitude = row[`${end}_longitude_deg`];
  if (latitude === '' && longitude === '') return ['', ''];
  const where = `${row.airport_ident} ${latitude},${longitude}`;
  if (!isPlace(latitude, longitude)) {
    tally.add(`left blank, ${end} end with half a place or an impossible one`, where);
    return ['', ''];
  }
  const lat = degrees(latitude);
  const lon = degrees(longitude);
  if (roughKm(lat, lon, Number(field.latitude_deg), Number(field.longitude_deg)) > FARTHEST_KM) {
    tally.add(`left blank, ${end} end more than ${FARTHEST_KM} km from its aerodrome`, where);
    return ['', ''];
  }
  return [lat, lon];
}

/**
 * Good enough to tell 20 km from 2.
 *
 * @param {number} latA
 * @param {number} lonA
 * @param {number} latB
 * @param {number} lonB
 */
function roughKm(latA, lonA, latB, lonB) {
  const east = (((lonB - lonA + 540) % 360) - 180) * Math.cos((latA * Math.PI) / 180);
  return Math.hypot(latB - latA, east) * KM_PER_DEGREE;
}
