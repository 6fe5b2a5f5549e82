/** How busy an airframe is around some time, and how much of what it flies goes unheard. */
export interface Hearing {
  readonly legsPerHour: number;
  /** Share of its legs of which there is no report at all. */
  readonly missedShare: number;
}

/** What is known of one stay from its two ends alone: landed and took off at one field, at two different ones, or not known. */
export type Outcome = 'same' | 'differs' | 'unknown';

/** A leg's time, UTC ms. */
interface Timed {
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** Stays before and after that tell how well the airframe was heard then: what is far off in time says nothing of it. */
const STAYS_AROUND = 10;
/** Counts as so many stays seen before any was: half a leg missed in ten. */
const BEFOREHAND = { stays: 10, missed: 0.5, legs: 2, hours: 24 } as const;
/** After so long a silence nobody knows whether there was an archive to be heard in. */
const LISTENED_HOURS = 24;
/** However long a silence: that it hides a flight is never taken for likelier than that it does not. */
const MOST_LIKELY = 0.5;

const HOUR_MS = 3_600_000;

/** How an airframe was heard around its `k`-th stay, the one between legs `k` and `k + 1`. */
export function hearingAround(legs: readonly Timed[], outcomes: readonly Outcome[], k: number): Hearing {
  const from = Math.max(0, k - STAYS_AROUND);
  const to = Math.min(outcomes.length, k + STAYS_AROUND + 1);
  const around = outcomes.slice(from, to);
  const missed = around.filter((outcome) => outcome === 'differs').length;
  const known = missed + around.filter((outcome) => outcome === 'same').length;
  const hours = (legs[to].lastSeenMs - legs[from].firstSeenMs) / HOUR_MS;
  return {
    legsPerHour: (to - from + 1 + BEFOREHAND.legs) / (hours + BEFOREHAND.hours),
    missedShare: (missed + BEFOREHAND.missed) / (known + BEFOREHAND.stays),
  };
}

/** Chance beforehand that a silence hides a flight, from the time it leaves for one. */
export function unseenChance({ legsPerHour, missedShare }: Hearing, spareSeconds: number): number {
  const hours = Math.max(0, spareSeconds / 3600);
  const unheard = missedShare * Math.min(hours, LISTENED_HOURS) + Math.max(0, hours - LISTENED_HOURS);
  return Math.min(MOST_LIKELY, 1 - Math.exp(-legsPerHour * unheard));
}
