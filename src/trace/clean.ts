import { haversineKm } from '../geo/geodesic.js';
import type { Reports } from '../source/reports.js';
import { type ClockOffset, onOneClock } from './clocks.js';
import { citation, type Dropped, type DropReason } from './dropped.js';
import { withoutDuplicates } from './duplicates.js';
import { keepTimeOrder } from './order.js';
import { pickTrace, type Trace } from './trace.js';

/** Clock offsets between sources and multilateration scatter that no speed should be read from. */
const POSITION_SLACK_KM = 3;
/** Reports looked at to tell a stray position from the truth. */
const LOOK_AHEAD = 8;
/** So few reports in a row may be called stray; a longer false track is kept for the integrity checks to flag. */
const MOST_STRAYS = 2;
const KMH_PER_KT = 1.852;

/** A trace without what cleaning left out, and what that was. */
export interface Cleaned {
  readonly trace: Trace;
  readonly dropped: readonly Dropped[];
}

/** A cleaned trace, and what it was before positions were left out. */
export interface CleanedOfJumps extends Cleaned {
  /** Every report once, those that no aircraft could have reached included. */
  readonly heard: Trace;
  /** Whether each of those can be reached from the one before: the usual case. */
  readonly isSmooth: boolean;
  /** Sources whose clock was set by another's. */
  readonly clocks: readonly ClockOffset[];
}

/** Leaves out the reports of one source whose times run back. Must see the source's whole list, in its own order. */
export function dropBackwards(trace: Trace): Cleaned {
  const kept = keepTimeOrder(trace.reports.timeMs);
  if (kept === null) return { trace, dropped: [] };
  return keepOnly(trace, kept, 'backwards');
}

/**
 * Leaves out what several sources say twice and positions no aircraft could have reached.
 *
 * Of two copies the one that knows more is kept, so that adding a source can only add evidence.
 *
 * @param trace in time order
 * @param maxGroundspeedKt the fastest this type can move over ground
 */
export function cleanTrace(trace: Trace, maxGroundspeedKt: number): CleanedOfJumps {
  const { trace: timed, offsets: clocks } = onOneClock(trace);
  const once = dropDuplicates(timed);
  const maxKmh = maxGroundspeedKt * KMH_PER_KT;
  const isSmooth = isReachableThroughout(once.trace.reports, maxKmh);
  const plausible = isSmooth ? { trace: once.trace, dropped: [] } : dropJumps(once.trace, maxKmh);
  const dropped = [...once.dropped, ...plausible.dropped];
  return { trace: plausible.trace, dropped, heard: once.trace, isSmooth, clocks };
}

function keepOnly(trace: Trace, kept: ArrayLike<number>, reason: DropReason): Cleaned {
  if (kept.length === trace.reports.length) return { trace, dropped: [] };
  const dropped: Dropped[] = [];
  for (let i = 0, k = 0; i < trace.reports.length; i++) {
    if (kept[k] === i) k++;
    else dropped.push(citation(trace, i, reason));
  }
  return { trace: pickTrace(trace, kept), dropped };
}

function dropDuplicates(trace: Trace): Cleaned {
  const kept = withoutDuplicates(trace);
  return kept === null ? { trace, dropped: [] } : keepOnly(trace, kept, 'duplicate');
}

function dropJumps(trace: Trace, maxKmh: number): Cleaned {
  const { reports } = trace;
  const kept: number[] = [];
  for (let i = 0; i < reports.length; i++) {
    const last = kept.at(-1);
    if (last === undefined || isReachable(reports, last, i, maxKmh)) kept.push(i);
    else if (followers(reports, i, i, maxKmh) > followers(reports, last, i, maxKmh)) {
      dropStrays(reports, kept, i, maxKmh);
      kept.push(i);
    }
  }
  return keepOnly(trace, kept, 'jump');
}

/** Whether each report can be reached from the one before: the usual case. */
function isReachableThroughout(reports: Reports, maxKmh: number): boolean {
  for (let i = 1; i < reports.length; i++) if (!isReachable(reports, i - 1, i, maxKmh)) return false;
  return true;
}

/** Whether the airframe can have moved from report `i` to report `j` in the time between them. */
function isReachable(reports: Reports, i: number, j: number, maxKmh: number): boolean {
  const hours = (reports.timeMs[j] - reports.timeMs[i]) / 3_600_000;
  const reach = POSITION_SLACK_KM + maxKmh * hours;
  const latitudeKm = Math.abs(reports.latitudeDeg[i] - reports.latitudeDeg[j]) * 111.2;
  const longitudeKm = Math.abs(reports.longitudeDeg[i] - reports.longitudeDeg[j]) * 111.4;
  // The sum of both legs of the triangle bounds its long side: the usual case needs no trigonometry.
  if (latitudeKm + longitudeKm <= reach) return true;
  return distanceKm(reports, i, j) <= reach;
}

function distanceKm(reports: Reports, i: number, j: number): number {
  return haversineKm(
    reports.latitudeDeg[i],
    reports.longitudeDeg[i],
    reports.latitudeDeg[j],
    reports.longitudeDeg[j],
  );
}

/** How many of the reports just after `i` continue from `start`. */
function followers(reports: Reports, start: number, i: number, maxKmh: number): number {
  let count = 0;
  let from = start;
  for (let j = i + 1; j < Math.min(reports.length, i + 1 + LOOK_AHEAD); j++) {
    if (!isReachable(reports, from, j, maxKmh)) continue;
    count++;
    from = j;
  }
  return count;
}

/** Takes the last few kept reports back when they, not report `i`, are the ones out of place. */
function dropStrays(reports: Reports, kept: number[], i: number, maxKmh: number): void {
  for (let back = 1; back <= MOST_STRAYS; back++) {
    const before = kept.at(-1 - back);
    const onlyStraysBefore = kept.length === back;
    if (onlyStraysBefore || (before !== undefined && isReachable(reports, before, i, maxKmh))) {
      kept.length -= back;
      return;
    }
  }
}
