import type { Corroboration } from '../../case/people/corroboration.js';
import type { Entry } from '../../case/people/notebook.js';
import type { Standing } from '../../case/people/review.js';
import type { LegOrVisit } from '../../case/people/subject.js';
import type { QueuedEnd } from '../../ledger/queries/review-queue.js';
import { printable } from '../printable.js';
import { aircraftWords, chanceWords, integerWords, kilometres, minuteUtc } from '../words.js';
import type { TableColumn } from './table.js';

/** What people brought. */
export function corroborationLines(entries: readonly Entry<Corroboration>[]): string[] {
  return entries.flatMap(({ at, said }) => [
    `${said.kind} of ${said.dated}, by ${said.author} (written down ${at.slice(0, 10)})`,
    `  about   ${subjectWords(said.about)}`,
    `  shows   ${said.reason}`,
    ...(said.file === null ? [] : [`  file    ${said.file}, SHA-256 ${said.sha256}`]),
    ...(said.url === null ? [] : [`  url     ${said.url}`]),
  ]);
}

/** What reviewers decided of each end. */
export function standingLines(standings: readonly Standing[]): string[] {
  return standings.flatMap(({ leg, end, aerodrome, state, decision, decisions }) => [
    `${leg}, ${end} at ${aerodrome}: ${STATE_WORDS[state]}${decision === null ? '' : `, ${decision}`}`,
    ...decisions.map((one) => `  ${one.reviewer}: ${one.decision}: ${one.reason}`),
  ]);
}

/** Lines that people wrote, safe to look at. */
export const peopleWords = (lines: readonly string[]): string => `${lines.map(printable).join('\n')}\n`;

const STATE_WORDS: Readonly<Record<Standing['state'], string>> = {
  agreed: 'two reviewers agree',
  disputed: 'the reviewers disagree',
  open: 'one reviewer has looked, two are needed',
};

/** Legs to look at. */
export const QUEUE_COLUMNS: readonly TableColumn<QueuedEnd>[] = [
  { title: 'COUNT', cell: ({ effect }) => (effect === 1 ? '+1 visit' : 'shown already') },
  { title: 'END', cell: ({ end }) => end },
  { title: 'LAST OR FIRST HEARD', cell: ({ atUtc }) => minuteUtc(atUtc) },
  { title: 'KM', cell: ({ distanceKm }) => kilometres(distanceKm), alignRight: true },
  {
    title: 'FT',
    cell: ({ altitudeFt }) => (altitudeFt === null ? '?' : integerWords(altitudeFt)),
    alignRight: true,
  },
  {
    title: 'CHANCE',
    cell: ({ probability }) => (probability === null ? '?' : chanceWords(probability)),
    alignRight: true,
  },
  { title: 'AIRCRAFT', cell: (end) => aircraftWords(end) },
  { title: 'CALLSIGN', cell: ({ callsign }) => callsign ?? '–', dispensable: 2 },
  { title: 'LEG', cell: ({ leg }) => leg.slice(0, 10) },
];

/** A notebook from which somebody took entries away. */
export function missingWords(file: string, missing: readonly string[]): string {
  return `${file}: ${missing.length} of its entries were taken away after others had been written below them; the case’s history has them.`;
}

function subjectWords({ what, id, icao24, registration, where, when }: LegOrVisit): string {
  return `${what} ${id}, ${registration ?? icao24 ?? '?'}, ${where}, ${minuteUtc(when)}`;
}
