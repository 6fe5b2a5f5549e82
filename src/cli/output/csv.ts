import { stringify } from 'csv-stringify/sync';
import { englishSpeaker, spoken } from '../../i18n/index.js';
import type { Row, Value } from '../../ledger/engine/engine.js';
import type { Field } from '../../ledger/schema/fields.js';
import type { Sink } from './sink.js';

/**
 * What spreadsheets take for a formula when a cell begins with it (OWASP, "CSV Injection"), the full-width forms
 * included. Numbers are written as numbers and need no guard.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A row with the messages in its JSON columns beside their sentences, as `--json` prints them. */
export function spokenRow(row: Row, fields: readonly Field[]): Row {
  const said = fields
    .filter(({ column }) => column?.isJson === true)
    .map(({ name }) => [name, jsonSpoken(row[name])]);
  return { ...row, ...Object.fromEntries(said) };
}

const jsonSpoken = (json: Value): Value =>
  typeof json === 'string' && json.includes('"reason"')
    ? JSON.stringify(spoken(JSON.parse(json), englishSpeaker()))
    : json;

/** Rows as CSV (RFC 4180) with a header line. Times are ISO 8601 with Z; lists are JSON; unknown is empty. */
export async function writeCsv(
  sink: Sink,
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
): Promise<void> {
  await sink.write(lines([[...columns]]));
  for await (const batch of batches) {
    await sink.write(lines(batch.map((row) => columns.map((name) => cellOf(row[name] ?? null)))));
  }
}

function cellOf(value: Value): string | number | boolean | null {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string') return FORMULA.test(value) ? `'${value}` : value;
  if (value instanceof Uint8Array) throw new TypeError('bytes have no place in CSV');
  return value;
}

function lines(rows: (string | number | boolean | null)[][]): string {
  return stringify(rows, { record_delimiter: 'windows', cast: { boolean: String } });
}
