import type { Limit } from '../source/limits.js';
import type { Format } from '../source/tracks.js';
import type { FormatSummary } from './summary.js';

/** Counts what came in by format. */
export class FormatCount {
  private readonly counts = new Map<Format, { traces: number; readonly limits: Map<Limit, number> }>();

  add(format: Format, cannotProve: readonly Limit[]): void {
    const count = this.counts.get(format) ?? { traces: 0, limits: new Map() };
    count.traces++;
    for (const limit of cannotProve) count.limits.set(limit, (count.limits.get(limit) ?? 0) + 1);
    this.counts.set(format, count);
  }

  /** Most traces first, then by name. */
  list(): FormatSummary[] {
    return [...this.counts]
      .map(([format, { traces, limits }]) => ({
        format,
        traces,
        cannotProve: [...limits].map(([limit, count]) => ({ limit, traces: count })),
      }))
      .sort((a, b) => b.traces - a.traces || (a.format < b.format ? -1 : 1));
  }
}
