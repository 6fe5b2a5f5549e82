import { allRows, type Engine, type Row } from '../../ledger/engine.js';
import type { Filter } from '../../ledger/filter.js';
import { mapRows } from '../output/batches.js';
import { faint, type TableColumn, wantsColour, writeTable } from '../output/table.js';
import type { Session } from '../session.js';
import { integerWords, MARKS_LEGEND } from '../words.js';

/** Rows a table on a terminal stops at, unless --limit says otherwise. */
const TERMINAL_ROWS = 50;

/** What one kind of listing is made of. */
export interface Listing<T> {
  /** Plural. */
  readonly unit: string;
  readonly query: (filter: Filter) => string;
  readonly totalQuery: (filter: Filter) => string;
  readonly record: (row: Row) => T;
  readonly columns: readonly TableColumn<T>[];
  readonly notes?: (record: T) => readonly string[];
}

/** Prints a table, and says what it leaves out. */
export async function writeListing<T>(
  session: Session,
  engine: Engine,
  filter: Filter,
  listing: Listing<T>,
): Promise<void> {
  const { stdout, surroundings } = session.context;
  const limit = filter.limit ?? (stdout.isTerminal ? TERMINAL_ROWS : null);
  const colour = wantsColour(stdout, surroundings.env);
  const records = mapRows(engine.query(listing.query({ ...filter, limit })), listing.record);
  const { notes } = listing;
  const shown = await writeTable(stdout, listing.columns, records, { colour, ...(notes && { notes }) });
  if (shown === 0) return await session.say(`No ${listing.unit} answer this question.`);
  await stdout.write(`\n${faint(MARKS_LEGEND, colour)}\n`);
  if (limit !== null && shown === limit) await sayWhatIsLeft(session, engine, shown, listing, filter);
}

async function sayWhatIsLeft<T>(
  session: Session,
  engine: Engine,
  shown: number,
  { unit, totalQuery }: Listing<T>,
  filter: Filter,
): Promise<void> {
  const [row] = await allRows(engine, totalQuery(filter));
  const total = Number(row.count);
  if (total === shown) return;
  await session.say(
    `${integerWords(shown)} of ${integerWords(total)} ${unit} shown. --limit ${total} shows all, --csv or --json prints them for other programs.`,
  );
}
