import { dayText } from '../analysis/index.js';
import type { Figure, FigureNotes } from './notes.js';
import { Colour, PATTERNS } from './palette.js';
import type { Panel } from './panel.js';
import { directed, escaped, plain, widthOf, wrapped } from './text.js';

/** Width of every figure. */
export const WIDTH = 960;
const MARGIN = 24;
const LINE = 16;
const FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', 'Noto Naskh Arabic', sans-serif";

/** What a mark means. */
export interface LegendItem {
  readonly label: string;
  /** The mark within a box of 18 by 12, from its top left corner. */
  readonly mark: string;
}

/** One thing below another: its height, and its markup from a given y on. */
export interface Block {
  readonly height: number;
  markupAt(y: number): string;
}

/** What a figure is made of. */
interface FigureParts {
  readonly name: string;
  readonly title: string;
  /** What there is to see, in words, for those who cannot see it. */
  readonly description: string;
  readonly notes: FigureNotes;
  readonly legend: readonly LegendItem[];
  readonly panels: readonly Panel[];
  /** Between the panels and the caption. */
  readonly key?: Block;
  /** Said in the caption beside source, period and method. */
  readonly remarks?: readonly string[];
}

/** A figure with its title, legend, panels and caption, one below the other. */
export function figureOf(parts: FigureParts): Figure {
  const { name, notes, title } = parts;
  const subject = plain(notes.subject);
  const heading = `${title}: ${subject}`;
  const blocks = [
    ...(notes.synthetic ? [banner()] : []),
    textBlock([title], { fontSize: 20, weight: 'bold' }),
    textBlock(wrapped(subject, WIDTH - 2 * MARGIN, 15), { fontSize: 15 }),
    ...(parts.legend.length > 0 ? [legendBlock(parts.legend)] : []),
    ...parts.panels.map(panelBlock),
    ...(parts.key === undefined ? [] : [parts.key]),
    textBlock(captionLines(parts), { fontSize: 12, colour: Colour.faint }),
  ];
  const { markup, height } = stacked(blocks);
  const [titleId, descriptionId] = [`airbridge-${name}-title`, `airbridge-${name}-description`];
  const svg = [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`,
    ` role="img" aria-labelledby="${titleId} ${descriptionId}" font-family="${FONTS}" fill="${Colour.ink}">`,
    `<title id="${titleId}">${escaped(`${synthetic(notes)}${heading}`)}</title>`,
    `<desc id="${descriptionId}">${escaped(`${synthetic(notes)}${plain(parts.description)}`)}</desc>`,
    `<defs>${PATTERNS}</defs><rect width="${WIDTH}" height="${height}" fill="${Colour.paper}"/>`,
    `${markup}</svg>\n`,
  ];
  return { name, svg: svg.join('') };
}

const synthetic = ({ synthetic }: FigureNotes): string => (synthetic ? 'SYNTHETIC DATA. ' : '');

function stacked(blocks: readonly Block[]): { markup: string; height: number } {
  let y = MARGIN;
  let markup = '';
  for (const block of blocks) {
    markup += block.markupAt(y);
    y += block.height;
  }
  return { markup, height: Math.ceil(y + MARGIN) };
}

/** Nobody shall take made-up flights for real ones, also when the caption is cut off. */
function banner(): Block {
  return {
    height: 34,
    markupAt: (y) =>
      `<rect x="${MARGIN}" y="${y}" width="${WIDTH - 2 * MARGIN}" height="24" fill="${Colour.ink}"/>` +
      `<text x="${WIDTH / 2}" y="${y + 17}" text-anchor="middle" font-size="14" font-weight="bold" fill="${Colour.paper}">` +
      'SYNTHETIC: made by a simulator; nobody flew this</text>',
  };
}

interface TextStyle {
  readonly fontSize: number;
  readonly weight?: string;
  readonly colour?: string;
}

function textBlock(lines: readonly string[], style: TextStyle): Block {
  const step = Math.round(style.fontSize * 1.35);
  return {
    height: lines.length * step + 8,
    markupAt: (y) =>
      lines.map((line, i) => textAt(MARGIN, y + style.fontSize + i * step, line, style)).join(''),
  };
}

/** A line of text that begins at x, whichever way its script runs. */
export function textAt(x: number, y: number, text: string, { fontSize, weight, colour }: TextStyle): string {
  const bold = weight === undefined ? '' : ` font-weight="${weight}"`;
  const fill = colour === undefined ? '' : ` fill="${colour}"`;
  return `<text x="${x}" y="${y}" font-size="${fontSize}"${bold}${fill}>${directed(text)}</text>`;
}

function legendBlock(items: readonly LegendItem[]): Block {
  let x = MARGIN;
  let row = 0;
  const placed = items.map((item) => {
    const width = 18 + 6 + widthOf(item.label, 12) + 20;
    if (x + width > WIDTH - MARGIN && x > MARGIN) {
      x = MARGIN;
      row++;
    }
    const at = { item, x, row };
    x += Math.ceil(width);
    return at;
  });
  return {
    height: (row + 1) * (LINE + 4) + 6,
    markupAt: (y) =>
      placed
        .map(({ item, x: left, row: line }) => {
          const top = y + line * (LINE + 4);
          return `<g transform="translate(${left},${top + 2})">${item.mark}</g>${textAt(left + 24, top + 12, item.label, { fontSize: 12 })}`;
        })
        .join(''),
  };
}

function panelBlock(panel: Panel): Block {
  return { height: panel.height + 6, markupAt: (y) => panel.svgAt(MARGIN, y) };
}

function captionLines({ notes, remarks = [] }: FigureParts): string[] {
  const { startDay, endDay } = notes.period;
  const parts = [
    ...remarks,
    `Source: ${notes.source}`,
    `Period: ${dayText(startDay)} to ${dayText(endDay)}, days and months in UTC.`,
    `Method: ${notes.method}`,
  ];
  return parts.flatMap((part) => wrapped(plain(part), WIDTH - 2 * MARGIN, 12));
}
