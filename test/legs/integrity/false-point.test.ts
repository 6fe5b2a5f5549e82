import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destination } from '../../../src/geo/geodesic.js';
import { type Flown, falsePoint } from '../../../src/legs/integrity/index.js';
import { said } from '../../support/said.js';

/** SYNTHETIC: aircraft that go round a place, each from its own angle. */
interface Round {
  readonly heightFt: number;
  readonly angleDeg?: number;
  readonly fromMin?: number;
  readonly toMin?: number;
  readonly onGround?: boolean;
}

const RADIUS_KM = 4;
const SECONDS_A_TURN = 240;

function round(
  airframe: string,
  { heightFt, angleDeg = 0, fromMin = 0, toMin = 10, onGround = false }: Round,
): Flown {
  const path = Array.from({ length: (toMin - fromMin) * 6 + 1 }, (_, k) => {
    const s = fromMin * 60 + k * 10;
    return {
      timeMs: s * 1000,
      ...destination(33.82, 35.49, (angleDeg + (s / SECONDS_A_TURN) * 360) % 360, RADIUS_KM),
      altitudeFt: onGround ? null : heightFt,
      onGround,
      gapBefore: false,
    };
  });
  return { airframe, reports: path.length, path };
}

const isFlagged = ([own, ...others]: readonly Round[]): boolean =>
  falsePoint(
    round('a', own),
    others.map((other, k) => round(`b${k}`, other)),
  ).length > 0;

test('three at one place at every moment, far apart in height', () => {
  const [flag] = falsePoint(round('a', { heightFt: 35_000 }), [
    round('b', { heightFt: 29_000 }),
    round('c', { heightFt: 35_000, fromMin: 4, toMin: 20 }),
  ]);
  expect(flag).toMatchObject({ kind: 'false-point', fromMs: 0, toMs: 600_000, reports: 61, doubts: ['leg'] });
  expect(said(flag.reason)).toBe(
    'at the same place as 2 other aircraft whenever they were heard together, though up to 6,000 ft apart in height: their satellite receivers were misled',
  );
});

test('a formation, and helicopters that hover over one fire, are near each other in height', () => {
  expect(
    isFlagged([{ heightFt: 3_000 }, { heightFt: 3_500 }, { heightFt: 6_000 }, { heightFt: 2_000 }]),
  ).toBe(false);
});

test('aircraft that hold one above the other are at different places of the pattern', () => {
  expect(
    isFlagged([7, 10, 13, 16].map((thousands, k) => ({ heightFt: thousands * 1_000, angleDeg: k * 90 }))),
  ).toBe(false);
});

test('two, or three that were not heard together for long, or that stand on the ground', () => {
  const high = { heightFt: 35_000 };
  expect(isFlagged([high, { heightFt: 20_000 }])).toBe(false);
  expect(isFlagged([high, { heightFt: 20_000, fromMin: 8 }, { heightFt: 25_000, fromMin: 8 }])).toBe(false);
  expect(isFlagged([high, { ...high, onGround: true }, { ...high, onGround: true }])).toBe(false);
});

test('twice the same aircraft is one', () => {
  const other = round('b', { heightFt: 20_000 });
  expect(falsePoint(round('a', { heightFt: 35_000 }), [other, other])).toEqual([]);
});

test('neither the order of the others nor one more of them takes a flag away', () => {
  const some = fc.array(
    fc.record({ heightFt: fc.integer({ min: 1_000, max: 40_000 }), angleDeg: fc.constantFrom(0, 5, 90) }),
    { minLength: 2, maxLength: 5 },
  );
  fc.assert(
    fc.property(some, some, (rounds, more) => {
      const own = round('a', { heightFt: 30_000 });
      const others = rounds.map((one, k) => round(`b${k}`, one));
      const found = falsePoint(own, others);
      expect(falsePoint(own, [...others].reverse())).toEqual(found);
      const all = [...others, ...more.map((one, k) => round(`c${k}`, one))];
      expect(falsePoint(own, all).length).toBeGreaterThanOrEqual(found.length);
    }),
    { numRuns: 60 },
  );
});
