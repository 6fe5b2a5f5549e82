import { CsvError, parse } from 'csv-parse/sync';
import { AirbridgeError } from '../../error.js';
import { textOf } from '../syntax/text.js';
import type { IdentityItem } from './item.js';
import type { Member } from './members.js';

const LONGEST_ROW = 20_000;

/** A row of a published table by the names of its columns, in small letters. */
export type Cells = (column: string) => string;

/** The names of the columns, in small letters and without quotes. */
export function columnsOf(bytes: Uint8Array): string[] {
  const head = Buffer.from(bytes.subarray(0, LONGEST_ROW)).toString('utf8');
  const [first = ''] = head.replace(/^\ufeff/, '').split(/\r?\n/, 1);
  return first.split(',').map((name) => name.replace(/['"\s]/g, '').toLowerCase());
}

/**
 * The rows of a published CSV, each made into an item. Publishers' tables hold broken rows: one of them costs itself, not
 * the table.
 *
 * @param quote the table's own: OpenSky writes single ones since 2024
 * @throws AirbridgeError `csv-invalid` where quotes do not match, or a row has no end
 */
export function tableItems(
  { name, bytes }: Member,
  quote: '"' | "'",
  itemOf: (cells: Cells, where: string) => IdentityItem,
): IdentityItem[] {
  const columns = columnsOf(bytes);
  const items: IdentityItem[] = [];
  const take = (cells: string[], line: number) => {
    const where = `${name}, line ${line}`;
    if (cells.length === columns.length)
      items.push(itemOf((column) => cells[columns.indexOf(column)] ?? '', where));
    else items.push({ kind: 'left-out', reason: 'a row with another number of cells than the first', where });
  };
  try {
    parse(textOf(bytes, 'csv-invalid'), {
      bom: true,
      from: 2,
      quote,
      escape: quote,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      on_record: (cells: string[], { lines }) => {
        take(cells, lines);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines) || undefined;
    const next = 'Fetch the file again.';
    const fault = `cannot be read as a table of airframes: ${error.code === 'CSV_MAX_RECORD_SIZE' ? 'a row has no end' : 'its quotes do not match'}`;
    throw new AirbridgeError('csv-invalid', fault, line === undefined ? {} : { line }, next);
  }
  return items;
}
