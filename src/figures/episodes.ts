import * as Plot from '@observablehq/plot';
import type { Episode } from '../analysis/index.js';
import { episodeDays, nameOf } from './episode-key.js';
import { figureOf, type LegendItem, textAt } from './frame.js';
import type { Figure, FigureNotes } from './notes.js';
import { Colour } from './palette.js';
import { PANEL, type Panel, panel } from './panel.js';
import { shortened } from './text.js';
import { visitScale } from './ticks.js';

/** Visits in the window of one episode, or of several whose windows overlap. */
export interface EpisodeTally {
  readonly episodes: readonly Episode[];
  readonly observed: number;
  /** What the trend and the chance of detection would let one expect without any effect. */
  readonly expected: number;
  /** Whether enough is expected to say anything of this episode alone. */
  readonly evaluable: boolean;
}

/** What the figure of episodes is drawn from. */
export interface EpisodesFigure {
  readonly notes: FigureNotes;
  readonly tallies: readonly EpisodeTally[];
}

const ROW = 34;
const NAME_WIDTH = 330;
const DOT = 6;
const MARGIN_TOP = 8;
const MARGIN_BOTTOM = 48;

/** Visits observed in each episode's window against those expected without any effect. */
export function episodesFigure({ notes, tallies }: EpisodesFigure): Figure {
  const judged = tallies.filter(({ evaluable }) => evaluable);
  const above = judged.filter(({ observed, expected }) => observed > expected).length;
  return figureOf({
    name: 'episodes',
    title: 'Visits expected and observed around each episode',
    description: tallies.map(tallyWords).join(' '),
    notes,
    legend: LEGEND,
    panels: [rowsPanel(tallies)],
    remarks: [tallyRemark(above, judged.length)],
  });
}

const cross = (x: number, y: number) =>
  `<path d="M${x - 5},${y - 5}L${x + 5},${y + 5}M${x - 5},${y + 5}L${x + 5},${y - 5}"`;

const LEGEND: readonly LegendItem[] = [
  { label: 'observed', mark: `<circle cx="9" cy="6" r="${DOT}" fill="${Colour.observed}"/>` },
  {
    label: 'expected if episodes made no difference',
    mark: `${cross(9, 6)} stroke="${Colour.expected}" stroke-width="2.5" fill="none"/>`,
  },
  {
    label: 'observed, but too little is expected to judge by',
    mark: `<circle cx="9" cy="6" r="${DOT}" fill="${Colour.paper}" stroke="${Colour.observed}" stroke-width="1.5" stroke-dasharray="3 2"/>`,
  },
];

function rowsPanel(tallies: readonly EpisodeTally[]): Panel {
  const rows = tallies.map((tally, i) => ({ ...tally, row: i }));
  const most = Math.max(1, ...rows.map(({ observed, expected }) => Math.max(observed, Math.ceil(expected))));
  return panel(
    {
      height: MARGIN_TOP + tallies.length * ROW + MARGIN_BOTTOM,
      marginTop: MARGIN_TOP,
      marginBottom: MARGIN_BOTTOM,
      marginLeft: NAME_WIDTH + 26,
      marginRight: 24,
      x: { ...visitScale(most), labelAnchor: 'center', labelOffset: 36 },
      y: { domain: [-0.5, tallies.length - 0.5], reverse: true, axis: null },
      marks: [
        Plot.ruleX([0], { stroke: Colour.ink }),
        Plot.link(rows, { x1: 'expected', x2: 'observed', y: 'row', stroke: Colour.rule, strokeWidth: 1.5 }),
        Plot.dot(rows, {
          x: 'expected',
          y: 'row',
          symbol: 'times',
          r: 5,
          stroke: Colour.expected,
          strokeWidth: 2.5,
        }),
        Plot.dot(
          rows.filter(({ evaluable }) => evaluable),
          { x: 'observed', y: 'row', r: DOT, fill: Colour.observed },
        ),
        Plot.dot(
          rows.filter(({ evaluable }) => !evaluable),
          {
            x: 'observed',
            y: 'row',
            r: DOT,
            fill: Colour.paper,
            stroke: Colour.observed,
            strokeDasharray: '3 2',
          },
        ),
      ],
    },
    rows.map(rowLabel).join(''),
  );
}

function tallyRemark(above: number, judged: number): string {
  if (judged === 0) return 'No episode can be judged alone: too little is expected in each.';
  return `In ${above} of the ${judged} episodes that can be judged, more visits than expected.`;
}

/** Name over days. Each is a text of its own: a name that runs from the right cannot turn the other round. */
function rowLabel({ episodes, row }: EpisodeTally & { readonly row: number }): string {
  const [first] = episodes;
  const more = episodes.length > 1 ? ` and ${episodes.length - 1} more` : '';
  const endDay = Math.max(...episodes.map((episode) => episode.endDay));
  const days = `${episodeDays({ startDay: first.startDay, endDay })}${more}`;
  const middle = MARGIN_TOP + (row + 0.5) * ROW;
  const name = shortened(nameOf(first), NAME_WIDTH, PANEL.fontSize);
  return `<g text-anchor="start">${textAt(0, middle - 2, name, { fontSize: PANEL.fontSize })}${textAt(0, middle + 12, days, { fontSize: PANEL.fontSize - 1, colour: Colour.faint })}</g>`;
}

function tallyWords({ episodes, observed, expected, evaluable }: EpisodeTally): string {
  const names = episodes.map(nameOf).join(', ');
  const judged = evaluable ? '' : ', too little expected to judge by';
  return `${names}: ${observed} observed, ${expected.toFixed(1)} expected${judged}.`;
}
