import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Geoid } from '../../src/geo/geoid.js';
import { Flag } from '../../src/source/reports.js';
import {
  offsetAt,
  type PressureSample,
  satelliteHeightFt,
  satelliteSample,
  surfaceSample,
} from '../../src/trace/pressure.js';
import { type TestReport, traceFrom } from '../support/traces.js';

/** A geoid 10 m (32.8 ft) above the ellipsoid everywhere. */
const geoid = new Geoid({ undulationDm: new Int16Array(181 * 360).fill(100) });
const UNDULATION_FT = 10 / 0.3048;

const over = (report: Partial<TestReport>) =>
  traceFrom([{ s: 0, lat: 40.47, lon: 50.05, ...report }]).reports;

const HERE = { latitudeDeg: 40.47, longitudeDeg: 50.05, timeMs: 1_700_000_000_000, pressureFt: 1_000 };
const told = (offsetFt: number, more: Partial<PressureSample> = {}): PressureSample => ({
  ...HERE,
  offsetFt,
  marginFt: 200,
  ...more,
});

const sample: fc.Arbitrary<PressureSample> = fc.record({
  latitudeDeg: fc.integer({ min: 4000, max: 4100 }).map((n) => n / 100),
  longitudeDeg: fc.integer({ min: 4950, max: 5050 }).map((n) => n / 100),
  timeMs: fc.integer({ min: -7200, max: 7200 }).map((s) => HERE.timeMs + s * 1000),
  pressureFt: fc.integer({ min: -40, max: 160 }).map((n) => n * 25),
  offsetFt: fc.integer({ min: -40, max: 40 }).map((n) => n * 25),
  marginFt: fc.constantFrom(150, 200),
});

describe('what one report tells of the offset', () => {
  it('is height by satellite less the geoid, less pressure altitude', () => {
    const reports = over({ alt: 2_000, geom: 2_500 });
    expect(satelliteSample(reports, 0, geoid)?.offsetFt).toBeCloseTo(500 - UNDULATION_FT, 6);
  });

  it('leaves a height that is above the sea already as it is', () => {
    const reports = over({ geom: 2_500 });
    expect(satelliteHeightFt(reports, 0, geoid)).toBeCloseTo(2_500 - UNDULATION_FT, 6);
    reports.flags[0] |= Flag.aboveSea;
    expect(satelliteHeightFt(reports, 0, geoid)).toBe(2_500);
  });

  it('is nothing without both altitudes, or when the two contradict each other', () => {
    expect(satelliteSample(over({ alt: 2_000 }), 0, geoid)).toBeNull();
    expect(satelliteSample(over({ geom: 2_000 }), 0, geoid)).toBeNull();
    expect(satelliteSample(over({}), 0, geoid)).toBeNull();
    expect(satelliteSample(over({ alt: 2_000, geom: 5_000 }), 0, geoid)).toBeNull();
  });

  it('is the elevation less pressure altitude on the ground: under a high over Baku the runway reads −600 ft', () => {
    expect(surfaceSample(over({ alt: -600 }), 0, 10)?.offsetFt).toBe(610);
    expect(surfaceSample(over({ alt: 1_000 }), 0, 1_455)?.offsetFt).toBe(455);
    expect(surfaceSample(over({ alt: 'ground' }), 0, 10)).toBeNull();
    expect(surfaceSample(over({ alt: 100 }), 0, Number.NaN)).toBeNull();
    expect(surfaceSample(over({ alt: 36_000 }), 0, 10)).toBeNull();
  });
});

describe('the offset at a place', () => {
  it('is unknown without samples, or with none near in place, time and height', () => {
    expect(offsetAt(HERE, [])).toBeNull();
    expect(offsetAt(HERE, [told(500, { latitudeDeg: 44 })])).toBeNull();
    expect(offsetAt(HERE, [told(500, { timeMs: HERE.timeMs - 5 * 3_600_000 })])).toBeNull();
    expect(offsetAt(HERE, [told(500, { pressureFt: 9_000 })])).toBeNull();
  });

  it('is the middle of what is told, and no single liar moves it far', () => {
    const truth = Array.from({ length: 9 }, (_, k) => told(500 + k, { timeMs: HERE.timeMs + k }));
    expect(offsetAt(HERE, [told(-1_400), ...truth])).toMatchObject({ offsetFt: expect.closeTo(503.5, 6) });
  });

  it('is unknown where samples contradict each other', () => {
    const samples = Array.from({ length: 10 }, (_, k) =>
      told(k % 2 === 0 ? -900 : 900, { timeMs: HERE.timeMs + k }),
    );
    expect(offsetAt(HERE, samples)).toBeNull();
  });

  it('is less certain further away, longer ago and at another height', () => {
    const here = offsetAt(HERE, [told(500)]);
    expect(here).toEqual({ offsetFt: 500, marginFt: 200, pressureFt: 1_000 });
    for (const more of [{ latitudeDeg: 40.9 }, { timeMs: HERE.timeMs + 3_600_000 }, { pressureFt: 2_000 }]) {
      const there = offsetAt(HERE, [told(500, more)]);
      expect(there?.offsetFt).toBe(500);
      expect(there?.marginFt).toBeGreaterThan(200 + 50);
    }
  });

  it('takes the better of two', () => {
    const old = told(100, { timeMs: HERE.timeMs - 2 * 3_600_000 });
    expect(offsetAt(HERE, [old, told(500)])?.offsetFt).toBe(500);
  });

  it('does not depend on the order of the samples, nor on how often each is given', () => {
    fc.assert(
      fc.property(
        fc
          .array(sample, { maxLength: 30 })
          .chain((samples) =>
            fc.tuple(fc.constant(samples), fc.shuffledSubarray([...samples, ...samples], { minLength: 0 })),
          ),
        ([samples, extra]) => {
          expect(offsetAt(HERE, [...extra, ...samples].reverse())).toEqual(offsetAt(HERE, samples));
        },
      ),
    );
  });

  it('moves with the weather: every pressure altitude lower by x, the offset higher by x, as certain as before', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 30 }),
        fc.integer({ min: -950, max: 950 }),
        (samples, shiftFt) => {
          const before = offsetAt(HERE, samples);
          const shifted = samples.map((one) => ({
            ...one,
            pressureFt: one.pressureFt - shiftFt,
            offsetFt: one.offsetFt + shiftFt,
          }));
          const after = offsetAt({ ...HERE, pressureFt: HERE.pressureFt - shiftFt }, shifted);
          expect(after === null).toBe(before === null);
          if (after === null || before === null) return;
          expect(after.offsetFt).toBeCloseTo(before.offsetFt + shiftFt, 6);
          expect(after.marginFt).toBeCloseTo(before.marginFt, 6);
        },
      ),
    );
  });
});
