import { byCodeUnits } from './table.mjs';

/** @import { Sources, CsvRecord } from './inputs.mjs' */

export const name = 'aerodrome-twins.csv.gz';
export const inputs = ['airports', 'runways'];
export const how =
  'Rows of aerodromes.csv.gz that are one airport under two names, and which of the two stands for both: open airports (no heliports ' +
  'nor seaplane bases) of which the surveyed runways are the same, or one without any lies within 0.5 km of a runway of the other, or ' +
  'neither has any and the two lie within 0.15 km, or within 1 km and share a name or a code. The one with an ICAO code stands for ' +
  'both, else the one with surveyed runways, else the larger, else the first.';

const KINDS = ['small_airport', 'medium_airport', 'large_airport'];
const WITHIN_KM = { search: 2, beside: 0.5, point: 0.15, named: 1, runwayEnds: 0.15 };
const KM_PER_DEGREE = 111.2;
const CELL_DEG = 0.05;
/** Words that many names have in common. */
const COMMON =
  /\b(airport|airfield|aerodrome|air|base|field|strip|airstrip|international|regional|municipal|duplicate)\b/g;

/** @typedef {{ row: CsvRecord, lat: number, lon: number, lines: [number, number, number, number][] }} Field */

/** @param {Sources} sources */
export function make(sources) {
  const fields = fieldsOf(sources);
  /** @type {Map<string, Field[]>} */
  const cells = new Map();
  for (const field of fields) cells.set(cellOf(field), [...(cells.get(cellOf(field)) ?? []), field]);
  /** @type {Map<string, string>} */
  const standsFor = new Map();
  for (const field of fields) {
    const near = neighbours(cells, field).filter((other) => other !== field && isTwin(field, other));
    const [best] = [field, ...near].sort(byRank);
    if (best !== field) standsFor.set(field.row.ident, best.row.ident);
  }
  const rows = [...standsFor]
    .map(([ident, twin]) => [ident, lastOf(standsFor, twin)])
    .sort(([a], [b]) => byCodeUnits(a, b));
  return { header: ['ident', 'twin'], rows, notes: [] };
}

/** Of three in a row, all stand for one. @param {Map<string, string>} standsFor @param {string} ident */
function lastOf(standsFor, ident) {
  let last = ident;
  for (let next = standsFor.get(last); next !== undefined; next = standsFor.get(last)) last = next;
  return last;
}

/** @param {Sources} sources @returns {Field[]} */
function fieldsOf(sources) {
  const open = sources.ourAirports('airports').filter(({ type }) => KINDS.includes(type));
  const fields = new Map(
    open.map((row) => [
      row.ident,
      {
        row,
        lat: Number(row.latitude_deg),
        lon: Number(row.longitude_deg),
        lines: /** @type {Field['lines']} */ ([]),
      },
    ]),
  );
  for (const runway of sources.ourAirports('runways')) {
    const ends = [
      runway.le_latitude_deg,
      runway.le_longitude_deg,
      runway.he_latitude_deg,
      runway.he_longitude_deg,
    ];
    if (runway.closed === '1' || ends.some((value) => value === '')) continue;
    const [a, b, c, d] = ends.map(Number);
    fields.get(runway.airport_ident)?.lines.push([a, b, c, d]);
  }
  return [...fields.values()].sort((a, b) => byCodeUnits(a.row.ident, b.row.ident));
}

/** @param {Field} field */
const cellOf = ({ lat, lon }) => `${Math.floor(lat / CELL_DEG)} ${Math.floor(lon / CELL_DEG)}`;

/** @param {Map<string, Field[]>} cells @param {Field} field @returns {Field[]} */
function neighbours(cells, { lat, lon }) {
  const [row, column] = [Math.floor(lat / CELL_DEG), Math.floor(lon / CELL_DEG)];
  const steps = [-1, 0, 1];
  return steps.flatMap((y) => steps.flatMap((x) => cells.get(`${row + y} ${column + x}`) ?? []));
}

/** @param {Field} a @param {Field} b */
function isTwin(a, b) {
  const km = kmBetween(a.lat, a.lon, b.lat, b.lon);
  if (km > WITHIN_KM.search) return false;
  if (a.lines.length > 0 && b.lines.length > 0)
    return a.lines.some((line) => b.lines.some((other) => isSame(line, other)));
  if (a.lines.length > 0) return a.lines.some((line) => kmToLine(line, b) <= WITHIN_KM.beside);
  if (b.lines.length > 0) return b.lines.some((line) => kmToLine(line, a) <= WITHIN_KM.beside);
  return km <= WITHIN_KM.point || (km <= WITHIN_KM.named && sharesName(a, b));
}

/** @param {number[]} line @param {number[]} other */
function isSame([a, b, c, d], [e, f, g, h]) {
  const along = Math.max(kmBetween(a, b, e, f), kmBetween(c, d, g, h));
  const against = Math.max(kmBetween(a, b, g, h), kmBetween(c, d, e, f));
  return Math.min(along, against) <= WITHIN_KM.runwayEnds;
}

/** @param {number[]} line @param {Field} at */
function kmToLine([a, b, c, d], { lat, lon }) {
  const scale = Math.cos((lat * Math.PI) / 180);
  const [x, y, u, v] = [(b - lon) * scale, a - lat, (d - lon) * scale, c - lat];
  const length = (u - x) ** 2 + (v - y) ** 2;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(x * (u - x) + y * (v - y)) / length));
  return KM_PER_DEGREE * Math.hypot(x + share * (u - x), y + share * (v - y));
}

/** @param {number} latA @param {number} lonA @param {number} latB @param {number} lonB */
function kmBetween(latA, lonA, latB, lonB) {
  return KM_PER_DEGREE * Math.hypot(latB - latA, (lonB - lonA) * Math.cos((latA * Math.PI) / 180));
}

/** @param {Field} a @param {Field} b */
function sharesName(a, b) {
  const codes = (/** @type {Field} */ { row }) =>
    [row.ident, row.faa, row.local, row.iata].filter((code) => code);
  if (codes(a).some((code) => codes(b).includes(code))) return true;
  const [one, other] = [a, b].map(({ row }) =>
    row.name
      .toLowerCase()
      .replace(COMMON, '')
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return one !== '' && one === other;
}

/** @param {Field} a @param {Field} b */
function byRank(a, b) {
  const icao = (/** @type {Field} */ { row }) => Number(/^[A-Z]{4}$/.test(row.faa || row.ident));
  return (
    icao(b) - icao(a) ||
    Number(b.lines.length > 0) - Number(a.lines.length > 0) ||
    KINDS.indexOf(b.row.type) - KINDS.indexOf(a.row.type) ||
    byCodeUnits(a.row.ident, b.row.ident)
  );
}
