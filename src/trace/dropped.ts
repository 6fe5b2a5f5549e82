import type { Trace, TraceSource } from './trace.js';

/** Why cleaning left a report out, or (`ground-flag`) did not believe a part of it. */
export type DropReason = 'backwards' | 'duplicate' | 'jump' | 'ground-flag';

/** A report that is not used, cited the way evidence is. */
export interface Dropped {
  readonly source: TraceSource;
  readonly index: number;
  readonly timeMs: number;
  readonly reason: DropReason;
}

/** Report `i` of a trace as a dropped one. */
export function citation(trace: Trace, i: number, reason: DropReason): Dropped {
  return {
    source: trace.sources[trace.sourceOf[i]],
    index: trace.reports.index[i],
    timeMs: trace.reports.timeMs[i],
    reason,
  };
}
