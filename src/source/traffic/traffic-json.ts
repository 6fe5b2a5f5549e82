import { parseIcao24 } from '../../aviation/icao24.js';
import { AirbridgeError } from '../../error.js';
import type { Limit } from '../limits.js';
import { MOST_TRACES, ReportList, type Told, UNNAMED } from '../report-list.js';
import type { RejectedReport, SourceTrace } from '../reports.js';
import { grouped } from '../syntax/grouped.js';
import { parseJson } from '../syntax/json.js';
import { writtenTime } from '../syntax/utc.js';
import type { Tracks } from '../tracks.js';
import { notATable, type Table, tableOf } from './table.js';

/** A position heard this long before the row's time is no position at that time. */
const OLDEST_POSITION_MS = 20_000;

/** What times count in, by their size: the ranges from 2000 to 2100 of seconds, milli-, micro- and nanoseconds do not meet. */
const MS_PER_UNIT: readonly { readonly above: number; readonly ms: number }[] = [
  { above: 1e17, ms: 1e-6 },
  { above: 1e14, ms: 1e-3 },
  { above: 1e11, ms: 1 },
  { above: 0, ms: 1_000 },
];

/** Rows of one airframe: their places in the table and their times. */
interface Row {
  readonly row: number;
  readonly icao24: number;
  readonly timeMs: number;
}

/**
 * Reads a table of state vectors as the Python library traffic writes it to JSON (pandas' `records` and `columns`
 * orientations), many airframes in one file. A table has no order of its own: each airframe's rows are put in the order of their
 * times, and a report's `index` counts in that order. Altitudes are in feet (`altitude` pressure, `geoaltitude` above the
 * ellipsoid), speeds in knots, rates in feet per minute.
 *
 * @param nowMs nothing that claims to be from after tomorrow is believed
 * @throws AirbridgeError `json-invalid`, `not-a-trace`, `no-usable-report`
 */
export function readTrafficJson(bytes: Uint8Array, nowMs: number): Tracks {
  const table = tableOf(parseJson(bytes));
  const strays: RejectedReport[] = [];
  const rows: Row[] = [];
  for (let row = 0; row < table.length; row++) {
    const icao24 = addressOf(table.value(row, 'icao24'));
    if (icao24 === null)
      strays.push({ index: row, field: 'icao24', value: short(table.value(row, 'icao24')) });
    else rows.push({ row, icao24, timeMs: timeOf(table.value(row, 'timestamp')) });
  }
  const airframes = grouped(rows, ({ icao24 }) => icao24);
  if (airframes.size > MOST_TRACES) throw notATable(`it holds ${airframes.size} aircraft`);
  const read = [...airframes].map(([icao24, own]) => traceOf(table, icao24, own, nowMs));
  const traces = read.flatMap(({ trace }) => trace ?? []);
  if (traces.length === 0) throw read[0]?.error ?? nothingAddressed();
  // One by one: an airframe may have lost more rows than a call takes arguments.
  for (const { lost } of read) for (const one of lost) strays.push(one);
  return { format: 'traffic-json', cannotProve: limitsOf(table), traces, strays, fallback: false };
}

function limitsOf(table: Table): Limit[] {
  const limits: Limit[] = table.has('onground') ? [] : ['no-ground-reports'];
  if (!table.has('callsign')) limits.push('no-callsign');
  if (!table.has('groundspeed')) limits.push('no-speed');
  return [...limits, 'no-origin'];
}

/** One airframe's trace; where nothing of it can be used, why, and its rows as lost. */
function traceOf(
  table: Table,
  icao24: number,
  rows: readonly Row[],
  nowMs: number,
): { trace: SourceTrace | null; error: AirbridgeError | null; lost: readonly RejectedReport[] } {
  const list = new ReportList(nowMs);
  const inOrder = [...rows].sort((a, b) => orderOf(a) - orderOf(b) || a.row - b.row);
  for (const [index, { row, timeMs }] of inOrder.entries()) {
    const heardMs = timeOf(table.value(row, 'last_position'));
    if (timeMs - heardMs > OLDEST_POSITION_MS) list.reject(index, 'last_position', heardMs);
    else list.add(index, toldOf(table, row, timeMs));
  }
  try {
    return { trace: list.trace({ ...UNNAMED, icao24 }), error: null, lost: [] };
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    const { field = 'time', value } = error.where;
    return { trace: null, error, lost: rows.map(({ row }) => ({ index: row, field, value })) };
  }
}

/** Rows without a time come first, where they are rejected. */
const orderOf = ({ timeMs }: Row): number => (Number.isNaN(timeMs) ? Number.NEGATIVE_INFINITY : timeMs);

function toldOf(table: Table, row: number, timeMs: number): Told {
  const number = (column: string): number => {
    const value = table.value(row, column);
    return typeof value === 'number' ? value : Number.NaN;
  };
  const callsign = table.value(row, 'callsign');
  return {
    timeMs,
    latitudeDeg: number('latitude'),
    longitudeDeg: number('longitude'),
    altitudeFt: number('altitude'),
    geometricAltitudeFt: number('geoaltitude'),
    groundspeedKt: number('groundspeed'),
    trackDeg: number('track'),
    verticalRateFpm: number('vertical_rate'),
    isGround: table.value(row, 'onground') === true,
    callsign: typeof callsign === 'string' ? callsign : null,
  };
}

/** UTC milliseconds; NaN for what is no time. @throws AirbridgeError `not-a-trace` for a written time without a zone */
function timeOf(value: unknown): number {
  if (typeof value === 'number') {
    const unit = MS_PER_UNIT.find(({ above }) => value > above);
    return unit === undefined ? Number.NaN : Math.round(value * unit.ms);
  }
  const written = writtenTime(typeof value === 'string' ? value : '');
  if (written.kind === 'no-zone') {
    const next = 'Write the file again with times in UTC.';
    const where = { field: 'timestamp', value };
    throw new AirbridgeError('not-a-trace', 'not a trace: its times name no zone', where, next);
  }
  return written.kind === 'utc' ? written.ms : Number.NaN;
}

function addressOf(value: unknown): number | null {
  if (typeof value !== 'string') return null;
  try {
    return parseIcao24(value);
  } catch {
    return null;
  }
}

function short(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, 60);
  return typeof value === 'object' && value !== null ? 'an object' : (value ?? null);
}

function nothingAddressed(): AirbridgeError {
  const message = 'none of its rows names a 24-bit address';
  return new AirbridgeError(
    'no-usable-report',
    message,
    { field: 'icao24' },
    'Look at where the file came from.',
  );
}
