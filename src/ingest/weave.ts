import type { Period } from '../ledger/tables/period.js';
import { legsOf } from '../legs/build.js';
import { LONGEST_SILENT_FLIGHT_SECONDS, SHORTEST_STOP_SECONDS } from '../legs/flight/stop.js';
import type { Leg } from '../legs/leg.js';
import type { References } from '../legs/references.js';
import { mergeTraces } from '../trace/merge.js';
import { saysGround, type Trace } from '../trace/trace.js';
import { type Tail, tailOf } from './tail.js';

/** A piece of evidence that is in. */
export interface KnownEntry extends Period {
  readonly sha256: string;
  readonly entry: string;
}

/** What the ledger knows of one airframe. Only `tail` matters when evidence comes in order. */
export interface Known {
  /** Ends with the last report of all evidence that is in; null when there is none. */
  readonly tail: Tail | null;
  /** Entries that are in, and the legs made from them, in the order of their first reports. */
  readonly entries: readonly KnownEntry[];
  readonly legs: readonly Period[];
  /** Reads an entry again, whole. */
  reread(entry: KnownEntry): Promise<Trace>;
}

/** How an airframe's legs change. Legs whose first report lies from `fromMs` to `toMs` give way to `legs`. */
export interface Woven {
  readonly fromMs: number;
  readonly toMs: number;
  readonly legs: readonly Leg[];
  /** A leg that stays but whose landing is now known to have been no later than this. */
  readonly landed: { readonly leg: string; readonly latestMs: number } | null;
  /** Null when the airframe's open tail stays as it is. */
  readonly tail: Tail | null;
}

const REACH_MS = LONGEST_SILENT_FLIGHT_SECONDS * 1000;

/**
 * Works new evidence into an airframe's legs, so that the ledger comes out the same in whatever order evidence came in.
 *
 * Evidence that follows all that is known goes on from the open tail. Evidence that falls between or over what is known needs
 * its neighbourhood read again: from one leg before the one it could touch to one leg after.
 *
 * @param fresh traces of one airframe, at least one
 */
export async function weave(known: Known, fresh: readonly Trace[], references: References): Promise<Woven> {
  const whole = mergeTraces(fresh);
  return goOn(known.tail, whole, references) ?? (await remake(known, whole, references));
}

/**
 * Legs from an open tail and what follows it. Pure: this is what a worker does.
 *
 * @returns null when the evidence does not follow, or goes on with a leg of which the tail holds too little
 */
export function goOn(tail: Tail | null, fresh: Trace, references: References): Woven | null {
  if (tail !== null && fresh.reports.timeMs[0] <= tail.toMs) return null;
  const whole = tail === null ? fresh : mergeTraces([tail.trace, fresh]);
  const made = legsOf(whole, references);
  const fromMs = tail?.fromMs ?? Number.NEGATIVE_INFINITY;
  const legs = made.legs.filter((leg) => leg.firstSeenMs >= fromMs);
  const before = made.legs.filter((leg) => leg.firstSeenMs < fromMs).at(-1);
  if (tail === null || tail.openLeg === null) {
    // The context in front of the tail belongs to a leg that has ended; were it to go on, more would have to be read again.
    if (tail !== null && before !== undefined && before.lastSeenMs > tail.toMs) return null;
    return { fromMs, toMs: Number.POSITIVE_INFINITY, legs, landed: null, tail: tailOf(whole, made, fromMs) };
  }
  const hasEnded = before === undefined ? hasStopped(fresh, tail) : before.lastSeenMs <= tail.toMs;
  if (!hasEnded) return null;
  const latestMs = before?.arrival.latestMs ?? null;
  const landed = latestMs === null ? null : { leg: tail.openLeg, latestMs };
  return { fromMs, toMs: Number.POSITIVE_INFINITY, legs, landed, tail: tailOf(whole, made, fromMs) };
}

/** Whether an aircraft last heard on the ground has stopped there: only when it is next heard on the ground, five minutes on. */
function hasStopped(fresh: Trace, tail: Tail): boolean {
  return saysGround(fresh.reports, 0) && fresh.reports.timeMs[0] - tail.toMs >= SHORTEST_STOP_SECONDS * 1000;
}

async function remake(known: Known, fresh: Trace, references: References): Promise<Woven> {
  const { timeMs, length } = fresh.reports;
  const period = { firstSeenMs: timeMs[0], lastSeenMs: timeMs[length - 1] };
  const { fromMs, toMs } = windowAround(known.legs, period);
  const near = entriesAround(known.entries, fromMs, toMs);
  const traces = await Promise.all(near.map((entry) => known.reread(entry)));
  const whole = mergeTraces([...traces, fresh]);
  const made = legsOf(whole, references);
  return {
    fromMs,
    toMs,
    legs: made.legs.filter((leg) => leg.firstSeenMs >= fromMs && leg.firstSeenMs <= toMs),
    landed: null,
    tail: toMs === Number.POSITIVE_INFINITY ? tailOf(whole, made) : null,
  };
}

/** Entries in the reach of a window, and the nearest one beyond on either side: its end bounds the times of what lies within. */
function entriesAround(entries: readonly KnownEntry[], fromMs: number, toMs: number): KnownEntry[] {
  const isBefore = (entry: KnownEntry) => entry.lastSeenMs < fromMs - REACH_MS;
  const isAfter = (entry: KnownEntry) => entry.firstSeenMs > toMs + REACH_MS;
  const lastBefore = entries
    .filter(isBefore)
    .reduce((most, entry) => Math.max(most, entry.lastSeenMs), Number.NEGATIVE_INFINITY);
  const firstAfter = entries
    .filter(isAfter)
    .reduce((least, entry) => Math.min(least, entry.firstSeenMs), Number.POSITIVE_INFINITY);
  return entries.filter((entry) => {
    if (isBefore(entry)) return entry.lastSeenMs === lastBefore;
    return !isAfter(entry) || entry.firstSeenMs === firstAfter;
  });
}

/** From the start of the leg before the one new evidence could touch, to the start of the leg after; open where none is. */
function windowAround(legs: readonly Period[], { firstSeenMs, lastSeenMs }: Period) {
  const before = legs.filter((leg) => leg.firstSeenMs <= firstSeenMs);
  const after = legs.filter((leg) => leg.firstSeenMs > lastSeenMs);
  return {
    fromMs: before.at(-2)?.firstSeenMs ?? Number.NEGATIVE_INFINITY,
    toMs: after[1] === undefined ? Number.POSITIVE_INFINITY : after[1].firstSeenMs - 1,
  };
}
