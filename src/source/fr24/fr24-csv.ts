import { AirbridgeError } from '../../error.js';
import type { Limit } from '../limits.js';
import { ReportList, type Told, UNNAMED } from '../report-list.js';
import { type CsvRow, type CsvTable, csvInvalid, numberFrom, numberIn, readCsv } from '../syntax/csv.js';
import { writtenTime } from '../syntax/utc.js';
import type { Tracks } from '../tracks.js';

/** Columns of the export that flight pages offer, and of a day's positions as sold and published for research. */
const EXPORT_COLUMNS = ['timestamp', 'utc', 'callsign', 'position', 'altitude', 'speed', 'direction'];
/** The first export had no column of written times: its Timestamp is UTC all the same. */
const FIRST_EXPORT_COLUMNS = EXPORT_COLUMNS.filter((name) => name !== 'utc');
const POSITION_COLUMNS = ['snapshot_id', 'latitude', 'longitude', 'altitude', 'speed', 'heading'];

const LIMITS: readonly Limit[] = ['no-address', 'ground-by-altitude', 'estimated-positions', 'no-origin'];

/** The two times of a row may differ by their rounding. */
const SAME_MOMENT_MS = 1_000;

/** Whether a table's columns are those of a Flightradar24 file, one of them perhaps missing. */
export function isFr24Table(columns: readonly string[]): boolean {
  return kindOf(columns) !== null;
}

/**
 * Reads a Flightradar24 CSV: the export of one flight (`Timestamp,UTC,Callsign,Position,…`) or a flight's positions
 * (`snapshot_id,altitude,heading,…`). One file is one airframe. Altitude is pressure altitude in feet, 0 on the ground;
 * speed is in knots.
 *
 * @param nowMs nothing that claims to be from after tomorrow is believed
 * @throws AirbridgeError `csv-invalid`, `not-a-trace` naming a column that is missing, `empty-trace`, `no-usable-report`
 */
export function readFr24Csv(bytes: Uint8Array, nowMs: number): Tracks {
  const table = readCsv(bytes);
  const format = kindOf(table.columns) ?? 'fr24-csv';
  requireColumns(table, format === 'fr24-csv' ? FIRST_EXPORT_COLUMNS : POSITION_COLUMNS);
  const list = new ReportList(nowMs);
  const addRow = format === 'fr24-csv' ? addExported : addPosition;
  table.rows.forEach((row, index) => {
    addRow(list, row, index);
  });
  const cannotProve: readonly Limit[] = format === 'fr24-csv' ? LIMITS : ['no-callsign', ...LIMITS];
  return { format, cannotProve, traces: [list.trace(UNNAMED)], strays: [], fallback: false };
}

/** The kind of table whose columns are there, all of them or all but one. */
function kindOf(columns: readonly string[]): 'fr24-csv' | 'fr24-positions' | null {
  const has = (names: readonly string[]) => names.filter((name) => columns.includes(name)).length;
  if (columns.includes('position') && has(EXPORT_COLUMNS) >= EXPORT_COLUMNS.length - 1) return 'fr24-csv';
  const isPositions = columns.includes('snapshot_id') && has(POSITION_COLUMNS) >= POSITION_COLUMNS.length - 1;
  return isPositions ? 'fr24-positions' : null;
}

function requireColumns({ columns }: CsvTable, names: readonly string[]): void {
  const missing = names.find((name) => !columns.includes(name));
  if (missing === undefined) return;
  const message = `not a Flightradar24 CSV: the column ${missing} is missing`;
  throw new AirbridgeError('not-a-trace', message, { line: 1, field: missing }, 'Export the flight again.');
}

function addExported(list: ReportList, row: CsvRow, index: number): void {
  const timeMs = numberIn(row, 'timestamp') * 1000;
  const utc = row.cell('utc');
  const written = writtenTime(utc);
  if (utc !== '' && written.kind !== 'utc')
    throw csvInvalid('a time with its zone is expected', row.line, 'utc', utc);
  if (written.kind === 'utc' && Math.abs(written.ms - timeMs) > SAME_MOMENT_MS) {
    list.reject(index, 'utc', utc);
    return;
  }
  const [latitude = '', longitude = '', ...more] = row.cell('position').split(',');
  if (more.length > 0)
    throw csvInvalid('a latitude and a longitude are expected', row.line, 'position', row.cell('position'));
  list.add(index, {
    timeMs,
    latitudeDeg: numberFrom(latitude, row, 'position'),
    longitudeDeg: numberFrom(longitude, row, 'position'),
    ...heightOf(numberIn(row, 'altitude')),
    groundspeedKt: numberIn(row, 'speed'),
    trackDeg: numberIn(row, 'direction'),
    callsign: row.cell('callsign'),
  });
}

function addPosition(list: ReportList, row: CsvRow, index: number): void {
  list.add(index, {
    timeMs: numberIn(row, 'snapshot_id') * 1000,
    latitudeDeg: numberIn(row, 'latitude'),
    longitudeDeg: numberIn(row, 'longitude'),
    ...heightOf(numberIn(row, 'altitude')),
    groundspeedKt: numberIn(row, 'speed'),
    trackDeg: numberIn(row, 'heading'),
  });
}

/** Flightradar24 writes 0 for an aircraft on the ground: a claim, and no altitude. */
export function heightOf(altitudeFt: number): Pick<Told, 'altitudeFt' | 'isGround'> {
  return altitudeFt === 0 ? { isGround: true } : { altitudeFt };
}
