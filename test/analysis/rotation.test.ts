import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  axisOf,
  concordanceOf,
  dispersionOf,
  fitSeries,
  leaveOneOut,
  rotationTest,
  SHIFTS,
  seriesOf,
  windowStretches,
  windowsOf,
} from '../../src/analysis/index.js';

const FIRST_DAY = 18_000;
const DAYS = 700;

/** Visits, exposure and episodes as they may be: some days without exposure, episodes anywhere. */
const worlds = fc.record({
  visitDays: fc.array(fc.integer({ min: FIRST_DAY, max: FIRST_DAY + DAYS - 1 }), {
    minLength: 5,
    maxLength: 60,
  }),
  monthly: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 24, maxLength: 24 }),
  unknown: fc.integer({ min: 0, max: 22 }),
  starts: fc.array(fc.integer({ min: FIRST_DAY + 40, max: FIRST_DAY + DAYS - 60 }), {
    minLength: 1,
    maxLength: 4,
  }),
});

type World = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function answer({ visitDays, monthly, unknown, starts }: World, scale = 1, shiftDays = 0) {
  const perDay = Float64Array.from({ length: DAYS }, (_, k) => {
    const month = Math.floor(k / 30);
    return month === unknown ? Number.NaN : monthly[month] * scale;
  });
  const episodes = starts.map((start, k) => {
    const startDay = start + shiftDays;
    return { id: String(k), name: '', startDay, endDay: startDay + 3, class: '', source: '' };
  });
  const series = seriesOf(
    axisOf({ firstDay: FIRST_DAY + shiftDays, perDay }),
    visitDays.map((day) => day + shiftDays),
    windowsOf(episodes, { beforeDays: 20, afterDays: 20 }),
  );
  const stretches = windowStretches(series);
  const fitted = fitSeries(series);
  const test = rotationTest(fitted, stretches);
  const dispersion = dispersionOf(
    series.axis,
    { counts: series.counts, expected: fitted.expected.perDay },
    stretches,
  );
  return {
    exact: [test.observed, ...leaveOneOut(series).map(({ p }) => p), ...test.rotated],
    close: [test.expected, dispersion, concordanceOf(series.axis, series.counts, stretches)?.p ?? -1],
  };
}

/** Visits on known days only, so that there is something to fit. */
const usable = worlds.filter(
  ({ visitDays, unknown }) =>
    new Set(visitDays.filter((day) => Math.floor((day - FIRST_DAY) / 30) !== unknown)).size >= 5,
);

function expectSame(one: ReturnType<typeof answer>, other: ReturnType<typeof answer>): void {
  expect(other.exact).toEqual(one.exact);
  other.close.forEach((value, k) => {
    expect(value).toBeCloseTo(one.close[k], 6);
  });
}

describe('what must change no number', () => {
  test('scaling exposure by a constant', () => {
    fc.assert(
      fc.property(usable, fc.double({ min: 0.01, max: 100, noNaN: true }), (world, scale) => {
        expectSame(answer(world), answer(world, scale));
      }),
      { numRuns: 40 },
    );
  });

  test('the order in which visits and episodes are given', () => {
    fc.assert(
      fc.property(usable, (world) => {
        const reordered = {
          ...world,
          visitDays: world.visitDays.toReversed(),
          starts: world.starts.toReversed(),
        };
        expectSame(answer(world), answer(reordered));
      }),
      { numRuns: 40 },
    );
  });

  test('moving everything by whole days', () => {
    fc.assert(
      fc.property(usable, fc.integer({ min: -10_000, max: 10_000 }), (world, days) => {
        expectSame(answer(world), answer(world, 1, days));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the rotations', () => {
  test('over all shifts, windows hold as many visits on average as their share of operational time', () => {
    fc.assert(
      fc.property(usable, (world) => {
        const { exact, close } = answer(world);
        const rotated = exact.slice(-SHIFTS) as number[];
        const mean = rotated.reduce((sum, count) => sum + count, 0) / SHIFTS;
        // A window's length is rounded to whole shifts, for each visit and window alike.
        expect(Math.abs(mean - close[0])).toBeLessThan((60 * 4) / SHIFTS);
      }),
      { numRuns: 40 },
    );
  });

  test('agree with counting one by one', () => {
    const visitDays = [18_005, 18_100, 18_101, 18_300, 18_301, 18_302, 18_650];
    const axis = axisOf({ firstDay: FIRST_DAY, perDay: new Float64Array(DAYS).fill(1) });
    const windows = windowsOf(
      [{ id: '1', name: '', startDay: 18_310, endDay: 18_312, class: '', source: '' }],
      { beforeDays: 20, afterDays: 20 },
    );
    const fitted = fitSeries(seriesOf(axis, visitDays, windows));
    const [{ from, to }] = windowStretches(fitted);
    const counted = Array.from({ length: SHIFTS }, (_, shift) => {
      const moved = [...fitted.times].map((time) => (time + shift) % SHIFTS);
      return moved.filter((time) => time >= fitted.edges[from] && time < fitted.edges[to]).length;
    });
    expect([...rotationTest(fitted, [{ from, to }]).rotated]).toEqual(counted);
  });
});
