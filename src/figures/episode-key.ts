import * as Plot from '@observablehq/plot';
import { DAY_MS, dayText, type Episode } from '../analysis/index.js';
import { type Block, textAt, WIDTH } from './frame.js';
import { Colour } from './palette.js';
import { plain, shortened } from './text.js';

/** More than this many names help nobody. */
const MOST_NAMED = 24;
const MARGIN = 24;
const FONT_SIZE = 12;
const LINE = 17;
const COLUMNS = 2;
/** Where in a column the number, the days and the name begin. */
const DAYS_X = 26;
const NAME_X = 182;
const NUMBER_WIDTH = 18;

/** Names under the figure, numbered as they stand over it; null where there are none, or too many. */
export function numberedKey(episodes: readonly Episode[]): Block | null {
  if (episodes.length === 0 || episodes.length > MOST_NAMED) return null;
  const perColumn = Math.ceil(episodes.length / COLUMNS);
  const columnWidth = (WIDTH - 2 * MARGIN) / COLUMNS;
  return {
    height: perColumn * LINE + 14,
    markupAt: (y) =>
      episodes
        .map((episode, i) => {
          const x = MARGIN + Math.floor(i / perColumn) * columnWidth;
          return keyLine(episode, i + 1, x, y + 12 + (i % perColumn) * LINE, columnWidth - NAME_X - 12);
        })
        .join(''),
  };
}

/** Number, days and name are texts of their own: a name that runs from the right cannot turn the others round. */
function keyLine(episode: Episode, number: number, x: number, y: number, width: number): string {
  const style = { fontSize: FONT_SIZE };
  const days = episodeDays(episode);
  return (
    textAt(x, y, `${number}`, { ...style, weight: 'bold' }) +
    textAt(x + DAYS_X, y, days, { ...style, colour: Colour.faint }) +
    textAt(x + NAME_X, y, shortened(nameOf(episode), width, FONT_SIZE), style)
  );
}

/** `2020-09-27–2020-11-10`, or one day. */
export function episodeDays({ startDay, endDay }: Pick<Episode, 'startDay' | 'endDay'>): string {
  return startDay === endDay ? dayText(startDay) : `${dayText(startDay)}–${dayText(endDay)}`;
}

/** Its name as it may stand in a figure; its id where it has none. */
export const nameOf = ({ name, id }: Pick<Episode, 'name' | 'id'>): string => plain(name) || plain(id) || '?';

/** Numbers to stand over a panel, in as many rows as they need so that none covers another. */
interface Numbers {
  readonly rows: number;
  readonly marks: Plot.Markish[];
}

/**
 * Places the numbers of episodes over the middle of their days.
 *
 * @param width of the panel between its margins
 */
export function numbersOver(
  episodes: readonly Episode[],
  { startDay, endDay }: { readonly startDay: number; readonly endDay: number },
  width: number,
): Numbers {
  if (episodes.length > MOST_NAMED) return { rows: 0, marks: [] };
  const ends: number[] = [];
  const placed = episodes.flatMap((episode, i) => {
    const middle = (Math.max(episode.startDay, startDay) + Math.min(episode.endDay, endDay) + 1) / 2;
    if (episode.endDay < startDay || episode.startDay > endDay) return [];
    const x = ((middle - startDay) / (endDay + 1 - startDay)) * width;
    const free = ends.findIndex((end) => end <= x - NUMBER_WIDTH / 2);
    const row = free === -1 ? ends.length : free;
    ends[row] = x + NUMBER_WIDTH / 2;
    return [{ at: new Date(middle * DAY_MS), number: `${i + 1}`, row }];
  });
  const marks = ends.map((_, row) =>
    Plot.text(
      placed.filter((one) => one.row === row),
      {
        x: 'at',
        text: 'number',
        frameAnchor: 'top',
        lineAnchor: 'bottom',
        dy: -4 - row * 14,
        fontWeight: 'bold',
      },
    ),
  );
  return { rows: ends.length, marks };
}
