import type { Rows } from './rows.js';

/** One national form of registration marks (ICAO Annex 7). */
export interface RegistrationPrefix {
  readonly prefix: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly hasHyphen: boolean;
  /** The whole mark, written without hyphens. */
  readonly pattern: RegExp;
}

/**
 * 14 CFR 47.15(b): after the N one to five characters, first digit not 0, at most two letters and those last,
 * neither I nor O. Anything looser takes Norwegian's and Spirit's callsigns (NAX…, NKS…) for registrations.
 */
const UNITED_STATES = /^N[1-9](?:\d{0,4}|\d{0,3}[A-HJ-NP-Z]|\d{0,2}[A-HJ-NP-Z]{2})$/;

/** Columns of data/registration-prefixes.csv.gz. */
export const REGISTRATION_PREFIX_HEADER = ['prefix', 'country', 'hyphen', 'pattern'];

/** A registration as compared: capitals, no hyphens, no spaces. */
export function bareRegistration(registration: string): string {
  return registration.toUpperCase().replace(/[-\s]/g, '');
}

/** The world's forms of registration marks. */
export class RegistrationTable {
  readonly prefixes: readonly RegistrationPrefix[];

  constructor(rows: Rows) {
    this.prefixes = Array.from({ length: rows.length }, (_, i) => {
      const [prefix, country, hyphen, pattern] = rows.at(i);
      return { prefix, country, hasHyphen: hyphen === '1', pattern: new RegExp(`^(?:${pattern})$`) };
    });
  }

  /** The forms the text has, with or without its hyphen; several where states share a prefix. */
  formsOf(text: string): RegistrationPrefix[] {
    const bare = bareRegistration(text);
    return this.prefixes.filter(({ prefix, pattern }) =>
      prefix === 'N' ? UNITED_STATES.test(bare) : bare.startsWith(prefix) && pattern.test(bare),
    );
  }

  /** Whether the text has the form of some state's registration: `N17104`, `C-GKQJ` and `CGKQJ` do. */
  looksLikeRegistration(text: string): boolean {
    return this.formsOf(text).length > 0;
  }
}
