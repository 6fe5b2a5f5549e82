import type { Reports } from '../source/reports.js';

/** A silence between two neighbouring reports. */
export interface Gap {
  /** Positions of the reports before and after it. */
  readonly before: number;
  readonly after: number;
  readonly seconds: number;
}

/** Silences of at least `minSeconds` between reports `from` and `to` (both included). */
export function gapsIn(reports: Reports, from: number, to: number, minSeconds: number): Gap[] {
  const { timeMs } = reports;
  const gaps: Gap[] = [];
  for (let i = from + 1; i <= to; i++) {
    if (timeMs[i] - timeMs[i - 1] < minSeconds * 1000) continue;
    gaps.push({ before: i - 1, after: i, seconds: secondsBetween(reports, i - 1, i) });
  }
  return gaps;
}

/** Seconds from report `i` to report `j`. */
export function secondsBetween(reports: Reports, i: number, j: number): number {
  return (reports.timeMs[j] - reports.timeMs[i]) / 1000;
}
