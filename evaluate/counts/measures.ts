import type { CountScenario } from './scenario.js';

/** What came of one run of a scenario. */
export interface Run {
  readonly flown: number;
  /** Visits of which at least one end was heard. */
  readonly heard: number;
  readonly atLeast: number;
  /** Confirmed visits as they stand: what would be said without L. */
  readonly confirmed: number;
  /** Null where there is no estimate. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

/** A scenario and all its runs. */
export interface Outcome {
  readonly scenario: CountScenario;
  readonly runs: readonly Run[];
}

/** What L is asked to do in every scenario it is made for. */
export const HOLDS_GOAL = 0.975;
export const RATIO_GOAL = 0.9;
/** What the interval of the estimate is asked to do where all it takes for granted is so. */
export const COVERS_GOAL = 0.93;

/** Share of runs in which something is no more than the visits flown. */
export const heldShare = (runs: readonly Run[], of: (run: Run) => number): number =>
  shareOf(runs, (run) => of(run) <= run.flown);

/** Middle of L ÷ visits heard at one end or both. */
export const medianRatio = (runs: readonly Run[]): number =>
  median(runs.map(({ atLeast, heard }) => atLeast / heard));

/** Share of runs whose interval holds the visits flown; runs without an estimate are left out. */
export function coveredShare(runs: readonly Run[]): number {
  const given = runs.filter(({ interval }) => interval !== null);
  return shareOf(given, ({ interval, flown }) => interval!.low <= flown && flown <= interval!.high);
}

/** Share of runs in which the interval's upper end is no less than the visits flown. */
export function upperHeldShare(runs: readonly Run[]): number {
  const given = runs.filter(({ interval }) => interval !== null);
  return shareOf(given, ({ interval, flown }) => flown <= interval!.high);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const shareOf = (runs: readonly Run[], holds: (run: Run) => boolean): number =>
  runs.filter(holds).length / runs.length;
