import type { Limit } from './limits.js';
import type { RejectedReport, SourceTrace } from './reports.js';

/** The formats that are read, by their stable names, and what people call them. */
export const FORMATS = {
  'readsb-trace': 'readsb trace',
  'fr24-csv': 'Flightradar24 CSV',
  'fr24-positions': 'Flightradar24 positions CSV',
  'fr24-kml': 'Flightradar24 KML',
  'flightaware-kml': 'FlightAware KML',
  'kml-track': 'KML track',
  'traffic-json': 'traffic JSON',
} as const;

export type Format = keyof typeof FORMATS;

/** Everything in one file of tracks. */
export interface Tracks {
  readonly format: Format;
  /** What this file cannot tell, see source/limits. */
  readonly cannotProve: readonly Limit[];
  /** At least one; each is one airframe's, and no two are known to be the same airframe's unless both name one address. */
  readonly traces: readonly SourceTrace[];
  /** Of a readsb trace: whether the quick reader declined it, so that JSON.parse read it. */
  readonly fallback: boolean;
  /** Reports that could not be given to any trace; `index` counts in the file. */
  readonly strays: readonly RejectedReport[];
}
