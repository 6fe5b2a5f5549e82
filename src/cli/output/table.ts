import stringWidth from 'string-width';
import { printable } from '../printable.js';
import type { Sink } from './sink.js';

/** One column of a table. */
export interface TableColumn<T> {
  readonly title: string;
  readonly cell: (row: T) => string;
  readonly alignRight?: boolean;
  /** Given up when the terminal is too narrow: the highest first. Columns without it always stay. */
  readonly dispensable?: number;
}

interface TableOptions<T> {
  /** Lines under a row, for what a cell cannot hold. */
  readonly notes?: (row: T) => readonly string[];
  readonly colour: boolean;
}

const GUTTER = '  ';
const NOTE_INDENT = '    ';

/**
 * Rows as a table without boxes. Widths come from the titles and the first batch, so that a long answer streams.
 *
 * @returns how many rows there were; without any, nothing is printed
 */
export async function writeTable<T>(
  sink: Sink,
  columns: readonly TableColumn<T>[],
  batches: AsyncIterable<readonly T[]>,
  options: TableOptions<T>,
): Promise<number> {
  let layout: Layout<T> | undefined;
  let count = 0;
  for await (const batch of batches) {
    const cells = batch.map((row) => columns.map((column) => printable(column.cell(row))));
    const isFirst = layout === undefined;
    layout ??= layoutOf(columns, cells, sink.columns);
    const lines = batch.flatMap((row, i) => [lineOf(layout!, cells[i]), ...noteLines(row, options)]);
    if (isFirst)
      lines.unshift(
        faint(
          lineOf(
            layout,
            columns.map((column) => column.title),
          ),
          options.colour,
        ),
      );
    await sink.write(`${lines.join('\n')}\n`);
    count += batch.length;
  }
  return count;
}

/** Less conspicuous text, where the terminal can. */
export const faint = (text: string, colour: boolean): string => (colour ? `\x1b[2m${text}\x1b[22m` : text);

/** Whether colours are wanted: on a terminal, unless NO_COLOR (no-color.org) or a dumb terminal says otherwise. */
export function wantsColour(sink: Sink, env: Readonly<Record<string, string | undefined>>): boolean {
  return sink.isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
}

interface Layout<T> {
  readonly columns: readonly TableColumn<T>[];
  readonly widths: readonly number[];
  /** Whether each column is shown. */
  readonly shown: readonly boolean[];
}

function layoutOf<T>(
  columns: readonly TableColumn<T>[],
  cells: readonly (readonly string[])[],
  available: number | null,
): Layout<T> {
  const widths = columns.map((column, c) =>
    cells.reduce((widest, row) => Math.max(widest, stringWidth(row[c])), stringWidth(column.title)),
  );
  const shown = columns.map(() => true);
  const droppable = columns
    .map((column, c) => ({ c, rank: column.dispensable ?? 0 }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  for (const { c } of droppable) {
    if (available === null || totalWidth(widths, shown) <= available) break;
    shown[c] = false;
  }
  return { columns, widths, shown };
}

function totalWidth(widths: readonly number[], shown: readonly boolean[]): number {
  const used = widths.filter((_, c) => shown[c]);
  return used.reduce((sum, width) => sum + width, GUTTER.length * (used.length - 1));
}

function lineOf<T>({ columns, widths, shown }: Layout<T>, cells: readonly string[]): string {
  const padded = cells.map((cell, c) => {
    const padding = ' '.repeat(Math.max(0, widths[c] - stringWidth(cell)));
    return columns[c].alignRight === true ? padding + cell : cell + padding;
  });
  return padded
    .filter((_, c) => shown[c])
    .join(GUTTER)
    .trimEnd();
}

function noteLines<T>(row: T, { notes, colour }: TableOptions<T>): string[] {
  return (notes?.(row) ?? []).map((note) => faint(`${NOTE_INDENT}${printable(note)}`, colour));
}
