import { type Input, positionsOf } from '../input.js';

/** A stretch of time, UTC ms, both ends included. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Which found leg is which true one, by their places in the two lists. */
export interface Matching {
  /** For each true leg the found one, or null when it was missed. */
  readonly foundOf: readonly (number | null)[];
  /** Found legs that are none of the true ones. */
  readonly extra: readonly number[];
  /** True legs of which too little was left in the input to be found at all. */
  readonly unheard: readonly number[];
}

/** So many reports of a flight must be in the input for it to count. */
export const FEWEST_REPORTS = 2;

/**
 * Matches found legs with true ones. Both are taken as sets of reports, of which only those count that belong to some true
 * flight: how much of a stay on the ground a method counts to a leg makes no difference. Two match when they share more than
 * half of the reports that either has. Each leg can then match at most one other, so nothing hangs on the order.
 */
export function match({ trace, legs }: Pick<Input, 'trace' | 'legs'>, found: readonly Stretch[]): Matching {
  const { timeMs } = trace.reports;
  const truths = legs.map((leg) => positionsOf(timeMs, leg.fromMs, leg.toMs));
  const sizes = truths.map(([from, to]) => to - from);
  const foundOf: (number | null)[] = legs.map(() => null);
  const extra: number[] = [];
  for (const [k, stretch] of found.entries()) {
    const shared = sharedWith(truths, positionsOf(timeMs, stretch.fromMs, stretch.toMs));
    const total = shared.reduce((sum, count) => sum + count, 0);
    const at = shared.findIndex((count, leg) => 2 * count > sizes[leg] + total - count);
    if (at >= 0) foundOf[at] = k;
    if (isExtra(shared, sizes, at)) extra.push(k);
  }
  const unheard = legs.flatMap((_, leg) => (sizes[leg] < FEWEST_REPORTS ? [leg] : []));
  return { foundOf: foundOf.map((k, leg) => (sizes[leg] < FEWEST_REPORTS ? null : k)), extra, unheard };
}

function sharedWith(
  truths: readonly (readonly [number, number])[],
  [first, last]: readonly [number, number],
) {
  return truths.map(([from, to]) => Math.max(0, Math.min(to, last) - Math.max(from, first)));
}

/** A leg made of what is left of unheard flights alone is neither right nor wrong. */
function isExtra(shared: readonly number[], sizes: readonly number[], at: number): boolean {
  if (at >= 0) return false;
  return (
    shared.every((count) => count === 0) ||
    shared.some((count, leg) => count > 0 && sizes[leg] >= FEWEST_REPORTS)
  );
}
