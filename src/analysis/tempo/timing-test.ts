import { expectedWithChange, type LevelChange, levelChange } from './level.js';
import { dispersionOf, insideOf } from './rate-ratio.js';
import { operationalTime, rotate, upperTail, visitTimes } from './rotation.js';
import { type FittedSeries, type RotationTest, rotationTest } from './series.js';
import { type Stretch, sumOver } from './windows.js';

/** The primary test beside a change of level. */
export interface SteppedTest extends RotationTest {
  readonly change: LevelChange;
  /** New level over old, growth and exposure taken out; `Infinity` where there was nothing before. */
  readonly levelRatio: number;
}

/** The primary test with steady growth, and again with a change of level in it. */
export interface TimingTest {
  readonly steady: RotationTest;
  /** Null when the axis is too short for a change of level, and when it was not needed. */
  readonly stepped: SteppedTest | null;
  /** The larger p of both. */
  readonly p: number;
}

/**
 * Steps 1 to 3 of the method, repeated with the best single change of level; the larger p counts (section 4, step 6b).
 *
 * @param enough the second test is left out where the first p is above this: the answer is "no" already
 */
export function timingTest(fitted: FittedSeries, stretches: readonly Stretch[], enough = 1): TimingTest {
  const steady = rotationTest(fitted, stretches);
  if (steady.p > enough) return { steady, stepped: null, p: steady.p };
  const stepped = steppedTest(fitted, stretches);
  return { steady, stepped, p: Math.max(steady.p, stepped?.p ?? 0) };
}

function steppedTest(fitted: FittedSeries, stretches: readonly Stretch[]): SteppedTest | null {
  const { axis, counts, expected } = fitted;
  const dispersion = dispersionOf(axis, { counts, expected: expected.perDay }, stretches);
  const change = levelChange(axis, counts, insideOf(counts.length, stretches), dispersion);
  if (change === null) return null;
  const { perDay, ratio } = expectedWithChange(axis, counts, change);
  const edges = operationalTime(perDay);
  const rotated = rotate(edges, visitTimes(edges, counts), stretches);
  return {
    change,
    levelRatio: ratio,
    rotated,
    observed: rotated[0],
    expected: sumOver(perDay, stretches),
    p: upperTail(rotated),
  };
}
