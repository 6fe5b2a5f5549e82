import {
  type ControlResult,
  type DetectionCheck,
  dayText,
  type EpisodeResult,
  type JudgedPeriod,
  quietDays,
  type Span,
  type TempoAnswer,
  type TempoReport,
} from '../../analysis/index.js';
import type { TempoAnswered } from '../../answers/index.js';
import { englishSpeaker } from '../../i18n/index.js';
import { printable } from '../printable.js';
import { chanceWords, integerWords } from '../words.js';
import { findingLines, namesOf } from './tempo-findings.js';
import { pWords, ratioWords, twoDigits } from './tempo-numbers.js';

/** As much of an answer as is printed. */
export type PrintedTempo = Pick<TempoAnswered, 'question' | 'events' | 'report' | 'control'>;

/** There is no way to register a claim yet, so that nothing here is a test of one. */
export const EXPLORATORY =
  'EXPLORATORY: no claim was registered before these data were looked at, so there is no verdict.';
export const NOT_SHOWN = 'This shows timing, not cargo or motive.';

/** The answer for people: plain result first, numbers second, caveats third. */
export function tempoWords({ question, events, report, control }: PrintedTempo): string {
  const { main, afterPublication, visits } = report;
  const lines = [EXPLORATORY, '', `Asked: ${question}`, `Episodes: ${events}`];
  if (visits.synthetic > 0)
    lines.push(
      `SYNTHETIC: ${integerWords(visits.synthetic)} of the visits were made by a simulator; nobody flew them`,
    );
  lines.push('', ...(main === null ? [nothingWords(report)] : periodLines(main)));
  if (afterPublication !== null)
    lines.push(
      '',
      'After the claim was published: the only test on data nobody had seen',
      '',
      ...periodLines(afterPublication),
    );
  if (control !== null) lines.push('', ...controlLines(control));
  lines.push('', ...visitLines(report), NOT_SHOWN);
  return `${lines.map(printable).join('\n')}\n`;
}

const nothingWords = ({ visits }: TempoReport): string =>
  visits.counted === 0
    ? 'There are no visits in the ledger for this question, by anybody: nothing can be concluded. "No flight seen" is not "no flight".'
    : 'The period is empty: nothing can be concluded.';

function periodLines({ answer }: JudgedPeriod): string[] {
  const { counts, tests, reasons, caveats, undecidable, tallied } = answer;
  const say = englishSpeaker().say;
  const lines = [`Period ${spanWords(answer.question.period)}, ${windowsWords(answer)}`, ''];
  lines.push(...reasons);
  if (counts !== null && tests !== null) lines.push(...findingLines(counts, tests, undecidable.length > 0));
  else if (counts !== null)
    lines.push(
      '',
      `  inside windows ${integerWords(counts.inside)} visits, ${twoDigits(counts.expectedInside)} expected; outside ${integerWords(counts.outside)}`,
    );
  if (counts !== null) lines.push('', ...episodeLines(counts.episodes, tests !== null));
  if (tests !== null) lines.push('', ...phaseLines(answer), '', ...specificationLines(answer));
  lines.push('', ...detectionLines(answer));
  if (undecidable.length > 0) lines.push('', ...undecidable.map(say));
  const limits = [...caveats, ...quietDays(tallied).map(say)];
  if (limits.length > 0) lines.push('', ...limits);
  return lines;
}

const spanWords = ({ startDay, endDay }: Span): string => `${dayText(startDay)} to ${dayText(endDay)}`;

function windowsWords({ windows, question }: TempoAnswer): string {
  const { beforeDays, afterDays } = question.reach;
  return `windows: ${windows.length}, from ${beforeDays} days before to ${afterDays} days after each episode; episodes listed: ${question.episodes.length}`;
}

function episodeLines(episodes: readonly EpisodeResult[], isTested: boolean): string[] {
  const rows = episodes.map((episode) => [
    spanWords(episode.window),
    String(episode.observed),
    twoDigits(episode.expected),
    !isTested || episode.ratio === null ? '–' : twoDigits(episode.ratio),
    isTested ? pWords(episode.adjusted?.upper ?? null) : '–',
    isTested ? pWords(episode.adjusted?.lower ?? null) : '–',
    `${namesOf(episode.window)}${episode.evaluable ? '' : ' (less than one visit expected: cannot be judged)'}`,
  ]);
  const head = [
    'window',
    'visits',
    'expected',
    'ratio',
    'p more',
    'p fewer',
    'episodes (p adjusted for their number)',
  ];
  return columnsOf([head, ...rows]);
}

function phaseLines({ tests }: TempoAnswer): string[] {
  const rows = tests!.phases.map(({ phase, days, observed, expected, ratio, p }) => [
    phase,
    String(days),
    String(observed),
    twoDigits(expected),
    ratioWords(ratio),
    pWords(p),
  ]);
  return columnsOf([['', 'days', 'visits', 'expected', 'rate ratio', 'p'], ...rows]);
}

function specificationLines({ tests }: TempoAnswer): string[] {
  const rows = tests!.specifications.map(({ reach, list, exposure, visits, ratio, p }) => [
    `${reach.beforeDays}`,
    list,
    exposure,
    String(visits),
    ratioWords(ratio),
    pWords(p),
  ]);
  return [
    'Asked in other ways, which changes nothing above:',
    ...columnsOf([['days around', 'episodes', 'exposure', 'visits', 'rate ratio', 'p'], ...rows]),
  ];
}

function detectionLines({ detection }: TempoAnswer): string[] {
  return [
    'Were aircraft heard better inside the windows? If so, better hearing looks like more flights, and nothing here can tell the two apart.',
    `  other aircraft   ${heardWords(detection.others)}`,
    `  these aircraft   ${heardWords(detection.own)}`,
  ];
}

function heardWords({ inside, outside, ratio, interval }: DetectionCheck): string {
  if (inside.known === 0 || outside.known === 0)
    return `not known: ${inside.known} known ends inside windows, ${outside.known} outside`;
  const shares = `${chanceWords(inside.heard / inside.known)} of ${integerWords(inside.known)} known ends inside, ${chanceWords(outside.heard / outside.known)} of ${integerWords(outside.known)} outside`;
  return ratio === null || interval === null
    ? shares
    : `${shares}; within the same year ${ratioWords({ ratio, interval })} times as often`;
}

function controlLines({ routes, tooFew }: ControlResult): string[] {
  const head = ['place', 'visits', 'inside', 'expected', 'rate ratio', 'p', 'p of all'];
  const rows = routes.map(({ name, visits, inside, expectedInside, ratio, p, pOfAll }) => [
    name,
    String(visits),
    String(inside),
    twoDigits(expectedInside),
    ratioWords(ratio),
    pWords(p),
    pWords(pOfAll),
  ]);
  return [
    'The same windows and the same aircraft elsewhere: a rise there too is no rise of this route',
    ...(rows.length === 0 ? [] : columnsOf([head, ...rows])),
    ...(tooFew > 0 ? [`  ${tooFew} further places have too few visits, or no known exposure`] : []),
    ...(rows.length + tooFew === 0 ? ['  they were nowhere else'] : []),
  ];
}

function visitLines({ visits, main }: TempoReport): string[] {
  const left = [];
  if (visits.tooWide > 0)
    left.push(
      `Left out, because their arrival is not known to within 48 hours: ${integerWords(visits.tooWide)}.`,
    );
  if (main !== null)
    left.push(
      `Exposure: from ${integerWords(main.answer.question.known.length)} arrivals and departures known by the other end of the same visit, by month.`,
    );
  return [`Confirmed and probable visits: ${integerWords(visits.counted)}.`, ...left];
}

/** Columns in line: the first to the left, the last as well where it is text, numbers to the right. */
function columnsOf(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => row[c].length)));
  const isText = rows[0].map((_, c) => c === 0 || rows.slice(1).some((row) => /[a-z]{3}/i.test(row[c])));
  return rows.map((row) =>
    `  ${row.map((cell, c) => (isText[c] ? cell.padEnd(widths[c]) : cell.padStart(widths[c]))).join('  ')}`.trimEnd(),
  );
}
