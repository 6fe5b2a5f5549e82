import type { Exposure } from '../exposure.js';

/** Days from one to another, both included. */
export interface Span {
  readonly startDay: number;
  readonly endDay: number;
}

/** The days that count: those with exposure, in order. Everything per day is an array along them. */
export interface Axis {
  readonly days: Int32Array;
  /** Positive. */
  readonly exposure: Float64Array;
}

/** Cuts the days without exposure out of a calendar. */
export function axisOf({ firstDay, perDay }: Exposure): Axis {
  const kept = Int32Array.from(perDay.keys()).filter((k) => perDay[k] > 0);
  return { days: kept.map((k) => firstDay + k), exposure: Float64Array.from(kept, (k) => perDay[k]) };
}

/** The axis without the days of a span. */
export function cutSpan(axis: Axis, span: Span): Axis {
  const { days, exposure } = axis;
  return {
    days: Int32Array.from(cutPositions(axis, days, span)),
    exposure: cutPositions(axis, exposure, span),
  };
}

/** Values along an axis without those on the days of a span. */
export function cutPositions(axis: Axis, values: Int32Array | Float64Array, span: Span): Float64Array {
  const [from, to] = [positionOf(axis, span.startDay), positionOf(axis, span.endDay + 1)];
  const kept = new Float64Array(values.length - (to - from));
  kept.set(values.subarray(0, from));
  kept.set(values.subarray(to), from);
  return kept;
}

/** The axis with the days of a span only. */
export function onlySpan(axis: Axis, { startDay, endDay }: Span): Axis {
  const [from, to] = [positionOf(axis, startDay), positionOf(axis, endDay + 1)];
  return { days: axis.days.slice(from, to), exposure: axis.exposure.slice(from, to) };
}

/** Where on the axis a day would stand: the number of its days before that one. */
export function positionOf({ days }: Axis, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Visits per day of the axis; those on days that were cut are in none. */
export function countsOn(axis: Axis, visitDays: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(axis.days.length);
  for (let i = 0; i < visitDays.length; i++) {
    const position = positionOf(axis, visitDays[i]);
    if (axis.days[position] === visitDays[i]) counts[position]++;
  }
  return counts;
}
