import { type Axis, countsOn, cutPositions, cutSpan } from './axis.js';
import { type Expected, expectedOf } from './expected.js';
import { operationalTime, rotate, upperTail, visitTimes } from './rotation.js';
import { type Stretch, stretchesOn, sumOver, type Window } from './windows.js';

/** Visits on an axis of days with exposure, and the windows they are compared with. */
export interface Series {
  readonly axis: Axis;
  /** Visits per day of the axis. */
  readonly counts: Float64Array;
  readonly windows: readonly Window[];
}

/** A series, what would be expected without events, and the clock that follows from it. */
export interface FittedSeries extends Series {
  readonly expected: Expected;
  /** Edges of the days in operational time, and the visits on it. */
  readonly edges: Float64Array;
  readonly times: Float64Array;
}

/** A series of visits; those on days without exposure are in none of its counts. */
export function seriesOf(axis: Axis, visitDays: ArrayLike<number>, windows: readonly Window[]): Series {
  return { axis, counts: countsOn(axis, visitDays), windows };
}

/** Fits what would be expected without events. There must be at least one visit. */
export function fitSeries(series: Series): FittedSeries {
  const expected = expectedOf(series.axis, series.counts);
  const edges = operationalTime(expected.perDay);
  return { ...series, expected, edges, times: visitTimes(edges, series.counts) };
}

/** The series without the days of one window: everything is fitted anew. */
export function withoutWindow({ axis, counts, windows }: Series, window: Window): Series {
  return {
    axis: cutSpan(axis, window),
    counts: cutPositions(axis, counts, window),
    windows: windows.filter((other) => other !== window),
  };
}

/** How visits fall into some stretches of the axis, and how they would if they were shifted. */
export interface RotationTest {
  /** T_s for every shift s; the first is what was observed. */
  readonly rotated: Int32Array;
  readonly observed: number;
  readonly expected: number;
  /** p = #{T_s ≥ T_0} / number of shifts. */
  readonly p: number;
}

/** The primary test (method, section 4, steps 2 and 3), for all windows or any other stretches. */
export function rotationTest(fitted: FittedSeries, stretches: readonly Stretch[]): RotationTest {
  const rotated = rotate(fitted.edges, fitted.times, stretches);
  return {
    rotated,
    observed: rotated[0],
    expected: sumOver(fitted.expected.perDay, stretches),
    p: upperTail(rotated),
  };
}

/** Where the windows of a series lie on its axis. */
export const windowStretches = ({ axis, windows }: Series): Stretch[] => stretchesOn(axis, windows);

/** All visits of a series. */
export const totalOf = ({ counts }: Series): number => counts.reduce((sum, count) => sum + count, 0);
