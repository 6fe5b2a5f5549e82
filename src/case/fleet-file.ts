import { formatIcao24, parseIcao24 } from '../aviation/icao24.js';
import { AirbridgeError } from '../error.js';
import { type CsvRow, readCsv } from '../source/syntax/csv.js';
import type { ListedMember } from './fleet-check.js';
import { writtenPeriod } from './period.js';
import { readBytes } from './whole-file.js';

const COLUMNS = [
  'icao24',
  'registration',
  'typecode',
  'operator',
  'valid_from',
  'valid_to',
  'source',
  'note',
] as const;
type Column = (typeof COLUMNS)[number];

const KIND = { what: 'airframes', next: `Its columns are ${COLUMNS.join(',')}; see docs/identity.md.` };

/**
 * Reads a list of airframes: CSV with the columns icao24, registration, typecode, operator, valid_from, valid_to, source and
 * note, of which only icao24 must be there. A date may be a day, a month or a year; `valid_to` is included whole.
 *
 * @throws AirbridgeError `unreadable`, `csv-invalid`, or `fleet-invalid` with the line and the field
 */
export async function readFleetFile(file: string): Promise<ListedMember[]> {
  const bytes = await readBytes(file).catch((cause: NodeJS.ErrnoException) => {
    throw cause instanceof AirbridgeError ? cause : unreadable(file, cause.code ?? cause.message, cause);
  });
  if (bytes === null) throw unreadable(file, 'ENOENT');
  try {
    return fleetRows(bytes);
  } catch (error) {
    throw error instanceof AirbridgeError ? error.at({ file }) : error;
  }
}

/** The same from the bytes of the file. */
export function fleetRows(bytes: Uint8Array): ListedMember[] {
  const { columns, rows } = readCsv(bytes, KIND);
  if (!columns.includes('icao24')) throw invalid('there is no column icao24', { line: 1 });
  const unknown = columns.find((column) => !COLUMNS.includes(column as Column));
  if (unknown !== undefined)
    throw invalid('a fleet has no such column', { line: 1, field: 'header', value: unknown });
  return rows.map(listedMember);
}

function listedMember(row: CsvRow): ListedMember {
  const text = (column: Column) => row.cell(column) || null;
  const icao24 = addressIn(row);
  const registration = text('registration')?.toUpperCase() ?? null;
  if (icao24 === null && registration === null)
    throw invalid('a member with neither address nor registration is nobody', { line: row.line });
  const validFromMs = dateIn(row, 'valid_from')?.startMs ?? null;
  const validToMs = dateIn(row, 'valid_to')?.endMs ?? null;
  if (validFromMs !== null && validToMs !== null && validToMs <= validFromMs)
    throw invalid('its validity ends before it begins', {
      line: row.line,
      field: 'valid_to',
      value: row.cell('valid_to'),
    });
  const member = {
    icao24,
    registration,
    typecode: text('typecode')?.toUpperCase() ?? null,
    operator: text('operator'),
    validFromMs,
    validToMs,
    source: text('source'),
    note: text('note'),
  };
  return { line: row.line, member };
}

function addressIn(row: CsvRow): string | null {
  const value = row.cell('icao24');
  if (value === '') return null;
  const where = { line: row.line, field: 'icao24', value };
  if (value.startsWith('~')) {
    throw invalid(
      'an address with ~ is not ICAO’s: receivers make such addresses up, and they name no airframe',
      where,
    );
  }
  try {
    return formatIcao24(parseIcao24(value));
  } catch {
    throw invalid('not a 24-bit aircraft address: six hex digits are expected', where);
  }
}

function dateIn(row: CsvRow, column: 'valid_from' | 'valid_to') {
  const value = row.cell(column);
  if (value === '') return null;
  const period = writtenPeriod(value);
  if (period !== null) return period;
  throw invalid('not a date: 2025-02-07, 2025-02 or 2025 is expected', {
    line: row.line,
    field: column,
    value,
  });
}

function invalid(fault: string, where: { line: number; field?: string; value?: string }): AirbridgeError {
  return new AirbridgeError('fleet-invalid', fault, where, KIND.next);
}

function unreadable(file: string, why: string, cause?: unknown): AirbridgeError {
  const next = 'Name a CSV that is there, or correct its path in case.yaml.';
  return new AirbridgeError('unreadable', `the fleet cannot be read: ${why}`, { file }, next, { cause });
}
