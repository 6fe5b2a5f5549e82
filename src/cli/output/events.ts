import { dayText, type EventsImport, type RulesOutcome, type SourcedEpisode } from '../../analysis/index.js';
import { describeWhere } from '../../error.js';
import { integerWords } from '../words.js';
import type { Sink } from './sink.js';
import { type TableColumn, writeTable } from './table.js';

/** Further faults are only counted; --json names them all. */
const MOST_FAULTS = 50;
const MOST_COUNTRIES = 8;

const daysOf = ({ startDay, endDay }: SourcedEpisode): number => endDay - startDay + 1;

const EPISODE_COLUMNS: readonly TableColumn<SourcedEpisode>[] = [
  { title: 'ID', cell: ({ id }) => id, dispensable: 3 },
  { title: 'FIRST DAY', cell: ({ startDay }) => dayText(startDay) },
  { title: 'LAST DAY', cell: ({ endDay }) => dayText(endDay) },
  { title: 'DAYS', cell: (episode) => integerWords(daysOf(episode)), alignRight: true },
  { title: 'CLASS', cell: (episode) => episode.class },
  { title: 'DEATHS', cell: ({ deaths }) => (deaths === null ? '?' : deathsWords(deaths)), alignRight: true },
  { title: 'EVENTS', cell: ({ events }) => eventsWords(events), alignRight: true, dispensable: 2 },
  { title: 'NAME', cell: ({ name }) => name, dispensable: 1 },
];

const GRID_COLUMNS: readonly TableColumn<RulesOutcome>[] = [
  { title: 'ACTIVE FROM', cell: ({ activeDeaths }) => deathsFrom(activeDeaths), alignRight: true },
  { title: 'QUIET DAYS INSIDE', cell: ({ mergeDays }) => `up to ${mergeDays}`, alignRight: true },
  { title: 'EPISODES', cell: ({ episodes }) => integerWords(episodes), alignRight: true },
  { title: 'CORE', cell: ({ core }) => integerWords(core), alignRight: true },
  { title: 'DAYS', cell: ({ days }) => integerWords(days), alignRight: true },
];

/** Episodes for people: the list, the rules that made it, and what other rules would have made. */
export async function writeImport(sink: Sink, made: EventsImport, colour: boolean): Promise<void> {
  const listed = await writeTable(sink, EPISODE_COLUMNS, once(made.episodes), { colour });
  if (listed === 0) await sink.write('No episodes\n');
  if (made.counts.incidents > 0) await sink.write(`\n${rulesWords(made)}\n`);
  if (made.sensitivity === null) return;
  await sink.write('\nWith other rules\n\n');
  await writeTable(sink, GRID_COLUMNS, once(made.sensitivity), { colour });
}

function rulesWords({ rules, counts }: EventsImport): string {
  const { activeDeaths, mergeDays, coreDeaths } = rules;
  const lines = [
    `Made from ${integerWords(counts.incidents)} events with ${integerWords(counts.deaths)} deaths by these rules:`,
    `  a day is active from ${deathsFrom(activeDeaths)} on`,
    `  up to ${mergeDays} quiet days in a row lie inside one episode`,
    `  core from ${deathsFrom(coreDeaths)} on`,
    `  only events dated to within six days open an episode; ${integerWords(counts.vague)} are dated more coarsely`,
    `Deaths on days outside every episode: ${deathsWords(counts.deathsOutside)}`,
  ];
  return lines.join('\n');
}

/** What there is to say beside the list, one message a line. */
export function importMessages(made: EventsImport, written: string | null): string[] {
  const { counts, differing, notes, refused } = made;
  return [
    ...notes.map((note) => `Note: ${note}`),
    ...passedOverWords(made),
    ...(counts.copies > 0 ? [`Counted once: ${integerWords(counts.copies)} further copies of records`] : []),
    ...(differing.length > 0 ? [differingWords(differing)] : []),
    ...refused.slice(0, MOST_FAULTS).map(faultWords),
    ...(refused.length > MOST_FAULTS
      ? [`Not taken, too: ${integerWords(refused.length - MOST_FAULTS)} more; --json names them all`]
      : []),
    ...(written === null ? [] : [`${episodesWords(made.episodes.length)} in ${written}`]),
    ...licencesOf(made).map((licence) => `Terms: ${licence}`),
  ];
}

function passedOverWords({ passedOver, counts }: EventsImport): string[] {
  const all = [...passedOver].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const total = all.reduce((sum, [, n]) => sum + n, 0);
  if (total === 0) return [];
  if (counts.incidents > 0) return [`Not asked for: ${integerWords(total)} events`];
  const named = all.slice(0, MOST_COUNTRIES).map(([country, n]) => `${country} (${integerWords(n)})`);
  return [`Nothing fits what was asked for. The events are in: ${named.join(', ')}`];
}

function differingWords(ids: readonly string[]): string {
  const named = ids.slice(0, MOST_COUNTRIES).join(', ');
  return `Told differently by different files: ${integerWords(ids.length)} records (${named}); the sharper dated of each is taken`;
}

function faultWords(error: EventsImport['refused'][number]): string {
  const next = error.next === undefined ? '' : ` ${error.next}`;
  return `Not taken: ${describeWhere(error.where)}: ${error.message}.${next}`;
}

const licencesOf = ({ episodes }: EventsImport): string[] =>
  [...new Set(episodes.map(({ licence }) => licence))].sort();

/** The same for programs. */
export function importJson(made: EventsImport, written: string | null): unknown {
  const { firstDay, lastDay, ...counts } = made.counts;
  return {
    written,
    rules: made.rules,
    choice: made.choice,
    events: { ...counts, ...spanOf(firstDay, lastDay), passedOver: Object.fromEntries(made.passedOver) },
    episodes: made.episodes.map(({ startDay, endDay, ...episode }) => ({
      ...episode,
      ...spanOf(startDay, endDay),
    })),
    sensitivity: made.sensitivity,
    differing: made.differing,
    notes: made.notes,
    refused: made.refused.map(({ code, message, where, next }) => ({
      code,
      ...where,
      reason: message,
      next,
    })),
  };
}

function spanOf(first: number | null, last: number | null) {
  return { start: first === null ? null : dayText(first), end: last === null ? null : dayText(last) };
}

/** What it rests on; a list's own episodes rest on the list. */
const eventsWords = (events: readonly string[]): string =>
  events.length === 0 ? 'as listed' : integerWords(events.length);

const episodesWords = (n: number): string => (n === 1 ? '1 episode is' : `${integerWords(n)} episodes are`);
const deathsFrom = (deaths: number): string => `${integerWords(deaths)} ${deaths === 1 ? 'death' : 'deaths'}`;
const deathsWords = (deaths: number): string => integerWords(Math.round(deaths));

async function* once<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  if (rows.length > 0) yield rows;
}
