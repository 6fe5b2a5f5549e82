import { OTHERS_WITHIN } from '../trace/pressure-others.js';
import type { Period } from './weave.js';

/** Heights are corrected slice by slice of time: few questions to the ledger, and few enough aircraft in memory. */
export const SLICE_MS = 3 * 3_600_000;

/** The slices from one time to another, both included. */
export function* slicesBetween(fromMs: number, toMs: number): Generator<number> {
  for (let slice = Math.floor(fromMs / SLICE_MS); slice * SLICE_MS <= toMs; slice++) yield slice;
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

  get isEmpty(): boolean {
    return this.slices.size === 0;
  }
}
