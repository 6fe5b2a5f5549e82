import * as Plot from '@observablehq/plot';
import { figureOf, type LegendItem } from './frame.js';
import type { Figure, FigureNotes } from './notes.js';
import { Colour } from './palette.js';
import { type Panel, panel } from './panel.js';
import { plain, shortened } from './text.js';

/** One way of asking the question. */
export interface SpecificationPoint {
  /** What was chosen, by the name of the choice: `{ window: '30 d', list: 'core', exposure: 'estimated' }`. */
  readonly choices: Readonly<Record<string, string>>;
  /** Rate ratio; null where it cannot be had. */
  readonly ratio: number | null;
  /** Limits of its interval; the upper one may be Infinity. */
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number;
  /** Whether this is the way that was asked, and not one of the others. */
  readonly isPrimary: boolean;
}

/** What the specification curve is drawn from. */
export interface SpecificationsFigure {
  readonly notes: FigureNotes;
  readonly points: readonly SpecificationPoint[];
}

const LEVEL = 0.05;
const CHOICES_WIDTH = 190;
const ROW = 20;

/** A point that has a place on the axis. */
interface Placed extends SpecificationPoint {
  readonly at: number;
  readonly ratio: number;
}

/** The rate ratio under every other way of asking, in order, and below it what each way was. */
export function specificationsFigure({ notes, points }: SpecificationsFigure): Figure {
  const placed = points
    .filter(
      (point): point is Placed => point.ratio !== null && point.ratio > 0 && Number.isFinite(point.ratio),
    )
    .sort((a, b) => a.ratio - b.ratio)
    .map((point, at) => ({ ...point, at }));
  const below = points.filter(({ p }) => p <= LEVEL).length;
  const remarks = [
    `In ${below} of ${points.length} ways p ≤ .05. The curve is shown and changes no verdict.`,
  ];
  if (placed.length < points.length)
    remarks.push(`${points.length - placed.length} ways without a finite ratio are not drawn.`);
  const [least, most] = limitsOf(placed);
  if (placed.some(({ low, high }) => (low ?? 1) < least || (high ?? 1) > most))
    remarks.push('Intervals that reach an edge go on beyond it.');
  return figureOf({
    name: 'specifications',
    title: 'The same question asked in other ways',
    description: `${remarks.join(' ')} ${placed.map(pointWords).join(' ')}`,
    notes,
    legend: LEGEND,
    panels: placed.length === 0 ? [] : [ratioPanel(placed), choicesPanel(placed)],
    remarks,
  });
}

const circle = (fill: string, stroke: string) =>
  `<circle cx="9" cy="6" r="5" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;

const LEGEND: readonly LegendItem[] = [
  { label: 'p ≤ .05', mark: circle(Colour.observed, Colour.observed) },
  { label: 'p > .05', mark: circle(Colour.paper, Colour.observed) },
  {
    label: 'as asked',
    mark: `<rect x="3" y="0" width="12" height="12" fill="none" stroke="${Colour.expected}" stroke-width="2.5"/>`,
  },
  { label: '95 % interval', mark: `<path d="M9,0V12" stroke="${Colour.rule}" stroke-width="2"/>` },
];

const columns = (points: readonly Placed[]) => ({
  domain: [-0.5, points.length - 0.5],
  axis: null,
});

function ratioPanel(points: readonly Placed[]): Panel {
  const [least, most] = limitsOf(points);
  const bounded = points.map((point) => ({
    ...point,
    bottom: Math.max(least, point.low ?? point.ratio),
    top: Math.min(most, point.high ?? point.ratio),
  }));
  const isSure = ({ p }: Placed) => p <= LEVEL;
  return panel({
    height: 260,
    marginTop: 28,
    marginBottom: 8,
    marginLeft: CHOICES_WIDTH,
    x: columns(points),
    y: {
      type: 'log',
      domain: [least, most],
      ticks: ratioTicks(least, most),
      tickFormat: String,
      label: 'visits per expected visit, in windows against outside',
      labelArrow: 'none',
      grid: true,
    },
    marks: [
      Plot.ruleY([1], { stroke: Colour.ink }),
      Plot.ruleX(bounded, { x: 'at', y1: 'bottom', y2: 'top', stroke: Colour.rule, strokeWidth: 2 }),
      Plot.dot(
        points.filter(({ isPrimary }) => isPrimary),
        { x: 'at', y: 'ratio', symbol: 'square', r: 9, stroke: Colour.expected, strokeWidth: 2.5 },
      ),
      Plot.dot(
        points.filter((point) => !isSure(point)),
        { x: 'at', y: 'ratio', r: 5, fill: Colour.paper, stroke: Colour.observed },
      ),
      Plot.dot(points.filter(isSure), { x: 'at', y: 'ratio', r: 5, fill: Colour.observed }),
    ],
  });
}

/** Round limits that hold every ratio and 1, and intervals up to ten times as far as the outermost ratio. */
function limitsOf(points: readonly Placed[]): [number, number] {
  const ratios = points.map(({ ratio }) => ratio);
  const [least, most] = [Math.min(1, ...ratios), Math.max(1, ...ratios)];
  const low = Math.max(least / 10, Math.min(least, ...points.map(({ low: limit }) => limit || least)));
  const high = Math.min(most * 10, Math.max(most, ...points.map(({ high: limit }) => limit ?? most)));
  return [low * 0.9, high * 1.1];
}

const RATIOS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** Between them where an axis spans little. */
const FINE = [0.3, 0.7, 1.5, 3, 7];
/** Spans of an axis from which on only powers of ten have room, and up to which there is room for more. */
const WIDE = 200;
const NARROW = 8;

function ratioTicks(least: number, most: number): number[] {
  const span = most / least;
  const all = span < NARROW ? [...RATIOS, ...FINE] : RATIOS;
  const within = all.filter((ratio) => ratio >= least && ratio <= most);
  return span <= WIDE ? within : within.filter((ratio) => /^(0\.0*)?10*$/.test(String(ratio)));
}

/** A grid of dots: which of each choice every column stands for. */
function choicesPanel(points: readonly Placed[]): Panel {
  const rows = choiceRows(points);
  const chosen = points.flatMap((point) =>
    rows.flatMap((row, y) =>
      point.choices[row.choice] === row.value ? [{ at: point.at, y, isPrimary: point.isPrimary }] : [],
    ),
  );
  const labels = rows.map((row, y) => ({ y, text: row.label }));
  return panel({
    height: rows.length * ROW + 16,
    marginTop: 4,
    marginBottom: 12,
    marginLeft: CHOICES_WIDTH,
    x: columns(points),
    y: { domain: [-0.5, rows.length - 0.5], reverse: true, axis: null },
    marks: [
      Plot.ruleY(
        rows.map((_, y) => y),
        { stroke: Colour.grid },
      ),
      Plot.text(labels, {
        y: 'y',
        text: 'text',
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -CHOICES_WIDTH,
      }),
      Plot.dot(chosen, { x: 'at', y: 'y', r: 4, fill: (d) => (d.isPrimary ? Colour.expected : Colour.ink) }),
    ],
  });
}

/** Choices between which nothing was chosen are left out. */
function choiceRows(points: readonly Placed[]): { choice: string; value: string; label: string }[] {
  const names = [...new Set(points.flatMap(({ choices }) => Object.keys(choices)))];
  return names.flatMap((choice) => {
    const values = [...new Set(points.map(({ choices }) => choices[choice]))].filter(
      (value) => value !== undefined,
    );
    return values.sort(byNumber).map((value) => ({
      choice,
      value,
      label: shortened(plain(`${choice}: ${value}`), CHOICES_WIDTH - 12, 12),
    }));
  });
}

const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

function pointWords({ choices, ratio, p }: Placed): string {
  const words = Object.entries(choices).map(([choice, value]) => `${choice} ${value}`);
  return `${words.join(', ')}: ratio ${ratio.toFixed(2)}, p ${p.toFixed(3)}.`;
}
