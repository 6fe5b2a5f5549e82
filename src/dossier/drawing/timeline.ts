import { DAY_MS } from '../../analysis/index.js';
import type { Speaker } from '../../i18n/index.js';
import { type DossierContent, type DossierCoverage, type DossierEpisode, isSynthetic } from '../content.js';
import { framed, label, px } from './frame.js';
import { Ink, type Picture } from './ink.js';

const WIDTH = 960;
const LEFT = 44;
const RIGHT = 16;
const BARS_TOP = 34;
const BARS_HEIGHT = 190;
const STRIP_HEIGHT = 16;
/** Up to so many days, one bar is a day; beyond, a month. */
const MOST_DAYS = 70;

/** One bar: a day or a calendar month. */
interface TimelineBar {
  /** UTC milliseconds, from and up to. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly confirmed: number;
  readonly probable: number;
}

/** What the timeline is drawn from, worked out once for the picture and its description. */
interface Timeline {
  readonly fromMs: number;
  readonly toMs: number;
  readonly isByDay: boolean;
  readonly bars: readonly TimelineBar[];
}

/** The counted visits or legs of a dossier by day or month; null where there is neither a period nor anything counted. */
function timelineOf(content: DossierContent): Timeline | null {
  const counted = countedTimes(content);
  const times = counted.map(({ timeMs }) => timeMs);
  const { sinceUtc, untilUtc } = content.question;
  const first = sinceUtc ?? content.days?.first;
  const last = untilUtc === null ? content.days?.last : undefined;
  const fromMs = startOfDay(Math.min(...times, ...(first === undefined ? [] : [Date.parse(first)])));
  const ends = [
    ...times.map((time) => startOfDay(time) + DAY_MS),
    ...(untilUtc === null ? [] : [Date.parse(untilUtc)]),
    ...(last === undefined ? [] : [Date.parse(last) + DAY_MS]),
  ];
  const toMs = Math.max(...ends);
  if (!Number.isFinite(fromMs) || !Number.isFinite(toMs) || toMs <= fromMs) return null;
  const isByDay = (toMs - fromMs) / DAY_MS <= MOST_DAYS;
  const starts = isByDay ? daysOf(fromMs, toMs) : monthsOf(fromMs, toMs);
  const bars = starts.map((from, i) => barOf(from, starts[i + 1] ?? toMs, counted));
  return { fromMs, toMs, isByDay, bars };
}

/** Visits or legs by time, over the days of episodes; beneath, on the same axis, of which days there is an archive. */
export function timelinePicture(content: DossierContent, speaker: Speaker): Picture | null {
  const timeline = timelineOf(content);
  if (timeline === null) return null;
  const rows = episodeRows(content.episodes, timeline);
  const top = BARS_TOP + Math.max(0, rows - 1) * 14;
  const strip = top + BARS_HEIGHT + 56;
  const scale = scaleOf(timeline);
  const sum = (key: 'confirmed' | 'probable') => timeline.bars.reduce((total, bar) => total + bar[key], 0);
  return framed({
    name: 'timeline',
    width: WIDTH,
    height: strip + STRIP_HEIGHT + 44,
    title: speaker.text('dossier.timelineTitle', { unit: content.question.unit }),
    description: speaker.text('dossier.timelineDescription', {
      confirmed: sum('confirmed'),
      probable: sum('probable'),
      episodes: content.episodes.length,
    }),
    speaker,
    isSynthetic: isSynthetic(content),
    body: [
      HATCH,
      bands(content.episodes, timeline, scale, top),
      bars(timeline, scale, top),
      axis(timeline, scale, top + BARS_HEIGHT, speaker),
      coverageStrip(content.coverage, timeline, scale, strip, speaker),
      key(content, timeline, strip + STRIP_HEIGHT + 26, speaker),
    ].join(''),
  });
}

const HATCH = `<defs><pattern id="timeline-inferred" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="${Ink.paper}"/><path d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2" stroke="${Ink.observed}" stroke-width="1.5"/></pattern></defs>`;

const startOfDay = (timeMs: number): number => Math.floor(timeMs / DAY_MS) * DAY_MS;

function countedTimes({ question, visits, legs }: DossierContent) {
  if (question.unit === 'visits')
    return visits.map((visit) => ({ timeMs: Date.parse(visit.atUtc), grade: visit.grade as string }));
  return legs.map(({ record }) => ({
    timeMs: Date.parse(record.takeoffUtc ?? record.firstSeenUtc),
    grade: record.grade as string,
  }));
}

function barOf(
  fromMs: number,
  toMs: number,
  counted: readonly { readonly timeMs: number; readonly grade: string }[],
): TimelineBar {
  const inside = counted.filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs);
  const of = (grade: string) => inside.filter((one) => one.grade === grade).length;
  return { fromMs, toMs, confirmed: of('confirmed'), probable: of('probable') };
}

const daysOf = (fromMs: number, toMs: number): number[] =>
  Array.from({ length: Math.ceil((toMs - fromMs) / DAY_MS) }, (_, i) => fromMs + i * DAY_MS);

function monthsOf(fromMs: number, toMs: number): number[] {
  const first = new Date(fromMs);
  const starts = [fromMs];
  for (let month = first.getUTCMonth() + 1; ; month++) {
    const start = Date.UTC(first.getUTCFullYear(), month);
    if (start >= toMs) return starts;
    starts.push(start);
  }
}

interface Scale {
  x(timeMs: number): number;
  y(count: number): number;
  readonly most: number;
}

function scaleOf({ fromMs, toMs, bars: all }: Timeline): Scale {
  const most = Math.max(1, ...all.map(({ confirmed, probable }) => confirmed + probable));
  return {
    x: (timeMs) => LEFT + ((timeMs - fromMs) / (toMs - fromMs)) * (WIDTH - LEFT - RIGHT),
    y: (count) => (count / most) * (BARS_HEIGHT - 8),
    most,
  };
}

function bars({ bars: all, isByDay }: Timeline, { x, y, most }: Scale, top: number): string {
  const bottom = top + BARS_HEIGHT;
  const grid = gridSteps(most).map(
    (count) =>
      `<path d="M${LEFT},${px(bottom - y(count))} H${WIDTH - RIGHT}" stroke="${Ink.grid}"/>${label(LEFT - 8, bottom - y(count) + 4, String(count), { anchor: 'end', fontSize: 12, fill: Ink.faint })}`,
  );
  const drawn = all.map((bar) => {
    const [left, right] = barEdges(x(bar.fromMs), x(bar.toMs), isByDay);
    const width = Math.max(1, right - left);
    const solid = y(bar.confirmed);
    const hatched = y(bar.probable);
    return [
      bar.confirmed === 0
        ? ''
        : `<rect x="${px(left)}" y="${px(bottom - solid)}" width="${px(width)}" height="${px(solid)}" fill="${Ink.observed}"/>`,
      bar.probable === 0
        ? ''
        : `<rect x="${px(left + 0.5)}" y="${px(bottom - solid - hatched)}" width="${px(Math.max(1, width - 1))}" height="${px(hatched)}" fill="url(#timeline-inferred)" stroke="${Ink.observed}"/>`,
    ].join('');
  });
  return `${grid.join('')}${drawn.join('')}<path d="M${LEFT},${bottom} H${WIDTH - RIGHT}" stroke="${Ink.text}"/>`;
}

/** Bars of a few days are not to look like walls. */
function barEdges(left: number, right: number, isByDay: boolean): [number, number] {
  const gap = Math.min(2, (right - left) * 0.1);
  const width = right - left - 2 * gap;
  const most = isByDay ? 46 : 60;
  const inset = Math.max(0, (width - most) / 2);
  return [left + gap + inset, right - gap - inset];
}

function gridSteps(most: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000].find((one) => most / one <= 5) ?? 10_000;
  return Array.from({ length: Math.floor(most / step) }, (_, i) => (i + 1) * step);
}

function axis({ fromMs, toMs, isByDay }: Timeline, { x }: Scale, bottom: number, speaker: Speaker): string {
  const locale = `${speaker.language}-u-nu-latn`;
  const starts = isByDay ? daysOf(fromMs, toMs) : monthsOf(fromMs, toMs);
  const room = (WIDTH - LEFT - RIGHT) / starts.length;
  const every = Math.max(1, Math.ceil((isByDay ? 76 : 84) / room));
  const options: Intl.DateTimeFormatOptions = isByDay
    ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
    : { month: 'short', year: 'numeric', timeZone: 'UTC' };
  const words = new Intl.DateTimeFormat(locale, options);
  const ticks = starts
    .filter((_, i) => i % every === 0)
    .map((start) => {
      const at = isByDay ? x(start + DAY_MS / 2) : x(start);
      const anchor = isByDay ? 'middle' : 'start';
      const text = label(at + (isByDay ? 0 : 4), bottom + 19, words.format(start), {
        fontSize: 12,
        fill: Ink.faint,
        anchor,
      });
      return `<path d="M${px(at)},${bottom} v${isByDay ? 5 : 8}" stroke="${Ink.text}"/>${text}`;
    });
  return ticks.join('');
}

interface Span {
  readonly left: number;
  readonly right: number;
}

const spanOf = ({ first, last }: DossierEpisode, timeline: Timeline, { x }: Scale): Span | null => {
  const from = Math.max(timeline.fromMs, Date.parse(first));
  const to = Math.min(timeline.toMs, Date.parse(last) + DAY_MS);
  return to <= from ? null : { left: x(from), right: Math.max(x(to), x(from) + 2) };
};

/** Rows the numbers over the bands need, so that close ones do not lie over each other. */
function episodeRows(episodes: readonly DossierEpisode[], timeline: Timeline): number {
  return Math.max(0, ...numbered(episodes, timeline, scaleOf(timeline)).map(({ row }) => row + 1));
}

function numbered(episodes: readonly DossierEpisode[], timeline: Timeline, scale: Scale) {
  const ends: number[] = [];
  return episodes.flatMap((episode, i) => {
    const span = spanOf(episode, timeline, scale);
    if (span === null) return [];
    const middle = (span.left + span.right) / 2;
    const free = ends.findIndex((end) => end < middle - 14);
    const row = free === -1 ? ends.length : free;
    ends[row] = middle + 14;
    return [{ number: i + 1, span, middle, row }];
  });
}

function bands(episodes: readonly DossierEpisode[], timeline: Timeline, scale: Scale, top: number): string {
  return numbered(episodes, timeline, scale)
    .map(({ number, span, middle, row }) => {
      const y = top - 4 - row * 14;
      return `<rect x="${px(span.left)}" y="${px(y)}" width="${px(span.right - span.left)}" height="${px(top + BARS_HEIGHT - y)}" fill="${Ink.episode}" fill-opacity="0.75"/>${label(middle, y - 4, String(number), { anchor: 'middle', fontSize: 12, weight: 600 })}`;
    })
    .join('');
}

/** Of each month, the share of days with a whole archive, dark; with a part of one, light; without any, empty. */
function coverageStrip(
  coverage: readonly DossierCoverage[],
  timeline: Timeline,
  { x }: Scale,
  top: number,
  speaker: Speaker,
): string {
  const periods = new Map(coverage.map((row) => [row.period, row]));
  const cells = [...periods.values()].map((row) => {
    const from = Math.max(timeline.fromMs, Date.parse(row.period));
    const to = Math.min(timeline.toMs, endOf(row.period));
    if (to <= from || row.days === 0) return '';
    const [left, width] = [x(from), x(to) - x(from)];
    const whole = (row.wholeDays / row.days) * STRIP_HEIGHT;
    const part = (row.incompleteDays / row.days) * STRIP_HEIGHT;
    const bottom = top + STRIP_HEIGHT;
    return [
      `<rect x="${px(left)}" y="${px(bottom - whole)}" width="${px(width)}" height="${px(whole)}" fill="${Ink.faint}"/>`,
      `<rect x="${px(left)}" y="${px(bottom - whole - part)}" width="${px(width)}" height="${px(part)}" fill="${Ink.rule}"/>`,
    ].join('');
  });
  const frame = `<rect x="${LEFT}" y="${top}" width="${WIDTH - LEFT - RIGHT}" height="${STRIP_HEIGHT}" fill="${Ink.paper}" stroke="${Ink.rule}"/>`;
  const isRight = speaker.direction === 'rtl';
  const at = isRight ? WIDTH - RIGHT : LEFT;
  const title = label(at, top - 7, speaker.text('dossier.stripTitle'), {
    fontSize: 12,
    fill: Ink.faint,
    anchor: isRight ? 'end' : 'start',
  });
  return `${title}${frame}${cells.join('')}<rect x="${LEFT}" y="${top}" width="${WIDTH - LEFT - RIGHT}" height="${STRIP_HEIGHT}" fill="none" stroke="${Ink.rule}"/>`;
}

function endOf(period: string): number {
  if (period.length > '2025-02'.length) return Date.parse(period) + DAY_MS;
  return Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)));
}

function key(content: DossierContent, { bars: all }: Timeline, y: number, speaker: Speaker): string {
  const swatches: [string, string][] = [];
  if (all.some(({ confirmed }) => confirmed > 0))
    swatches.push([`fill="${Ink.observed}"`, speaker.text('grade.confirmed')]);
  if (all.some(({ probable }) => probable > 0))
    swatches.push([
      `fill="url(#timeline-inferred)" stroke="${Ink.observed}"`,
      speaker.text('grade.probable'),
    ]);
  if (content.episodes.length > 0) swatches.push([`fill="${Ink.episode}"`, speaker.text('dossier.episode')]);
  swatches.push([`fill="${Ink.faint}"`, speaker.text('dossier.dayWhole')]);
  swatches.push([`fill="${Ink.rule}"`, speaker.text('dossier.dayPart')]);
  swatches.push([`fill="${Ink.paper}" stroke="${Ink.rule}"`, speaker.text('dossier.dayMissing')]);
  return speaker.direction === 'rtl' ? keyFromRight(swatches, y) : keyFromLeft(swatches, y);
}

const letters = (text: string): number => [...text].length * 6.6 + 46;

function keyFromLeft(swatches: readonly [string, string][], y: number): string {
  let x = LEFT;
  return swatches
    .map(([paint, text]) => {
      const at = x;
      x += letters(text);
      return `<rect x="${at}" y="${y - 10}" width="16" height="11" ${paint}/>${label(at + 22, y, text, { fontSize: 12 })}`;
    })
    .join('');
}

function keyFromRight(swatches: readonly [string, string][], y: number): string {
  let x = WIDTH - RIGHT;
  return swatches
    .map(([paint, text]) => {
      const at = x;
      x -= letters(text);
      return `<rect x="${at - 16}" y="${y - 10}" width="16" height="11" ${paint}/>${label(at - 22, y, text, { fontSize: 12, anchor: 'end' })}`;
    })
    .join('');
}
