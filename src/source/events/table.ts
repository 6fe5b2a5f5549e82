import { CsvError, type Parser, parse } from 'csv-parse';
import type { AirbridgeError } from '../../error.js';
import { notEvents } from './text.js';

/** No record of a publisher is longer: GED's longest have some ten thousand characters. */
const LONGEST_ROW = 1_000_000;
/** What separates cells, the commonest first: spreadsheets of half of Europe write semicolons. */
const SEPARATORS = [',', ';', '\t'] as const;

/** One row of a table of events. */
export interface EventRow {
  /** 1-based line on which it begins. */
  readonly line: number;
  /** The cell without blanks around it, by the first of these columns that the table has; empty where there is none. */
  cell(...columns: readonly string[]): string;
  /** All cells, in their order. */
  readonly cells: readonly string[];
  /** Number of cells that there should be. */
  readonly width: number;
}

/**
 * Rows of a CSV table (RFC 4180) below the row of names, one at a time. Empty lines are passed over.
 *
 * @param onNames called once with the columns' names, in small letters, before the first row
 * @throws AirbridgeError `not-events` with the line where the quotes do not match
 */
export async function* rowsOf(
  text: AsyncIterable<string>,
  onNames: (names: readonly string[]) => void,
): AsyncGenerator<EventRow> {
  let names: Map<string, number> | undefined;
  let width = 0;
  for await (const { line, cells } of recordsOf(text)) {
    if (names === undefined) {
      width = cells.length;
      names = new Map(cells.map((name, i) => [name.trim().toLowerCase(), i] as const).reverse());
      onNames([...names.keys()]);
    } else {
      yield eventRow({ line, cells }, width, names);
    }
  }
}

function eventRow(
  { line, cells }: ParsedRecord,
  width: number,
  names: ReadonlyMap<string, number>,
): EventRow {
  const cell = (...columns: readonly string[]) => {
    const column = columns.find((name) => names.has(name));
    return column === undefined ? '' : (cells[names.get(column)!]?.trim() ?? '');
  };
  return { line, cell, cells, width };
}

interface ParsedRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The parser is fed piece by piece, so that of a table that breaks off all rows before the fault are had. */
async function* recordsOf(text: AsyncIterable<string>): AsyncGenerator<ParsedRecord> {
  const records: ParsedRecord[] = [];
  let parser: Parser | undefined;
  try {
    for await (const piece of text) {
      parser ??= parserInto(records, separatorOf(piece));
      await fed(parser, piece);
      yield* records.splice(0);
    }
    if (parser !== undefined) await finished(parser);
  } catch (error) {
    yield* records.splice(0);
    throw error instanceof CsvError ? tableFault(error) : error;
  }
  yield* records.splice(0);
}

function parserInto(records: ParsedRecord[], delimiter: string): Parser {
  const parser = parse({
    delimiter,
    record_delimiter: '\n',
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    on_record: (cells: string[], { lines }) => {
      // The parser counts to the end of a record; one with line breaks in its cells began earlier.
      records.push({ line: lines - lineBreaks(cells), cells });
      return null;
    },
  });
  // Faults reach whoever feeds it; without a listener the event would end the process.
  return parser.on('error', () => undefined).resume();
}

const fed = (parser: Parser, piece: string): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.write(piece, (error) => (error ? reject(error) : resolve()));
  });

const finished = (parser: Parser): Promise<void> =>
  new Promise((resolve, reject) => {
    parser.once('error', reject).once('end', resolve).end();
  });

/** The separator that the line of names has most of. */
function separatorOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const names = end === -1 ? text : text.slice(0, end);
  const count = (separator: string) => names.split(separator).length;
  return SEPARATORS.reduce((best, other) => (count(other) > count(best) ? other : best));
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count++;
  }
  return count;
}

function tableFault(error: CsvError): AirbridgeError {
  const line = Number(error.lines) || undefined;
  const what =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `a row has more than ${LONGEST_ROW} characters`
      : 'its quotes do not match, so that rows cannot be told apart from here on';
  return notEvents(what, 'Fetch the file again, or mend the quotes in that line.', line);
}
