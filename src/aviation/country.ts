import type { Rows } from './rows.js';

/** Columns of data/countries.csv.gz. */
export const COUNTRY_HEADER = ['code', 'name', 'otherName'];

/** A country or territory by its ISO 3166-1 alpha-2 code (and XK for Kosovo, as both sources have it). */
export interface Country {
  readonly code: string;
  readonly name: string;
  /** Every English name the sources have for it, `name` first. */
  readonly names: readonly string[];
}

/** All countries, sorted by code. */
export class CountryTable {
  readonly all: readonly Country[];
  private readonly codes: ReadonlyMap<string, Country>;

  constructor(rows: Rows) {
    this.all = Array.from({ length: rows.length }, (_, i) => {
      const [code, name, otherName] = rows.at(i);
      return { code, name, names: otherName === '' ? [name] : [name, otherName] };
    });
    this.codes = new Map(this.all.map((country) => [country.code, country]));
  }

  /** @param code in any case */
  byCode(code: string): Country | null {
    return this.codes.get(code.toUpperCase()) ?? null;
  }
}
