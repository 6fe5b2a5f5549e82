import type { Axis } from './axis.js';
import { type Expected, growthPerYearOf } from './expected.js';
import { fitTwoLevels, timesOf } from './two-levels.js';

/** Where a tempo changed its level for good: a route that opened, doubled or closed. */
export interface LevelChange {
  /** Position on the axis of the first day at the new level, and that day. */
  readonly position: number;
  readonly day: number;
}

/** Growth that is tried, in e-folds per half of the axis, and how far to both sides of none. */
const SLOPE_STEP = 0.5;
const SLOPES_EACH_WAY = 6;
/** Logarithms of the effects of windows that are tried beside each change: none, and up to seven times as many visits. */
const EFFECTS = [0, 0.4, 0.8, 1.2, 1.6, 2];
/** A level needs so many days of the axis. */
const SHORTEST_DAYS = 28;
/** An effect of windows is believed beside a change when it improves the log likelihood by twice the dispersion. */
const PRICE = 2;

/**
 * The single change of level that fits counts best beside steady growth (method, section 4, step 6b): the greatest Poisson
 * likelihood over all days at which it could be. An effect of windows is allowed beside it where it is plain to see, because
 * a change that stood in for the effect would hide it. For a given growth and effect both levels have closed forms.
 *
 * @param inside 1 for each day of the axis inside a window
 * @returns null when no day leaves enough days on both sides
 */
export function levelChange(
  axis: Axis,
  counts: Float64Array,
  inside: Uint8Array,
  dispersion: number,
): LevelChange | null {
  const candidates = candidatesOf(counts);
  if (candidates.length === 0) return null;
  const visits = cumulative(counts);
  const times = timesOf(axis);
  const sumTime = counts.reduce((sum, count, i) => sum + count * times[i], 0);
  const sumInside = counts.reduce((sum, count, i) => sum + count * inside[i], 0);
  let best = { value: Number.NEGATIVE_INFINITY, position: 0 };
  for (const effect of EFFECTS) {
    const price = effect === 0 ? 0 : PRICE * dispersion;
    for (const { slope, sums } of clocks(axis, times, inside, effect)) {
      const found = bestAmong(candidates, visits, sums);
      const value = found.value + slope * sumTime + effect * sumInside - price;
      if (value > best.value) best = { value, position: found.position };
    }
  }
  return { position: best.position, day: axis.days[best.position] };
}

/** The likelihood is greatest just before or just after a day with a visit. */
function candidatesOf(counts: Float64Array): number[] {
  const candidates: number[] = [];
  for (let c = SHORTEST_DAYS; c <= counts.length - SHORTEST_DAYS; c++)
    if (counts[c] > 0 || counts[c - 1] > 0) candidates.push(c);
  return candidates;
}

/** Cumulative expectation at level 1 for each growth that is tried. The same array is filled anew each time. */
function* clocks({ exposure }: Axis, times: Float64Array, inside: Uint8Array, effect: number) {
  const size = exposure.length;
  const raised = Math.exp(effect);
  const factor = times.map((time) => Math.exp(SLOPE_STEP * time));
  const perDay = exposure.map((e, i) => e * factor[i] ** -SLOPES_EACH_WAY * (inside[i] === 1 ? raised : 1));
  const sums = new Float64Array(size + 1);
  for (let k = -SLOPES_EACH_WAY; k <= SLOPES_EACH_WAY; k++) {
    for (let i = 0; i < size; i++) {
      sums[i + 1] = sums[i] + perDay[i];
      perDay[i] *= factor[i];
    }
    yield { slope: k * SLOPE_STEP, sums };
  }
}

function bestAmong(candidates: readonly number[], visits: Float64Array, sums: Float64Array) {
  const last = sums.length - 1;
  let best = { value: Number.NEGATIVE_INFINITY, position: 0 };
  for (const position of candidates) {
    const [before, expected] = [visits[position], sums[position]];
    const value = gain(before, expected) + gain(visits[last] - before, sums[last] - expected);
    if (value > best.value) best = { value, position };
  }
  return best;
}

/** n ln(n / E): what a level fitted to n visits adds to the log likelihood. */
const gain = (n: number, expected: number): number => (n === 0 ? 0 : n * Math.log(n / expected));

function cumulative(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i];
  return sums;
}

/**
 * What would be expected with a change of level at a given day. A level without any visit expects none.
 *
 * @returns also the new level over the old, `Infinity` where there was nothing before
 */
export function expectedWithChange(
  axis: Axis,
  counts: Float64Array,
  change: LevelChange,
): Expected & { readonly ratio: number } {
  const { slope, clock, rates } = fitTwoLevels(axis, counts, afterOf(counts.length, change));
  return {
    perDay: clock.map((value, i) => value * rates[i < change.position ? 0 : 1]),
    growthPerYear: growthPerYearOf(axis, slope),
    ratio: rates[1] / rates[0],
  };
}

/** 1 for each day of the axis at the new level. */
export const afterOf = (length: number, { position }: LevelChange): Uint8Array =>
  new Uint8Array(length).fill(1, position);
