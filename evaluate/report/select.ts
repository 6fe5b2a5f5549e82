import type { Kind } from '../input.js';
import { type EndResult, isNamed, isRight } from '../measures/end-result.js';
import type { LegsResult } from '../measures/legs-result.js';
import type { Share } from '../measures/wilson.js';
import type { Outcome } from '../run.js';

/** The results a table is about. What is left out is not asked for. */
export interface Wanted {
  readonly method?: string;
  readonly source?: string;
  readonly kind?: Kind;
  readonly whole?: boolean;
}

const fits = ({ method, hiding }: Outcome, wanted: Wanted): boolean =>
  (wanted.method === undefined || wanted.method === method) &&
  (wanted.whole === undefined || wanted.whole === (hiding === null));

const fitsPart = (part: { source: string; kind: Kind }, { source, kind }: Wanted): boolean =>
  (source === undefined || part.source === source) && (kind === undefined || part.kind === kind);

export const endsOf = (outcomes: readonly Outcome[], wanted: Wanted): EndResult[] =>
  outcomes
    .filter((one) => fits(one, wanted))
    .flatMap(({ ends }) => ends.filter((end) => fitsPart(end, wanted)));

export const legsOf = (outcomes: readonly Outcome[], wanted: Wanted): LegsResult[] =>
  outcomes
    .filter((one) => fits(one, wanted))
    .flatMap(({ legs }) => legs.filter((leg) => fitsPart(leg, wanted)));

export const named = (ends: readonly EndResult[]): Share => ({
  hits: ends.filter(isNamed).length,
  n: ends.length,
});

/** Of the ends that were named, the right ones. */
export const rightWhenNamed = (ends: readonly EndResult[]): Share => ({
  hits: ends.filter(isRight).length,
  n: ends.filter(isNamed).length,
});

/** Each value once, in the order of first sight. */
export const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
export const sourcesIn = (outcomes: readonly Outcome[]): string[] =>
  distinct(outcomes.flatMap(({ legs }) => legs.map(({ source }) => source)));
export const methodsIn = (outcomes: readonly Outcome[]): string[] =>
  distinct(outcomes.map(({ method }) => method));
