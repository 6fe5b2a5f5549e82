/** What one place, operator, publisher or type of aircraft is called in one language. */
export interface NameRow {
  readonly language: string;
  readonly kind: 'country' | 'demonym' | 'city' | 'aerodrome' | 'operator' | 'publisher' | 'type';
  /** ISO 3166-1 alpha-2, English name of a town, `ident` of an aerodrome, ICAO designator, a publisher's own name. */
  readonly code: string;
  readonly name: string;
}
