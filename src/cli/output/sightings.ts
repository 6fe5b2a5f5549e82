import type { SightingMatch } from '../../analysis/sighting-match.js';
import type { Sighting } from '../../case/sightings-file.js';
import { integerWords } from '../words.js';
import type { TableColumn } from './table.js';

/** What was printed, and what the ledger has of it. */
export const SIGHTING_COLUMNS: readonly TableColumn<SightingMatch>[] = [
  { title: 'DAYS', cell: ({ sighting }) => daysWords(sighting) },
  { title: 'AT', cell: ({ sighting }) => sighting.to },
  { title: 'PRINTED', cell: ({ sighting }) => printedWords(sighting) },
  { title: 'AIRCRAFT', cell: ({ sighting }) => aircraftWords(sighting), dispensable: 2 },
  { title: 'BY', cell: ({ sighting }) => sighting.publisher },
  { title: 'HERE', cell: hereWords },
];

/** Under every list of sightings. */
export const SIGHTINGS_LEGEND =
  'Printed by others: never added to what is counted. Days are taken with twelve hours on either side, for nobody says by which clock.';

/** As JSON gives it: dates are days. */
export function sightingRecord({ sighting, ...match }: SightingMatch) {
  const { fromMs, untilMs, ...said } = sighting;
  return { dateFrom: day(fromMs), dateTo: day(untilMs - 1), ...said, ...match };
}

/** What the ledger has of it. */
export function hereWords({ is, visits, heard, days, synthetic }: SightingMatch): string {
  const mark = synthetic ? 'SYNTHETIC ' : '';
  if (is === 'one') return `${mark}visit ${visits[0].slice(0, 10)}`;
  if (is === 'several') return `${mark}any of ${visits.length} visits`;
  const grades = Object.entries(heard).filter(([, count]) => count > 0);
  if (grades.length > 0)
    return `${mark}${grades.map(([grade, count]) => `${integerWords(count)} ${grade}`).join(', ')}`;
  return `none; ${daysHeldWords(days)}`;
}

function daysHeldWords(days: SightingMatch['days']): string {
  if (days === null) return 'nobody knows which days there is an archive of';
  const held = days.days - days.missing;
  if (held === 0) return days.days === 1 ? 'no archive of that day' : 'no archive of these days';
  if (days.days === 1) return days.whole === 1 ? 'that day was read whole' : 'that day was read in part';
  return `archives of ${integerWords(held)} of ${integerWords(days.days)} days`;
}

/** `at least 92 landings`. */
export function printedWords({ count, countIs, unit }: Sighting): string {
  const how = countIs === 'exact' ? '' : `${countIs} `;
  return `${how}${integerWords(count)} ${unit}${count === 1 ? '' : 's'}`;
}

/** `2016-04-04`, `2016-01-01 – 2023-03-02`. */
export function daysWords({ fromMs, untilMs }: Sighting): string {
  const [first, last] = [day(fromMs), day(untilMs - 1)];
  return first === last ? first : `${first} – ${last}`;
}

const aircraftWords = ({ registration, aircraftType, operator }: Sighting): string =>
  [registration ?? operator, aircraftType].filter((part) => part !== null).join(' ');

const day = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 10);
