import type { Stretch } from './windows.js';

/** Shifts that are tried: all there are. */
export const SHIFTS = 4096;

/** A shift that moves a visit exactly onto the edge of a window must not depend on the last digit of a sum. */
const EDGE = 1e-7;

/**
 * Operational time: it runs fast where many visits are expected and slowly where few are, so that under no effect of events a
 * visit is as likely in any unit of it as in any other (Cox and Lewis, The Statistical Analysis of Series of Events, 1966).
 *
 * @returns one edge more than days; the first 0, the last `length`
 */
export function operationalTime(expected: Float64Array, length = SHIFTS): Float64Array {
  const edges = new Float64Array(expected.length + 1);
  for (let i = 0; i < expected.length; i++) edges[i + 1] = edges[i] + expected[i];
  const total = edges[expected.length];
  for (let i = 0; i < edges.length; i++) edges[i] = (edges[i] / total) * length;
  return edges;
}

/** Where each visit stands in operational time: in the middle of its day. */
export function visitTimes(edges: Float64Array, counts: Float64Array): Float64Array {
  const times: number[] = [];
  for (let i = 0; i < counts.length; i++) {
    for (let k = 0; k < counts[i]; k++) times.push((edges[i] + edges[i + 1]) / 2);
  }
  return Float64Array.from(times);
}

/**
 * How many visits lie inside windows when all are moved around the circle of operational time by 0, 1, 2 … steps: exact, all
 * shifts, no random numbers.
 *
 * @returns one count per shift; the first is what was observed
 */
export function rotate(edges: Float64Array, times: Float64Array, stretches: readonly Stretch[]): Int32Array {
  const length = Math.round(edges[edges.length - 1]);
  const counts = new Int32Array(length);
  for (const { from, to } of stretches) addWindow(counts, times, edges[from], edges[to]);
  // What was added are differences between one shift and the next.
  for (let shift = 1; shift < length; shift++) counts[shift] += counts[shift - 1];
  return counts;
}

/** Notes for each visit at which shift it enters the window and at which it leaves. */
function addWindow(steps: Int32Array, times: Float64Array, start: number, end: number): void {
  const length = steps.length;
  for (const time of times) {
    const enters = Math.ceil(start - time - EDGE);
    const leaves = Math.ceil(end - time - EDGE);
    if (leaves - enters >= length) {
      steps[0]++;
      continue;
    }
    const first = ((enters % length) + length) % length;
    const last = ((leaves % length) + length) % length;
    if (first === last) continue;
    steps[first]++;
    if (last !== 0) steps[last]--;
    if (last < first && last !== 0) steps[0]++;
  }
}

/** Share of shifts that bring at least as many visits into the windows as there were. */
export function upperTail(counts: Int32Array): number {
  let reached = 0;
  for (const count of counts) if (count >= counts[0]) reached++;
  return reached / counts.length;
}

/** Share of shifts that bring at most as many. */
export function lowerTail(counts: Int32Array): number {
  let reached = 0;
  for (const count of counts) if (count <= counts[0]) reached++;
  return reached / counts.length;
}
