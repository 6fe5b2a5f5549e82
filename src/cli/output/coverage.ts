import { DAY_MS } from '../../analysis/day.js';
import type { Listening } from '../../analysis/listening.js';
import type { CoverageAnswer } from '../../answers/index.js';
import type { AirframeDays } from '../../ledger/coverage/airframe-days.js';
import { durationWords, integerWords, minuteUtc } from '../words.js';
import type { TableColumn } from './table.js';

/** Places and periods as a table. */
export const COVERAGE_COLUMNS: readonly TableColumn<Listening>[] = [
  { title: 'AT', cell: ({ place, synthetic }) => `${synthetic ? 'SYNTHETIC ' : ''}${place}` },
  { title: 'PERIOD', cell: ({ period }) => period },
  { title: 'DAYS', cell: ({ days }) => String(days), alignRight: true },
  { title: 'WHOLE', cell: ({ wholeDays }) => String(wholeDays), alignRight: true },
  { title: 'INCOMPLETE', cell: ({ incompleteDays }) => String(incompleteDays), alignRight: true },
  { title: 'MISSING', cell: ({ missingDays }) => String(missingDays.length), alignRight: true },
  { title: 'AIRCRAFT LOW', cell: ({ aircraftLow }) => known(aircraftLow, integerWords), alignRight: true },
  { title: 'LONGEST SILENCE', cell: silenceCell, alignRight: true },
  { title: 'CHANCE A VISIT IS NOTICED', cell: chanceCell, alignRight: true },
  { title: 'SILENT FROM', cell: silenceSinceCell, dispensable: 2 },
];

/** Airframes and what there is of each. */
export const AIRFRAME_COLUMNS: readonly TableColumn<AirframeDays>[] = [
  { title: 'AIRCRAFT', cell: ({ icao24 }) => icao24 },
  { title: 'DAYS HEARD', cell: ({ heard }) => integerWords(heard), alignRight: true },
  { title: 'NOT HEARD, DAY WHOLE', cell: (row) => integerWords(row.notHeardOnWholeDay), alignRight: true },
  {
    title: 'NO FILE, DAY INCOMPLETE',
    cell: (row) => integerWords(row.noFileOnIncompleteDay),
    alignRight: true,
  },
  { title: 'DAY MISSING', cell: ({ dayMissing }) => integerWords(dayMissing), alignRight: true },
];

/** What the numbers mean, and what they do not: under every table. */
export const COVERAGE_LEGEND = `whole: an archive with all 256 folders of the day, read to its end · incomplete: only a part of it · missing: nothing read of that day
AIRCRAFT LOW: different aircraft heard within 50 km below 10,000 ft above the field · ? nobody listened, which is not silence
CHANCE: from landings and take-offs that must have happened, and how many of them were heard; the months around weigh in · ? none known
Not shown: a flight that nobody heard. Few aircraft low nearby means that few fly there, or that few are heard there.`;

/** One line of NDJSON for each place and period, then one for each airframe. */
export function coverageRecords({
  listening,
  airframes,
}: Pick<CoverageAnswer, 'listening' | 'airframes'>): unknown[] {
  return [
    ...listening.map(({ longestSilenceFromMs, ...record }) => ({
      kind: 'place',
      ...record,
      longestSilenceFromUtc: longestSilenceFromMs === null ? null : utc(longestSilenceFromMs),
    })),
    ...airframes.map((record) => ({ kind: 'airframe', ...record })),
  ];
}

/** Runs of days that follow each other, in words: `2025-02-03 – 2025-02-07, 2025-02-11`. */
export function runsOfDays(days: readonly string[]): string {
  const runs: [string, string][] = [];
  for (const day of [...days].sort()) {
    const last = runs.at(-1);
    if (last !== undefined && isNextDay(last[1], day)) last[1] = day;
    else runs.push([day, day]);
  }
  return runs.map(([first, last]) => (first === last ? first : `${first} – ${last}`)).join(', ');
}

const isNextDay = (day: string, next: string): boolean => Date.parse(next) - Date.parse(day) === DAY_MS;
const utc = (timeMs: number): string => new Date(timeMs).toISOString();
const known = <T>(value: T | null, words: (value: T) => string): string =>
  value === null ? '?' : words(value);

function silenceCell({ longestSilenceMinutes }: Listening): string {
  return known(longestSilenceMinutes, (minutes) => durationWords(minutes * 60));
}

/** A month in which nothing is known of its own borrows from the months around, which the two numbers show. */
function chanceCell({ detection: { probability, interval, known, heard } }: Listening): string {
  if (probability === null || interval === null) return '?';
  const percent = (share: number): string => String(Math.round(share * 100));
  return `${percent(probability)} % (${percent(interval.low)}–${percent(interval.high)}), ${heard} of ${known} ends`;
}

function silenceSinceCell({ longestSilenceFromMs }: Listening): string {
  return known(longestSilenceFromMs, (fromMs) => minuteUtc(utc(fromMs)));
}
