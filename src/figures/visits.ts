import * as Plot from '@observablehq/plot';
import { DAY_MS, type Episode } from '../analysis/index.js';
import { episodeDays, nameOf, numberedKey, numbersOver } from './episode-key.js';
import { figureOf, type LegendItem } from './frame.js';
import type { Figure, FigureNotes } from './notes.js';
import { Colour, Pattern } from './palette.js';
import { PANEL, type Panel, panel } from './panel.js';
import { monthStarts, timeTicks, visitScale } from './ticks.js';

/** The axis reaches so far beyond the highest bar that an episode of a few days behind it can be seen. */
const HEADROOM = 1.1;

/** Visits of one calendar month. */
export interface MonthOfVisits {
  /** First day, and last day, of the month or of its part within the period. */
  readonly startDay: number;
  readonly endDay: number;
  /** Seen at the field. */
  readonly confirmed: number;
  /** Inferred from reports near the field. */
  readonly probable: number;
}

/** One visit, by the day it counts for. */
export interface GradedVisit {
  readonly day: number;
  readonly isConfirmed: boolean;
}

/** Visits counted by calendar month in UTC, cut to the period; months without any are there too. */
export function monthsOf(
  visits: readonly GradedVisit[],
  { startDay, endDay }: { readonly startDay: number; readonly endDay: number },
): MonthOfVisits[] {
  const starts = [...new Set([startDay, ...monthStarts(startDay, endDay)])];
  return starts.map((start, i) => {
    const end = (starts[i + 1] ?? endDay + 1) - 1;
    const inside = visits.filter(({ day }) => day >= start && day <= end);
    const confirmed = inside.filter(({ isConfirmed }) => isConfirmed).length;
    return { startDay: start, endDay: end, confirmed, probable: inside.length - confirmed };
  });
}

/** The chance that a visit is detected, from one day to another; null where nothing tells. */
export interface CoverageStretch {
  readonly startDay: number;
  readonly endDay: number;
  readonly share: number | null;
  /** Limits of its interval; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** What the figure of visits is drawn from. */
export interface VisitsFigure {
  readonly notes: FigureNotes;
  readonly months: readonly MonthOfVisits[];
  readonly episodes: readonly Episode[];
  /** Spans around episodes in which visits are counted; none where nothing is compared. */
  readonly windows: readonly { readonly startDay: number; readonly endDay: number }[];
  readonly coverage: readonly CoverageStretch[];
  /** First day after the largest single change of level, where one was looked for. */
  readonly changeDay?: number | null;
}

/** Visits per month over the days of episodes, and below, on the same axis, how likely a visit was to be detected. */
export function visitsFigure(input: VisitsFigure): Figure {
  const episodes = [...input.episodes].sort((a, b) => a.startDay - b.startDay || a.endDay - b.endDay);
  const numbered = numberedKey(episodes);
  return figureOf({
    name: 'visits',
    title: 'Visits per month',
    description: describe(input),
    notes: input.notes,
    legend: legendOf(input),
    panels: [visitsPanel(input, episodes), coveragePanel(input)],
    ...(numbered === null ? {} : { key: numbered }),
    remarks: numbered === null && episodes.length > 0 ? [`${episodes.length} episodes, not named here.`] : [],
  });
}

const startOf = (day: number): Date => new Date(day * DAY_MS);
const endOf = (day: number): Date => new Date((day + 1) * DAY_MS);

function timeScale({ notes: { period } }: VisitsFigure) {
  const { days, label } = timeTicks(period);
  return {
    type: 'utc' as const,
    domain: [startOf(period.startDay), endOf(period.endDay)],
    ticks: days.map(startOf),
    tickFormat: label,
    label: null,
  };
}

function visitsPanel(input: VisitsFigure, episodes: readonly Episode[]): Panel {
  const most = Math.max(1, ...input.months.map(({ confirmed, probable }) => confirmed + probable));
  const bars = { x1: 'from', x2: 'to', insetLeft: 0.5, insetRight: 0.5 };
  const months = input.months.map((month) => ({
    from: startOf(month.startDay),
    to: endOf(month.endDay),
    confirmed: month.confirmed,
    all: month.confirmed + month.probable,
  }));
  const numbers = numbersOver(
    episodes,
    input.notes.period,
    PANEL.width - PANEL.marginLeft - PANEL.marginRight,
  );
  const marginTop = 26 + numbers.rows * 14;
  return panel({
    height: 260 + marginTop,
    marginTop,
    marginBottom: 28,
    x: timeScale(input),
    y: { ...visitScale(most), domain: [0, most * HEADROOM] },
    marks: [
      Plot.rect(within(input.windows, input), { x1: 'from', x2: 'to', fill: Colour.window }),
      Plot.rect(within(episodes, input), { x1: 'from', x2: 'to', fill: Colour.episode, fillOpacity: 0.6 }),
      Plot.rectY(
        months.filter(({ all, confirmed }) => all > confirmed),
        {
          ...bars,
          y1: 'confirmed',
          y2: 'all',
          fill: `url(#${Pattern.inferred})`,
          stroke: Colour.observed,
        },
      ),
      Plot.rectY(
        months.filter(({ confirmed }) => confirmed > 0),
        { ...bars, y1: 0, y2: 'confirmed', fill: Colour.observed },
      ),
      Plot.ruleX(changeOf(input), { stroke: Colour.ink, strokeWidth: 1.5, strokeDasharray: '5 3' }),
      Plot.ruleY([0], { stroke: Colour.ink }),
      ...numbers.marks,
    ],
  });
}

const changeOf = ({ changeDay }: VisitsFigure): Date[] =>
  changeDay === null || changeDay === undefined ? [] : [startOf(changeDay)];

function coveragePanel(input: VisitsFigure): Panel {
  const stretches = input.coverage.map((stretch) => ({
    ...stretch,
    from: startOf(stretch.startDay),
    to: endOf(stretch.endDay),
  }));
  const known = stretches.filter(({ share }) => share !== null);
  const across = { x1: 'from', x2: 'to' };
  return panel({
    height: 130,
    marginTop: 24,
    marginBottom: 28,
    x: timeScale(input),
    y: {
      domain: [0, 1],
      ticks: [0, 0.5, 1],
      tickFormat: '.0%',
      label: 'chance that a visit is detected',
      labelArrow: 'none',
      grid: true,
    },
    marks: [
      Plot.rect(unknownStretches(input), { ...across, y1: 0, y2: 1, fill: `url(#${Pattern.unknown})` }),
      Plot.rect(
        known.filter(({ low, high }) => low !== null && high !== null),
        {
          ...across,
          y1: 'low',
          y2: 'high',
          fill: Colour.envelope,
          shapeRendering: 'crispEdges',
        },
      ),
      Plot.link(known, {
        ...across,
        y1: 'share',
        y2: 'share',
        stroke: Colour.ink,
        strokeWidth: 2,
        shapeRendering: 'crispEdges',
      }),
      Plot.ruleY([0], { stroke: Colour.ink }),
    ],
  });
}

/** Stretches of which nothing is known, and days of the period that no stretch speaks of. */
function unknownStretches({ coverage, notes: { period } }: VisitsFigure) {
  const known = coverage.filter(({ share }) => share !== null).sort((a, b) => a.startDay - b.startDay);
  const gaps: { from: Date; to: Date }[] = [];
  let next = period.startDay;
  for (const { startDay, endDay } of known) {
    if (startDay > next) gaps.push({ from: startOf(next), to: startOf(startDay) });
    next = Math.max(next, endDay + 1);
  }
  if (next <= period.endDay) gaps.push({ from: startOf(next), to: endOf(period.endDay) });
  return gaps;
}

/** Spans cut to the period; those outside are gone. */
function within(
  spans: readonly { readonly startDay: number; readonly endDay: number }[],
  { notes: { period } }: VisitsFigure,
) {
  return spans
    .filter(({ startDay, endDay }) => startDay <= period.endDay && endDay >= period.startDay)
    .map(({ startDay, endDay }) => ({
      from: startOf(Math.max(startDay, period.startDay)),
      to: endOf(Math.min(endDay, period.endDay)),
    }));
}

/** Only what is drawn. */
function legendOf(input: VisitsFigure): LegendItem[] {
  const { months, windows, episodes, coverage } = input;
  const box = (fill: string, stroke = 'none') =>
    `<rect width="18" height="12" fill="${fill}" stroke="${stroke}"/>`;
  const items: LegendItem[] = [{ label: 'confirmed: seen at the field', mark: box(Colour.observed) }];
  if (months.some(({ probable }) => probable > 0))
    items.push({ label: 'probable: inferred', mark: box(`url(#${Pattern.inferred})`, Colour.observed) });
  if (episodes.length > 0) items.push({ label: 'episode', mark: box(Colour.episode) });
  if (windows.length > 0) items.push({ label: 'window around it', mark: box(Colour.window, Colour.grid) });
  if (changeOf(input).length > 0)
    items.push({
      label: 'largest change of level',
      mark: `<line x1="9" x2="9" y2="12" stroke="${Colour.ink}" stroke-width="1.5" stroke-dasharray="5 3"/>`,
    });
  if (coverage.some(({ low }) => low !== null))
    items.push({ label: '95 % interval', mark: box(Colour.envelope) });
  if (unknownStretches(input).length > 0)
    items.push({ label: 'coverage unknown (not zero)', mark: box(`url(#${Pattern.unknown})`, Colour.rule) });
  return items;
}

function describe({ months, episodes, coverage, notes }: VisitsFigure): string {
  const sum = (key: 'confirmed' | 'probable') => months.reduce((total, month) => total + month[key], 0);
  const totals = `${sum('confirmed')} confirmed and ${sum('probable')} probable visits in ${months.length} months.`;
  const listed = episodes.map((episode) => `${nameOf(episode)} (${episodeDays(episode)})`).join('; ');
  const known = coverage.reduce((days, stretch) => days + knownDays(stretch), 0);
  const all = notes.period.endDay - notes.period.startDay + 1;
  return [
    totals,
    episodes.length === 0 ? '' : `Episodes: ${listed}.`,
    `The chance of detection is known for ${known} of ${all} days.`,
  ].join(' ');
}

const knownDays = ({ share, startDay, endDay }: CoverageStretch): number =>
  share === null ? 0 : endDay - startDay + 1;
