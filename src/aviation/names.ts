import type { Rows } from './rows.js';

/** Columns of data/names.csv. */
export const NAMES_HEADER = ['language', 'kind', 'code', 'name', 'source'];

/** What a name stands for. */
export const NAME_KINDS = [
  'country',
  'demonym',
  'city',
  'aerodrome',
  'operator',
  'publisher',
  'type',
] as const;

/** What one place, operator, publisher or type of aircraft is called in one language. */
export interface NameRow {
  /** BCP 47 tag. */
  readonly language: string;
  readonly kind: (typeof NAME_KINDS)[number];
  /**
   * ISO 3166-1 alpha-2 of a country or nationality, English name of a town, `ident` of an aerodrome, ICAO designator of an
   * operator or type (empty where the name is a family's), a publisher's own name.
   */
  readonly code: string;
  readonly name: string;
}

/** The names of a table, as records. */
export function namesOf(rows: Rows): NameRow[] {
  return Array.from({ length: rows.length }, (_, i) => {
    const [language, kind, code, name] = rows.at(i);
    return { language, kind: kind as NameRow['kind'], code, name };
  });
}
