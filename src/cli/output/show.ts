import type { LegDetail } from '../../answers/index.js';
import { englishSpeaker } from '../../i18n/index.js';
import type { BreakRecord } from '../../ledger/queries/breaks-query.js';
import type { FlagRecord } from '../../ledger/tables/flags.js';
import type { LegRecord } from '../../ledger/tables/records.js';
import type { Candidate } from '../../legs/leg.js';
import type { PathPoint } from '../../legs/path/path.js';
import { printable } from '../printable.js';
import { chanceWords, durationWords, kilometres, legTitle, legWords, minuteUtc } from '../words.js';
import { corroborationLines, standingLines } from './people.js';
import { isoUtc, reportLines, reportRows } from './show-reports.js';

/** A leg as `show --json` prints it. */
export function showDocument({ leg, path, files, reread, endModel, breaks, ...people }: LegDetail): object {
  return {
    leg,
    endModel: isWeighed(leg) ? endModel : null,
    breaks,
    ...people,
    gaps: gapsOf(path),
    files,
    path: path.map(({ timeMs, ...point }) => ({ timeUtc: isoUtc(timeMs), ...point })),
    reports: 'reports' in reread ? reportRows(leg, reread.reports) : null,
    reportsUnavailable: 'unavailable' in reread ? reread.unavailable : null,
  };
}

/** A leg as `show` prints it on a terminal. */
export function showWords(detail: LegDetail, allReports: boolean): string {
  const { leg } = detail;
  const sections = [
    [`${legTitle(leg)}`, ...indented(legWords(leg))],
    section('Where it may have left from', leg.adep === null ? leg.adepCandidates.map(candidateLine) : []),
    section('Where it may have landed', leg.ades === null ? leg.adesCandidates.map(candidateLine) : []),
    section('How its ends are known', knownEnds(leg)),
    section('How probabilities were weighed', modelLines(detail)),
    section(
      'Where the history of its aircraft does not join up',
      detail.breaks.map((found) => breakLine(leg, found)),
    ),
    section('What is wrong with its reports', leg.flags.map(flagLine)),
    section('What else shows it', corroborationLines(detail.corroborations)),
    section('What reviewers decided', standingLines(detail.reviews)),
    section('On the way', leg.events.map(eventLine)),
    section('Silences', gapsOf(detail.path).map(gapLine)),
    section('Reports', reportLines(detail, allReports)),
    section('Sources', sourceLines(detail)),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.map(printable).join('\n'));
  return `${text.join('\n\n')}\n`;
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...indented(lines)];

function candidateLine({
  aerodrome,
  probability,
  probabilityWithHistory,
  distanceKm,
  reason,
}: Candidate): string {
  const chances = [
    probability === null ? null : `${chanceWords(probability)} from this leg alone`,
    probabilityWithHistory === null ? null : `${chanceWords(probabilityWithHistory)} with its neighbours`,
  ].filter((part) => part !== null);
  return `${[aerodrome, kilometres(distanceKm), ...chances].join(', ')}: ${englishSpeaker().say(reason)}`;
}

function knownEnds(leg: LegRecord): string[] {
  const reasonFor = (aerodrome: string | null, candidates: readonly Candidate[]) =>
    candidates.filter((candidate) => candidate.aerodrome === aerodrome).map(candidateLine);
  return [...reasonFor(leg.adep, leg.adepCandidates), ...reasonFor(leg.ades, leg.adesCandidates)];
}

/** Whether any probability of the leg is from the model of ends. */
const isWeighed = ({ adepCandidates, adesCandidates }: LegRecord): boolean =>
  [...adepCandidates, ...adesCandidates].some(({ probability }) => probability !== null);

function modelLines({ leg, endModel }: LegDetail): string[] {
  if (endModel === null || !isWeighed(leg)) return [];
  return [`model ${endModel.version}, calibrated by hiding known ends of:`, ...indented(endModel.madeFrom)];
}

/** "before it, 2025-02-08 10:05Z to 2025-02-08 12:00Z: landed at LLOV, …". */
function breakLine(leg: LegRecord, { afterLeg, atUtc, untilUtc, reason }: BreakRecord): string {
  const side = afterLeg === leg.id ? 'after it' : 'before it';
  return `${side}, ${minuteUtc(atUtc)} to ${minuteUtc(untilUtc)}: ${englishSpeaker().say(reason)}`;
}

const DOUBTED = {
  departure: 'its take-off',
  arrival: 'its landing',
  way: 'that it did not stop',
  leg: 'the leg as a whole',
} as const;

/** "2025-02-08 10:05Z to 2025-02-08 10:12Z, jump: …; in doubt: its landing". */
function flagLine({ kind, reason, fromUtc, toUtc, doubts }: FlagRecord): string {
  const cost =
    doubts.length === 0
      ? 'nothing of the leg rests on it'
      : `in doubt: ${doubts.map((what) => DOUBTED[what]).join(', ')}`;
  return `${minuteUtc(fromUtc)} to ${minuteUtc(toUtc)}, ${kind}: ${englishSpeaker().say(reason)}; ${cost}`;
}

function eventLine({ kind, timeMs, seconds, aerodrome }: LegRecord['events'][number]): string {
  const where = aerodrome === null ? '' : ` at ${aerodrome}`;
  return `${minuteUtc(isoUtc(timeMs))}  ${kind}${where}, ${durationWords(seconds)} on the ground`;
}

interface Silence {
  readonly fromUtc: string;
  readonly toUtc: string;
  readonly seconds: number;
}

function gapsOf(path: readonly PathPoint[]): Silence[] {
  return path.flatMap((point, i) => {
    if (!point.gapBefore || i === 0) return [];
    const fromMs = path[i - 1].timeMs;
    return [
      { fromUtc: isoUtc(fromMs), toUtc: isoUtc(point.timeMs), seconds: (point.timeMs - fromMs) / 1000 },
    ];
  });
}

const gapLine = ({ fromUtc, toUtc, seconds }: Silence): string =>
  `${minuteUtc(fromUtc)} to ${minuteUtc(toUtc)}, ${durationWords(seconds)}`;

function sourceLines({ leg, files }: LegDetail): string[] {
  return leg.sources.flatMap(({ sha256, entry, firstIndex, lastIndex }) => {
    const file = files.find((candidate) => candidate.sha256 === sha256);
    const place = [file?.path ?? 'file not in the ledger', entry].filter((part) => part !== '').join(' › ');
    return [`${place}, reports ${firstIndex}–${lastIndex}`, `  SHA-256 ${sha256}`];
  });
}
