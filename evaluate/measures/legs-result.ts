import { type Input, type Kind, positionsOf, type TrueLeg } from '../input.js';
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
  /** By name: flights taken for one, flights found neither alone nor with others, and legs that are no flight. */
  readonly merged: readonly (readonly TrueLeg[])[];
  readonly missed: readonly TrueLeg[];
  readonly extra: readonly ExtraLeg[];
}

/** A found leg that is no true flight, and the flight it has reports of, if any. */
export interface ExtraLeg {
  readonly leg: FoundLeg;
  readonly partOf: TrueLeg | null;
}

/** Counts of a matching. Flights too little was left of count neither way. */
export function judgeLegs(
  input: Input,
  found: readonly FoundLeg[],
  { foundOf, extra, unheard }: Matching,
): LegsResult {
  const heard = [...input.legs.keys()].filter((k) => !unheard.includes(k));
  const missed = heard.filter((k) => foundOf[k] === null);
  const holding = found.map((leg) => heldBy(leg, input, heard));
  const merged = holding.filter((held) => held.length > 1);
  const matched = heard.length - missed.length;
  return {
    source: input.source,
    kind: input.kind,
    gapMinutes: input.gapMinutes,
    truths: heard.length,
    found: matched + extra.length,
    matched,
    merged: merged.map((held) => held.map((k) => input.legs[k])),
    missed: missed.filter((k) => !merged.some((held) => held.includes(k))).map((k) => input.legs[k]),
    extra: extra
      .filter((k) => holding[k].length < 2)
      .map((k) => ({ leg: found[k], partOf: input.legs.find((leg) => overlaps(leg, found[k])) ?? null })),
  };
}

/** The flights of which a leg has more than half of the reports. */
function heldBy(leg: FoundLeg, { trace, legs }: Input, heard: readonly number[]): number[] {
  const { timeMs } = trace.reports;
  const [first, end] = positionsOf(timeMs, leg.firstMs, leg.lastMs);
  return heard.filter((k) => {
    const [from, to] = positionsOf(timeMs, legs[k].fromMs, legs[k].toMs);
    return 2 * (Math.min(to, end) - Math.max(from, first)) > to - from;
  });
}

const overlaps = (leg: TrueLeg, { firstMs, lastMs }: FoundLeg): boolean =>
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
