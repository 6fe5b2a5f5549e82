import type { Interval } from './heard-near.js';

/** Merges intervals of many aircraft into those in which anybody was heard. In time order, and none touch. */
export function union(intervals: readonly Interval[]): Interval[] {
  const merged: [number, number][] = [];
  for (const [fromMs, toMs] of [...intervals].sort((one, other) => one[0] - other[0])) {
    const last = merged.at(-1);
    if (last !== undefined && fromMs <= last[1]) last[1] = Math.max(last[1], toMs);
    else merged.push([fromMs, toMs]);
  }
  return merged;
}

/** The parts of some intervals that lie between two times. */
export function within(intervals: readonly Interval[], [fromMs, toMs]: Interval): Interval[] {
  return intervals
    .filter(([first, last]) => last >= fromMs && first < toMs)
    .map(([first, last]) => [Math.max(first, fromMs), Math.min(last, toMs)]);
}

/**
 * The longest time in which nobody was heard though somebody listened; null when nobody listened.
 *
 * @param heard merged, see {@link union}
 * @param listening the stretches of which there is an archive, merged: outside them silence means nothing
 */
export function longestSilence(heard: readonly Interval[], listening: readonly Interval[]): Interval | null {
  return listening.flatMap((stretch) => silencesIn(heard, stretch)).reduce<Interval | null>(longer, null);
}

function silencesIn(heard: readonly Interval[], [fromMs, toMs]: Interval): Interval[] {
  const inside = within(heard, [fromMs, toMs]);
  const starts = [fromMs, ...inside.map(([, last]) => last)];
  const ends = [...inside.map(([first]) => first), toMs];
  return starts.map((start, k) => [start, ends[k]]);
}

function longer(one: Interval | null, other: Interval): Interval {
  return one === null || other[1] - other[0] > one[1] - one[0] ? other : one;
}
