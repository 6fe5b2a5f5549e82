import type { Period } from '../ledger/tables/period.js';
import { OTHERS_WITHIN } from '../trace/pressure-others.js';

/** Heights are corrected slice by slice of time: few questions to the ledger, and few enough aircraft in memory. */
export const SLICE_MS = 3 * 3_600_000;

/** The slices from one time to another, both included. */
export function* slicesBetween(fromMs: number, toMs: number): Generator<number> {
  for (let slice = Math.floor(fromMs / SLICE_MS); slice * SLICE_MS <= toMs; slice++) yield slice;
}

/** A slice, and so much before and after. */
export function periodOf(slice: number, marginMs = 0): Period {
  return { firstSeenMs: slice * SLICE_MS - marginMs, lastSeenMs: (slice + 1) * SLICE_MS + marginMs };
}

/** The slices of time in which what other aircraft tell of the pressure may have changed. */
export class TouchedSlices {
  private readonly slices = new Set<number>();

  /** Notes when a leg was that came, went or was flagged. */
  note({ firstSeenMs, lastSeenMs }: Period): void {
    for (const slice of slicesBetween(firstSeenMs - OTHERS_WITHIN.ms, lastSeenMs + OTHERS_WITHIN.ms))
      this.slices.add(slice);
  }

  has(slice: number): boolean {
    return this.slices.has(slice);
  }

  /** From the first slice to the last, UTC ms; null where there is none. */
  get period(): Period | null {
    if (this.slices.size === 0) return null;
    let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const slice of this.slices) [first, last] = [Math.min(first, slice), Math.max(last, slice)];
    return { firstSeenMs: first * SLICE_MS, lastSeenMs: (last + 1) * SLICE_MS };
  }
}
