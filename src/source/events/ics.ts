import ICAL from 'ical.js';
import { AirbridgeError } from '../../error.js';
import { EVENT_TERMS, type EventItem, type ListedEpisode } from './record.js';
import { writtenDay } from './written-day.js';

const DAY_SECONDS = 86_400;
/** Nobody writes more about one event. */
const LONGEST_EVENT = 1_000_000;

/** Whether a text is a calendar (RFC 5545). */
export function isCalendar(text: string): boolean {
  return /^\ufeff?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 1_000));
}

/**
 * The events of a calendar (iCalendar, RFC 5545), each a period that stands as it is drawn. An all-day DTEND is the first day
 * that no longer belongs to the event (section 3.6.1). Times in a zone keep the date their calendar gives them.
 *
 * @param text pieces of whole lines
 */
export async function* calendarEvents(text: AsyncIterable<string>): AsyncGenerator<EventItem> {
  let block: string[] | null = null;
  let firstLine = 0;
  for await (const { line, written } of numberedLines(text)) {
    if (/^BEGIN:VEVENT\s*$/i.test(written)) {
      if (block !== null) yield notClosed(firstLine);
      block = [];
      firstLine = line;
    }
    block?.push(written);
    if (block !== null && /^END:VEVENT\s*$/i.test(written)) {
      yield eventItem(block.join('\r\n'), firstLine);
      block = null;
    }
  }
  if (block !== null) yield notClosed(firstLine);
}

async function* numberedLines(
  text: AsyncIterable<string>,
): AsyncGenerator<{ line: number; written: string }> {
  let line = 0;
  for await (const piece of text) {
    const lines = piece.split('\n');
    if (lines.at(-1) === '') lines.pop();
    for (const written of lines) yield { line: ++line, written };
  }
}

function eventItem(block: string, line: number): EventItem {
  try {
    return listed(propertiesOf(block));
  } catch (error) {
    if (error instanceof AirbridgeError) return { kind: 'refused', error: error.at({ line }) };
    const [what] = (error as Error).message.split('\n');
    return { kind: 'refused', error: refused(`it is not written as a calendar is (${what})`).at({ line }) };
  }
}

/** A rule of repetition is a record without a text; that there is one is all that matters. */
const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

type Properties = ReadonlyMap<string, string>;

/** The first value of each property, unfolded and without escapes; lists joined by commas. */
function propertiesOf(block: string): Properties {
  if (block.length > LONGEST_EVENT) throw refused(`it has more than ${LONGEST_EVENT} characters`);
  const [, properties] = ICAL.parse(block) as [string, [string, unknown, string, ...unknown[]][]];
  return new Map(
    properties.map(([name, , , ...values]) => [name, values.map(textOf).join(', ')] as const).reverse(),
  );
}

function listed(event: Properties): ListedEpisode {
  if (event.has('rrule'))
    throw refused('it repeats by a rule', 'RRULE', 'Write each of its dates as an event of its own.');
  if (event.get('status')?.toUpperCase() === 'CANCELLED') {
    throw refused(
      'its calendar says that it was cancelled',
      'STATUS',
      'Leave it out, or correct its status.',
    );
  }
  const days = daysOf(event);
  return {
    kind: 'listed',
    format: 'ics',
    id: event.get('uid') || `${event.get('dtstart')}|${event.get('summary') ?? ''}`,
    ...days,
    name: event.get('summary')?.trim() || null,
    class: event.get('categories')?.trim() || null,
    deaths: null,
    source: event.get('url')?.trim() || null,
    licence: EVENT_TERMS.ics,
  };
}

function daysOf(event: Properties): { startDay: number; endDay: number } {
  const start = event.get('dtstart');
  if (start === undefined) throw refused('it has no date', 'DTSTART', 'Give it a beginning.');
  const startDay = dayFrom(start, 'DTSTART');
  const endDay = lastDay(event, start, startDay);
  if (endDay >= startDay) return { startDay, endDay };
  throw refused('it ends before it begins', 'DTEND', 'Correct one of the two.', event.get('dtend'));
}

function lastDay(event: Properties, start: string, startDay: number): number {
  const end = event.get('dtend');
  if (end !== undefined && end !== start) return dayFrom(end, 'DTEND') - (isMidnight(end) ? 1 : 0);
  const duration = event.get('duration');
  if (duration === undefined) return startDay;
  const seconds = secondsOfDay(start) + ICAL.Duration.fromString(duration).toSeconds();
  return (
    startDay + Math.max(Math.ceil(seconds / DAY_SECONDS) - 1, Math.min(0, Math.floor(seconds / DAY_SECONDS)))
  );
}

/** A bare date begins at its midnight. */
const isMidnight = (time: string): boolean => secondsOfDay(time) === 0;

function secondsOfDay(time: string): number {
  const [, hours = '0', minutes = '0', seconds = '0'] = /T(\d\d):(\d\d):(\d\d)/.exec(time) ?? [];
  return +hours * 3_600 + +minutes * 60 + +seconds;
}

function dayFrom(text: string, field: string): number {
  const day = writtenDay(text);
  if (day === null) throw refused('its date is none that a calendar has', field, 'Correct the date.', text);
  return day;
}

function notClosed(line: number): EventItem {
  return { kind: 'refused', error: refused('it has no END:VEVENT').at({ line }) };
}

function refused(
  what: string,
  field?: string,
  next = 'Export the calendar again.',
  value?: string,
): AirbridgeError {
  const where = {
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value: value.slice(0, 60) }),
  };
  return new AirbridgeError('event-refused', `an event is not taken: ${what}`, where, next);
}
