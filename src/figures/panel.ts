import { type PlotOptions, plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Colour } from './palette.js';

/** One drawing within a figure. */
export interface Panel {
  readonly height: number;
  /** An `svg` element to be placed in the figure's. */
  svgAt(x: number, y: number): string;
}

/** Shared by all panels of a figure, so that their axes lie under each other. */
export const PANEL = { width: 912, marginLeft: 56, marginRight: 12, fontSize: 12 } as const;

/**
 * Draws a panel without a browser. Coordinates are rounded to hundredths: the same bytes on every machine, whatever its
 * arithmetic does in the last place.
 *
 * @param over markup to be laid over it
 */
export function panel(options: PlotOptions & { readonly height: number }, over = ''): Panel {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const style = { fontSize: `${PANEL.fontSize}px`, color: Colour.ink, background: 'none' };
  const svg = plot({ ...PANEL, ...options, document, style, className: 'airbridge' });
  const body = (svg.innerHTML as string).replace(/<style>.*?<\/style>/s, '');
  const [width, height] = [PANEL.width, options.height];
  const frame = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" fill="${Colour.ink}"`;
  const text = `font-size="${PANEL.fontSize}" text-anchor="middle" overflow="visible"`;
  return {
    height,
    svgAt: (x, y) => `<svg x="${x}" y="${y}" ${frame} ${text}>${rounded(body)}${over}</svg>`,
  };
}

/** Numbers in attributes to hundredths. */
function rounded(markup: string): string {
  return markup.replace(/(?<=[\s"(,a-zA-Z-])\d*\.\d{3,}(?:e-?\d+)?(?=[^<>]*>)/g, (number) =>
    String(Number(Number(number).toFixed(2))),
  );
}
