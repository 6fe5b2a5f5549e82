import { orNull, type Rows } from './rows.js';

/** Columns of data/aircraft-sources.csv.gz. */
export const AIRCRAFT_SOURCES_HEADER = ['source', 'asOf', 'title'];

/** A source of the aircraft table. */
export interface AircraftSourceRecord {
  /** `2026-07-19`; null where the publisher states no date. */
  readonly asOf: string | null;
  readonly title: string;
}

/** The sources of the aircraft table by the names it has for them. */
export function aircraftSources(rows: Rows): ReadonlyMap<string, AircraftSourceRecord> {
  const entries = Array.from({ length: rows.length }, (_, i) => {
    const [source, asOf, title] = rows.at(i);
    return [source, { asOf: orNull(asOf), title }] as const;
  });
  return new Map(entries);
}
