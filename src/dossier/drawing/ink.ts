/**
 * Colours of the pictures (Okabe and Ito, "Color Universal Design", 2008): the same as in the room of figures, on the paper of the
 * dossier. Nothing is told by colour alone: what is inferred is dashed or hatched, what was not received is dotted.
 */
export const Ink = {
  text: '#1c1b19',
  faint: '#5f5b54',
  rule: '#b9b3a8',
  grid: '#e4dfd6',
  paper: '#ffffff',
  land: '#f1ece2',
  border: '#cbc3b4',
  sea: '#e9f0f3',
  observed: '#0b5f96',
  episode: '#f3cf8a',
  missing: '#d8d2c6',
} as const;

/** Families of the pictures' text, first of the embedded ones. */
export const FACE = "Inter, 'Noto Naskh Arabic', sans-serif";

/** Dashes by style: the same on the map, in its key and in the words of its caption. */
export const DASH = { observed: 'none', inferred: '7 5', silent: '1.5 5' } as const;

/** A picture: its name and its SVG, alone or inside a page. */
export interface Picture {
  readonly name: string;
  readonly svg: string;
}
