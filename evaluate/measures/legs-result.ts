import type { Input, Kind, TrueLeg } from '../input.js';
import type { FoundLeg } from '../method.js';
import type { Matching } from './match.js';

/** How one input's flights were told apart. */
export interface LegsResult {
  readonly source: string;
  readonly kind: Kind;
  readonly gapMinutes: number | null;
  readonly truths: number;
  readonly found: number;
  readonly matched: number;
  /** Flights that were not found, and legs that are none: for the list of errors. */
  readonly missed: readonly TrueLeg[];
  readonly extra: readonly ExtraLeg[];
}

/** A found leg that is no true flight, and the flights it has reports of. */
export interface ExtraLeg {
  readonly leg: FoundLeg;
  readonly holds: readonly TrueLeg[];
}

/** Counts of a matching. Flights too little was left of count neither way. */
export function judgeLegs(
  input: Input,
  found: readonly FoundLeg[],
  { foundOf, extra, unheard }: Matching,
): LegsResult {
  const heard = input.legs.map((leg, k) => ({ leg, k })).filter(({ k }) => !unheard.includes(k));
  const missed = heard.filter(({ k }) => foundOf[k] === null).map(({ leg }) => leg);
  const matched = heard.length - missed.length;
  return {
    source: input.source,
    kind: input.kind,
    gapMinutes: input.gapMinutes,
    truths: heard.length,
    found: matched + extra.length,
    matched,
    missed,
    extra: extra.map((k) => ({ leg: found[k], holds: input.legs.filter((leg) => overlap(leg, found[k])) })),
  };
}

const overlap = (leg: TrueLeg, { firstMs, lastMs }: FoundLeg): boolean =>
  leg.fromMs <= lastMs && firstMs <= leg.toMs;

/** Precision, recall and their harmonic mean over several inputs; null where there is nothing to divide by. */
export function segmentation(results: readonly LegsResult[]) {
  const sum = (count: (result: LegsResult) => number) =>
    results.reduce((total, one) => total + count(one), 0);
  const [truths, found, matched] = [
    sum((one) => one.truths),
    sum((one) => one.found),
    sum((one) => one.matched),
  ];
  return {
    precision: { hits: matched, n: found },
    recall: { hits: matched, n: truths },
    f1: truths + found === 0 ? null : (2 * matched) / (truths + found),
  };
}
