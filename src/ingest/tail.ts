import type { PackedTail } from '../ledger/tables/tails.js';
import type { Legs } from '../legs/build.js';
import { Phase } from '../legs/flight/phase.js';
import { packTrace, unpackTrace } from '../trace/pack.js';
import { sliceTrace, type Trace, withSourcesInUse } from '../trace/trace.js';

/** Reports kept before the open part, so that the first decision in it sees the same neighbours again. */
const CONTEXT_REPORTS = 10;
/** Of a finished stay only its end can belong to the next leg: the longest taxi there is, and some. */
const STAY_MS = 30 * 60_000;
/** A leg in the air this short a time before midnight UTC goes on in tomorrow's file. */
const BEFORE_MIDNIGHT_MS = 2 * 3_600_000;
const DAY_MS = 86_400_000;

/** What tomorrow's file may go on from. */
export interface Tail extends Omit<PackedTail, 'reports'> {
  /** Reports from a little before `fromMs`, before cleaning. */
  readonly trace: Trace;
}

export const packTail = ({ fromMs, toMs, openLeg, trace }: Tail): PackedTail => ({
  fromMs,
  toMs,
  openLeg,
  reports: packTrace(trace),
});
export const unpackTail = ({ fromMs, toMs, openLeg, reports }: PackedTail): Tail => ({
  fromMs,
  toMs,
  openLeg,
  trace: unpackTrace(reports),
});

/**
 * The part of a stretch that later reports may still change.
 *
 * After a finished leg that is the end of the stay; of a leg on its way at midnight, all of it. Any other open leg will
 * most likely turn out to have ended, and its last reports suffice to see that.
 *
 * @param whole the stretch before cleaning
 * @param legs what was made of it
 * @param notBeforeMs what lies before is settled
 */
export function tailOf(whole: Trace, legs: Legs, notBeforeMs = Number.NEGATIVE_INFINITY): Tail {
  const { timeMs, length } = whole.reports;
  const toMs = timeMs[length - 1];
  const { fromMs: openMs, openLeg } = openPart(legs, toMs);
  const fromMs = Math.max(openMs, notBeforeMs);
  let from = length - 1;
  while (from > 0 && timeMs[from - 1] >= fromMs) from--;
  return {
    fromMs,
    toMs,
    openLeg,
    trace: withSourcesInUse(sliceTrace(whole, Math.max(0, from - CONTEXT_REPORTS))),
  };
}

function openPart(
  { spans, legs, trace, phases }: Legs,
  toMs: number,
): { fromMs: number; openLeg: string | null } {
  const last = spans.at(-1);
  if (last === undefined) return { fromMs: toMs - STAY_MS, openLeg: null };
  const { timeMs } = trace.reports;
  if (last.closed) return { fromMs: Math.max(timeMs[last.last] + 1, toMs - STAY_MS), openLeg: null };
  const inTheAir = phases.phase[phases.phase.length - 1] === Phase.air;
  if (inTheAir && DAY_MS - (toMs % DAY_MS) <= BEFORE_MIDNIGHT_MS)
    return { fromMs: timeMs[last.first], openLeg: null };
  return { fromMs: toMs + 1, openLeg: legs[spans.length - 1].id };
}
