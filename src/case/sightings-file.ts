import { join } from 'node:path';
import { AirbridgeError, type Where } from '../error.js';
import { type CsvRow, readCsv } from '../source/syntax/csv.js';
import { writtenPeriod } from './period.js';
import { readBytes } from './whole-file.js';

/** Flights somebody printed, as the case's sightings.csv has them. Everything that is not said is null. */
export interface Sighting {
  /** In the file. */
  readonly line: number;
  /** UTC milliseconds: the first day that is named, and the first instant after the last. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** In words. */
  readonly operator: string | null;
  readonly registration: string | null;
  readonly callsign: string | null;
  /** ICAO Doc 8643 designator. */
  readonly aircraftType: string | null;
  /** Places as written: codes, names, sets of the case. */
  readonly from: string | null;
  readonly to: string;
  readonly count: number;
  readonly countIs: (typeof COUNT_IS)[number];
  readonly unit: (typeof UNITS)[number];
  readonly publisher: string;
  readonly published: string | null;
  readonly citedIn: string | null;
  readonly note: string | null;
}

const COUNT_IS = ['exact', 'at least', 'about'] as const;
const UNITS = ['visit', 'landing'] as const;

const COLUMNS = [
  'date_from',
  'date_to',
  'operator',
  'registration',
  'callsign',
  'aircraft_type',
  'from',
  'to',
  'count',
  'count_is',
  'unit',
  'publisher',
  'published',
  'cited_in',
  'note',
] as const;
type Column = (typeof COLUMNS)[number];

const KIND = { what: 'sightings', next: `Its columns are ${COLUMNS.join(',')}; see docs/sightings.md.` };

/** What people keep beside case.yaml. */
export const SIGHTINGS_FILE = 'sightings.csv';

/**
 * The sightings of a case; null where it has no sightings.csv.
 *
 * @throws AirbridgeError `csv-invalid`, or `sightings-invalid` with the line and the field
 */
export async function sightingsOfCase(caseDir: string): Promise<readonly Sighting[] | null> {
  const file = join(caseDir, SIGHTINGS_FILE);
  const bytes = await readBytes(file).catch((cause: NodeJS.ErrnoException) => {
    if (cause instanceof AirbridgeError) throw cause;
    const fault = `the sightings cannot be read: ${cause.code ?? cause.message}`;
    throw new AirbridgeError('unreadable', fault, { file }, undefined, { cause });
  });
  try {
    return bytes === null ? null : sightingRows(bytes);
  } catch (error) {
    throw error instanceof AirbridgeError ? error.at({ file }) : error;
  }
}

/** The same from the bytes of the file. */
export function sightingRows(bytes: Uint8Array): Sighting[] {
  const { columns, rows } = readCsv(bytes, KIND);
  const missing = COLUMNS.find((column) => !columns.includes(column));
  if (missing !== undefined) throw invalid(`there is no column ${missing}`, { line: 1 });
  const unknown = columns.find((column) => !COLUMNS.includes(column as Column));
  if (unknown !== undefined) throw invalid('sightings have no such column', { line: 1, value: unknown });
  return rows.map(sighting);
}

function sighting(row: CsvRow): Sighting {
  const text = (column: Column) => row.cell(column) || null;
  const { fromMs, untilMs } = datesIn(row);
  return {
    line: row.line,
    fromMs,
    untilMs,
    operator: text('operator'),
    registration: text('registration')?.toUpperCase() ?? null,
    callsign: text('callsign')?.toUpperCase() ?? null,
    aircraftType: text('aircraft_type')?.toUpperCase() ?? null,
    from: text('from'),
    to: needed(row, 'to'),
    count: countIn(row),
    countIs: oneOf(row, 'count_is', COUNT_IS),
    unit: oneOf(row, 'unit', UNITS),
    publisher: needed(row, 'publisher'),
    published: text('published'),
    citedIn: text('cited_in'),
    note: text('note'),
  };
}

/** A last day that is not given is the first one. */
function datesIn(row: CsvRow) {
  const first = dateIn(row, 'date_from');
  const last = row.cell('date_to') === '' ? first : dateIn(row, 'date_to');
  if (last.endMs <= first.startMs) throw faulty(row, 'date_to', 'the last day lies before the first');
  return { fromMs: first.startMs, untilMs: last.endMs };
}

function dateIn(row: CsvRow, column: Column) {
  const period = writtenPeriod(needed(row, column));
  if (period === null) throw faulty(row, column, 'not a date: 2025-02-07, 2025-02 or 2025 is expected');
  return period;
}

function countIn(row: CsvRow): number {
  const count = Number(needed(row, 'count'));
  if (!/^\d+$/.test(row.cell('count')) || !Number.isSafeInteger(count) || count === 0)
    throw faulty(row, 'count', 'a whole number from 1 is expected');
  return count;
}

function oneOf<T extends string>(row: CsvRow, column: Column, known: readonly T[]): T {
  const value = known.find((one) => one === row.cell(column).toLowerCase());
  if (value === undefined) throw faulty(row, column, `one of ${known.join(', ')} is expected`);
  return value;
}

function needed(row: CsvRow, column: Column): string {
  const value = row.cell(column);
  if (value === '') throw faulty(row, column, 'a sighting needs it');
  return value;
}

const faulty = (row: CsvRow, column: Column, fault: string): AirbridgeError =>
  invalid(fault, { line: row.line, field: column, value: row.cell(column) });

const invalid = (fault: string, where: Where): AirbridgeError =>
  new AirbridgeError('sightings-invalid', fault, where, KIND.next);
