/**
 * What somebody says about one airframe. Statements stand side by side: an address is given to another airframe, an
 * operator changes, and sources contradict each other; which is right is for the reader to judge.
 */
export interface IdentityStatement {
  /** Who says so. */
  readonly source: string;
  /** The day up to which the source was kept, `2026-07-19`; null where nobody says. */
  readonly asOf: string | null;
  /** Days on which evidence carried this, first and last; null for a source that is no evidence of a day. */
  readonly seenFrom: string | null;
  readonly seenTo: string | null;
  /** Days from and up to which, both included, the source says this is so. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Six lower-case hex digits, `~` in front of a non-ICAO address. */
  readonly icao24: string | null;
  readonly registration: string | null;
  /** ICAO Doc 8643 designator, or one of the source's own. */
  readonly typecode: string | null;
  readonly description: string | null;
  /** In words; `Private` for any private person. */
  readonly operator: string | null;
  /** ICAO designator. */
  readonly operatorCode: string | null;
  /** Owner; where a source does not tell owners from operators (`ownOp` of readsb and tar1090-db), either. */
  readonly owner: string | null;
  readonly isMilitary: boolean | null;
  /** In the United States' programmes of private addresses (PIA) and of limited display (LADD). */
  readonly isPia: boolean | null;
  readonly isLadd: boolean | null;
  readonly serial: string | null;
  readonly yearBuilt: number | null;
  readonly note: string | null;
  /** Why parts of the statement are not given; null when all of it is. */
  readonly withheld: string | null;
}

/** Says nothing about nobody: to be spread under what is known. */
export const NO_STATEMENT: Omit<IdentityStatement, 'source'> = {
  asOf: null,
  seenFrom: null,
  seenTo: null,
  validFrom: null,
  validTo: null,
  icao24: null,
  registration: null,
  typecode: null,
  description: null,
  operator: null,
  operatorCode: null,
  owner: null,
  isMilitary: null,
  isPia: null,
  isLadd: null,
  serial: null,
  yearBuilt: null,
  note: null,
  withheld: null,
};

const COMPARED = ['registration', 'typecode', 'operator', 'operatorCode'] as const;

/** One thing about one address on which statements differ, in any way but hyphens and capitals. */
export interface Disagreement {
  readonly field: (typeof COMPARED)[number];
  /** Each wording with the sources that have it, in the order of the statements. */
  readonly values: readonly { readonly value: string; readonly sources: readonly string[] }[];
}

/** Where statements about one address differ; none of them is preferred. */
export function disagreements(statements: readonly IdentityStatement[]): Disagreement[] {
  return COMPARED.map((field) => ({ field, values: valuesOf(statements, field) })).filter(
    ({ values }) => values.length > 1,
  );
}

function valuesOf(
  statements: readonly IdentityStatement[],
  field: Disagreement['field'],
): Disagreement['values'] {
  const values = new Map<string, { value: string; sources: Set<string> }>();
  for (const statement of statements) {
    const value = statement[field];
    if (value === null) continue;
    const key = value.replace(/[-\s]/g, '').toUpperCase();
    const known = values.get(key) ?? { value, sources: new Set() };
    known.sources.add(sourceWords(statement));
    values.set(key, known);
  }
  return [...values.values()].map(({ value, sources }) => ({ value, sources: [...sources] }));
}

/** `mictronics as of 2026-07-19`; `undated` where nobody says. */
export function sourceWords({ source, asOf, seenFrom, seenTo }: IdentityStatement): string {
  if (asOf !== null) return `${source} as of ${asOf}`;
  if (seenFrom === null) return `${source}, undated`;
  return `${source} ${seenFrom === seenTo ? seenFrom : `${seenFrom} to ${seenTo}`}`;
}

/** Oldest first, by what dates them; undated ones last. */
export function inOrderOfTime(statements: readonly IdentityStatement[]): IdentityStatement[] {
  const dateOf = ({ validFrom, seenFrom, asOf }: IdentityStatement) =>
    validFrom ?? seenFrom ?? asOf ?? '9999';
  return [...statements].sort((a, b) => compare(dateOf(a), dateOf(b)) || compare(a.source, b.source));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
