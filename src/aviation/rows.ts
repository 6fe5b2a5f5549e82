import { AirbridgeError } from '../error.js';

const NEWLINE = 10;
const COMMA = 44;

/** A table's text as bytes and the start of each row: what a worker needs to read the same table. */
export interface RowColumns {
  /** CSV in UTF-8, one record a line, header first, each line ended by a newline; see data/LICENSES.md. */
  readonly bytes: Uint8Array;
  /** Byte at which each record starts, and one more for the end. */
  readonly start: Uint32Array;
}

/**
 * Records of one of the package's own tables, decoded only when asked for.
 *
 * Half a million rows as JavaScript objects would cost more memory and time than everything done with them.
 */
export class Rows {
  readonly length: number;

  constructor(readonly columns: RowColumns) {
    this.length = columns.start.length - 1;
  }

  /**
   * @param bytes the whole CSV file, with a header line
   * @param header the column names expected: a table of another make is refused rather than misread
   * @param name of the table, for the error
   * @throws AirbridgeError `table-missing` when the header is another one
   */
  static parse(bytes: Uint8Array, header: readonly string[], name: string): Rows {
    const end = bytes.indexOf(NEWLINE);
    const found = decode(bytes, 0, end < 0 ? bytes.length : end);
    if (found !== header.join(',')) {
      throw new AirbridgeError(
        'table-missing',
        'this reference table was made for another version of airbridge',
        { file: name, line: 1, field: 'header', value: found },
        'Reinstall airbridge, or in a clone run: node scripts/make-tables.mjs',
      );
    }
    return new Rows({ bytes, start: rowStarts(bytes, end + 1) });
  }

  /** The fields of a record; an empty field is an empty string. */
  at(index: number): string[] {
    const { bytes, start } = this.columns;
    return splitRecord(decode(bytes, start[index], start[index + 1] - 1));
  }

  /** The first field of a record, which is never quoted in our tables. */
  first(index: number): string {
    return this.head(index, 1);
  }

  /** The text of the first `fields` fields of a record, none of which may be quoted or be its last. */
  head(index: number, fields: number): string {
    const { bytes, start } = this.columns;
    let end = start[index];
    for (let k = 0; k < fields; k++) end = bytes.indexOf(COMMA, end) + 1;
    return decode(bytes, start[index], end - 1);
  }

  /** One field, which must not be quoted nor come after a quoted one, nor be the last. */
  field(index: number, column: number): string {
    const { bytes, start } = this.columns;
    let from = start[index];
    for (let k = 0; k < column; k++) from = bytes.indexOf(COMMA, from) + 1;
    return decode(bytes, from, bytes.indexOf(COMMA, from));
  }

  /** First record whose first field is not before `key`, in a table sorted by it; first fields are ASCII in all our tables. */
  lowerBound(key: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.isBefore(middle, key)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a record's first field comes before `key`, byte by byte: a text made for each step would cost more than the search. */
  private isBefore(index: number, key: string): boolean {
    const { bytes, start } = this.columns;
    const from = start[index];
    for (let k = 0; k < key.length; k++) {
      const byte = bytes[from + k];
      if (byte === COMMA) return true;
      if (byte !== key.charCodeAt(k)) return byte < key.charCodeAt(k);
    }
    return false;
  }
}

/** Fields of one CSV record (RFC 4180) without its line end. */
export function splitRecord(record: string): string[] {
  if (!record.includes('"')) return record.split(',');
  return [...`,${record}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  );
}

/** Null for the empty field: what the publisher left open is unknown. */
export function orNull(field: string): string | null {
  return field === '' ? null : field;
}

/** A number, or null for the empty field. */
export function numberOrNull(field: string): number | null {
  return field === '' ? null : Number(field);
}

function rowStarts(bytes: Uint8Array, from: number): Uint32Array {
  let rows = 0;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) rows++;
  const start = new Uint32Array(rows + 1);
  start[0] = from;
  let row = 1;
  for (let at = bytes.indexOf(NEWLINE, from); at >= 0; at = bytes.indexOf(NEWLINE, at + 1))
    start[row++] = at + 1;
  return start;
}

const utf8 = new TextDecoder();

/** Most of our text is ASCII and short, for which a TextDecoder's call costs more than its work. */
function decode(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) {
    if (bytes[i] >= 128) return utf8.decode(bytes.subarray(from, to));
    text += String.fromCharCode(bytes[i]);
  }
  return text;
}
