/** What every figure says about itself. */
export interface FigureNotes {
  /** What is counted where, in a few words: "Silk Way Airlines at Ovda". */
  readonly subject: string;
  /** First and last day, both included; whole UTC days since 1970-01-01. */
  readonly period: { readonly startDay: number; readonly endDay: number };
  /** Whose data these are, with their terms. */
  readonly source: string;
  /** How the numbers were made, in a sentence or two. */
  readonly method: string;
  /** Whether any of it was made up: then the picture says so. */
  readonly synthetic: boolean;
}

/** A finished figure. */
export interface Figure {
  /** Also the beginning of its file's name. */
  readonly name: string;
  /** A whole SVG document, the same bytes for the same input. */
  readonly svg: string;
}
