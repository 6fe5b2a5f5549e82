import * as Plot from '@observablehq/plot';
import { figureOf, type LegendItem } from './frame.js';
import type { Figure, FigureNotes } from './notes.js';
import { Colour } from './palette.js';
import { type Panel, panel } from './panel.js';
import { visitScale } from './ticks.js';

/** Visits so many days after the starts of all episodes together. */
export interface EpochBin {
  /** Days after the start, both included; negative: before. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly observed: number;
  readonly expected: number;
  /** Between which 95 of 100 rotations lie. */
  readonly low: number;
  readonly high: number;
}

/** What the figure of superposed epochs is drawn from. */
export interface EpochsFigure {
  readonly notes: FigureNotes;
  /** Number of starts laid over each other. */
  readonly starts: number;
  readonly bins: readonly EpochBin[];
}

const REMARK = 'A picture, not a test: some bins leave the envelope by chance alone.';

/** All episodes laid over each other by their first day. */
export function epochsFigure({ notes, starts, bins }: EpochsFigure): Figure {
  return figureOf({
    name: 'epochs',
    title: 'Visits before and after the first day of episodes',
    description: `${starts} starts laid over each other. ${bins.map(binWords).join(' ')}`,
    notes,
    legend: LEGEND,
    panels: [binsPanel(bins)],
    remarks: [REMARK],
  });
}

const LEGEND: readonly LegendItem[] = [
  {
    label: 'observed',
    mark: `<path d="M0,6H18" stroke="${Colour.observed}" stroke-width="2"/><circle cx="9" cy="6" r="5" fill="${Colour.observed}"/>`,
  },
  {
    label: 'expected',
    mark: `<path d="M0,6H18" stroke="${Colour.expected}" stroke-width="2" stroke-dasharray="5 3"/>`,
  },
  {
    label: 'where 95 of 100 rotations lie',
    mark: `<rect width="18" height="12" fill="${Colour.envelope}"/>`,
  },
];

function binsPanel(bins: readonly EpochBin[]): Panel {
  const rows = bins.map((bin) => ({
    ...bin,
    until: bin.toDay + 1,
    middle: (bin.fromDay + bin.toDay + 1) / 2,
  }));
  const most = Math.max(
    1,
    ...rows.map(({ observed, expected, high }) => Math.max(observed, Math.ceil(expected), high)),
  );
  const across = { x1: 'fromDay', x2: 'until' };
  return panel({
    height: 340,
    marginTop: 28,
    marginBottom: 44,
    x: {
      label: 'days after the first day of the episode',
      labelArrow: 'none',
      labelAnchor: 'center',
      tickFormat: signed,
    },
    y: visitScale(most),
    marks: [
      Plot.rect(rows, {
        ...across,
        y1: 'low',
        y2: 'high',
        fill: Colour.envelope,
        shapeRendering: 'crispEdges',
      }),
      Plot.ruleY([0], { stroke: Colour.ink }),
      Plot.ruleX([0], { stroke: Colour.ink, strokeDasharray: '2 3' }),
      Plot.link(rows, {
        ...across,
        y1: 'expected',
        y2: 'expected',
        stroke: Colour.expected,
        strokeWidth: 2,
        strokeDasharray: '5 3',
      }),
      Plot.line(rows, { x: 'middle', y: 'observed', stroke: Colour.observed, strokeWidth: 2 }),
      Plot.dot(rows, { x: 'middle', y: 'observed', r: 5, fill: Colour.observed }),
    ],
  });
}

const signed = (days: number): string => (days > 0 ? `+${days}` : `${days}`.replace('-', '−'));

function binWords({ fromDay, toDay, observed, expected, low, high }: EpochBin): string {
  return `Days ${fromDay} to ${toDay}: ${observed} observed, ${expected.toFixed(1)} expected, rotations ${low} to ${high}.`;
}
