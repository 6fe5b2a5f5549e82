import { AirbridgeError } from '../../error.js';
import { chunksOf, type FileSource, openFile } from '../archive/bytes.js';
import { gunzipSource } from '../archive/gunzip-source.js';
import { isGzip } from '../archive/gzip.js';
import { isZip, type ZipLimits, zipEntries } from '../archive/zip.js';
import type { Files } from '../files.js';
import { systemError } from '../files.js';
import { ACLED_COLUMNS, acledIncident } from './acled.js';
import { checkWidth } from './cells.js';
import { GED_COLUMNS, GED_DEATHS, GED_MARKS, gedIncident } from './ged.js';
import { calendarEvents, isCalendar } from './ics.js';
import { listedEpisode, TALLY_DEATHS, talliedIncident } from './plain.js';
import type { EventItem } from './record.js';
import { bounded, LARGEST_EVENT_FILE_BYTES } from './size.js';
import { type EventRow, rowsOf } from './table.js';
import { linesOfText, notEvents } from './text.js';

const HEAD_BYTES = 4;
const ZIP_LIMITS: ZipLimits = {
  mostEntries: 1_000,
  largestBytes: LARGEST_EVENT_FILE_BYTES,
  next: 'Unpack it and give the files that hold events.',
};

/**
 * All events in one file, known by its content: UCDP GED and candidate CSV, ACLED CSV, a plain table of episodes or of deaths by
 * date, a calendar (ICS); plain, in gzip or in a zip. What cannot be taken is yielded with its place, never thrown, and the rest
 * goes on.
 *
 * @param path absolute
 */
export async function* readEvents(path: string, files: Files): AsyncGenerator<EventItem> {
  try {
    yield* eventsIn(path, files);
  } catch (error) {
    if (!(error instanceof AirbridgeError) && !isSystemError(error)) throw error;
    yield { kind: 'refused', error: systemError(error, path) };
  }
}

/** Whether the operating system said so; anything else is a fault of ours. */
const isSystemError = (error: unknown): boolean =>
  typeof (error as NodeJS.ErrnoException).syscall === 'string';

async function* eventsIn(path: string, files: Files): AsyncGenerator<EventItem> {
  const source = await openFile(path, files);
  try {
    const head = await source.read(0, HEAD_BYTES);
    if (isZip(head)) yield* eventsInZip(path);
    else for await (const item of eventsOfText(bytesOf(source, head))) yield placed(item, { file: path });
  } finally {
    await source.close();
  }
}

function bytesOf(source: FileSource, head: Uint8Array): AsyncIterable<Uint8Array> {
  return bounded(chunksOf(isGzip(head) ? gunzipSource(source) : source));
}

async function* eventsInZip(path: string): AsyncGenerator<EventItem> {
  for await (const item of zipEntries(path, ZIP_LIMITS)) {
    const where = { file: path, entry: item.entry };
    if (item.kind === 'problem') {
      yield { kind: 'refused', error: item.error.at(where) };
      continue;
    }
    try {
      for await (const event of eventsOfText(bounded(item.bytes))) yield placed(event, where);
    } catch (error) {
      if (!(error instanceof AirbridgeError)) throw error;
      yield { kind: 'refused', error: error.at(where) };
    }
  }
}

function placed(item: EventItem, where: { file: string; entry?: string }): EventItem {
  return item.kind === 'refused' ? { kind: 'refused', error: item.error.at(where) } : item;
}

async function* eventsOfText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<EventItem> {
  const pieces = linesOfText(bytes);
  const first = await pieces.next();
  const text = first.done === true ? pieces : startingWith(first.value, pieces);
  if (first.done !== true && isCalendar(first.value)) yield* calendarEvents(text);
  else yield* tableEvents(text);
}

async function* startingWith(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

async function* tableEvents(text: AsyncIterable<string>): AsyncGenerator<EventItem> {
  let read: ((row: EventRow) => EventItem) | null = null;
  let isFirst = true;
  const rows = rowsOf(text, (names) => {
    read = readerFor(names);
  });
  for await (const row of rows) {
    if (isFirst && isHashtags(row)) yield hashtagsNote(row);
    else yield taken(row, read!);
    isFirst = false;
  }
  if (read === null) throw notEvents('the file is empty', 'Fetch the file again.');
}

function taken(row: EventRow, read: (row: EventRow) => EventItem): EventItem {
  try {
    checkWidth(row);
    return read(row);
  } catch (error) {
    if (error instanceof AirbridgeError) return { kind: 'refused', error };
    throw error;
  }
}

/** Whether a row is the second header of a table in HXL (Humanitarian Exchange Language): hashtags and empty cells. */
function isHashtags({ cells }: EventRow): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => cell.startsWith('#'));
}

function hashtagsNote({ line }: EventRow): EventItem {
  return { kind: 'note', text: `line ${line} is the second header of a table in HXL, and no event` };
}

/** How rows of a table with these columns are read. @throws AirbridgeError `not-events` naming a column that is missing */
function readerFor(names: readonly string[]): (row: EventRow) => EventItem {
  const has = (column: string) => names.includes(column);
  if (GED_MARKS.some(has)) {
    return withColumns(names, 'UCDP GED', GED_COLUMNS, GED_DEATHS, gedIncident);
  }
  if (has('event_date')) return withColumns(names, 'ACLED', ACLED_COLUMNS, ['fatalities'], acledIncident);
  if (has('start')) return listedEpisode;
  if (has('date')) return withColumns(names, 'deaths by date', ['date'], TALLY_DEATHS, talliedIncident);
  const next =
    'Readable are UCDP GED and ACLED exports, tables with start,end,name or date,deaths in their first line, and calendars (ICS).';
  throw notEvents('its first line names no columns that are known', next, 1);
}

function withColumns(
  names: readonly string[],
  kind: string,
  needed: readonly string[],
  oneOf: readonly string[],
  read: (row: EventRow) => EventItem,
): (row: EventRow) => EventItem {
  const missing = needed.find((column) => !names.includes(column));
  const hasOne = oneOf.some((column) => names.includes(column));
  if (missing === undefined && hasOne) return read;
  const what = `a table like those of ${kind}, but without the column ${missing ?? oneOf.join(' or ')}`;
  const next = 'Export it again with all columns; the versions that are read stand in docs/events.md.';
  throw notEvents(what, next, 1);
}

/** The events of several files, one after the other. @param paths absolute */
export async function* readEventFiles(paths: readonly string[], files: Files): AsyncGenerator<EventItem> {
  for (const path of paths) yield* readEvents(path, files);
}
