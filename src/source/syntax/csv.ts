import { CsvError, parse } from 'csv-parse/sync';
import { AirbridgeError, type Where } from '../../error.js';
import { textOf } from './text.js';

/** No row of a list of positions is longer. */
const LONGEST_ROW = 10_000;
/** No table that is read has a tenth as many columns: a row of nothing but commas is none. */
const MOST_CELLS = 500;
const TOO_LONG = `a row has more than ${LONGEST_ROW} characters`;

/** One row by the names of its columns, in small letters. */
export interface CsvRow {
  /** 1-based line in the file. */
  readonly line: number;
  /** The cell without blanks around it; empty where there is none. */
  cell(column: string): string;
}

/** A table with a row of names on top. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** What a table is of, and what to do about one that is damaged. */
export interface CsvKind {
  readonly what: string;
  readonly next: string;
}

const POSITIONS: CsvKind = {
  what: 'positions',
  next: 'Fetch the file again; what was changed by hand or cut short is no evidence.',
};

/**
 * Reads a CSV table (RFC 4180) whose first row names its columns.
 *
 * @throws AirbridgeError `csv-invalid` with the line: quotes that do not match, a row with more or fewer cells than names
 */
export function readCsv(bytes: Uint8Array, kind: CsvKind = POSITIONS): CsvTable {
  const [names, ...rows] = parsedRows(textOf(bytes, 'csv-invalid'), kind);
  const columns = (names?.cells ?? []).map((name) => name.trim().toLowerCase());
  const at = new Map(columns.map((name, k) => [name, k] as const).reverse());
  return { columns, rows: rows.map((row) => csvRow(row, at, columns.length, kind)) };
}

/** The number in a cell; NaN for an empty one. @throws AirbridgeError `csv-invalid` for anything else */
export function numberIn(row: CsvRow, column: string): number {
  return numberFrom(row.cell(column), row, column);
}

/** The same for a part of a cell. */
export function numberFrom(text: string, row: CsvRow, column: string): number {
  if (text.trim() === '') return Number.NaN;
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (Number.isNaN(value)) throw csvInvalid('a number is expected', row.line, column, text);
  return value;
}

export function csvInvalid(what: string, line?: number, field?: string, value?: string): AirbridgeError {
  const where = {
    ...(line === undefined ? {} : { line }),
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value: value.slice(0, 60) }),
  };
  return invalid(POSITIONS, what, where);
}

function invalid(kind: CsvKind, fault: string, where: Where): AirbridgeError {
  return new AirbridgeError(
    'csv-invalid',
    `cannot be read as a table of ${kind.what}: ${fault}`,
    where,
    kind.next,
  );
}

interface ParsedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

function parsedRows(text: string, kind: CsvKind): ParsedRow[] {
  refuseLongLines(text, kind);
  const rows: ParsedRow[] = [];
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      on_record: (cells: string[], { lines }) => {
        if (cells.length > MOST_CELLS)
          throw invalid(kind, `a row has more than ${MOST_CELLS} cells`, { line: lines });
        rows.push({ line: lines, cells });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) throw invalid(kind, faultOf(error), lineOf(error));
    throw error;
  }
  return rows;
}

/** The parser bounds the characters of a row but not its cells: a line of nothing but commas would fill the memory. */
function refuseLongLines(text: string, kind: CsvKind): void {
  let line = 1;
  for (let from = 0; from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const to = end === -1 ? text.length : end;
    if (to - from > LONGEST_ROW) throw invalid(kind, TOO_LONG, { line });
    from = to + 1;
  }
}

function lineOf({ lines }: CsvError): Where {
  return Number(lines) > 0 ? { line: Number(lines) } : {};
}

function faultOf({ code }: CsvError): string {
  if (code === 'CSV_MAX_RECORD_SIZE') return TOO_LONG;
  return code.includes('QUOTE') ? 'its quotes do not match' : 'a row makes no sense';
}

function csvRow(
  { line, cells }: ParsedRow,
  at: ReadonlyMap<string, number>,
  columns: number,
  kind: CsvKind,
): CsvRow {
  if (cells.length !== columns)
    throw invalid(kind, `a row has ${cells.length} cells, and the first one names ${columns}`, { line });
  return { line, cell: (column) => cells[at.get(column) ?? -1]?.trim() ?? '' };
}
