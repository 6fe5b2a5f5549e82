import { describe, expect, test } from 'vitest';
import { type Field, heardNear } from '../../../src/ledger/coverage/heard-near.js';
import type { PathPoint } from '../../../src/legs/path/path.js';

/** On the equator a degree of longitude is 111.2 km; a field at the height of Ovda's. */
const FIELD: Field = { ident: 'TEST', latitudeDeg: 0, longitudeDeg: 0, elevationFt: 1_450 };
const MINUTE_MS = 60_000;

const point = (minute: number, longitudeDeg: number, more: Partial<PathPoint> = {}): PathPoint => ({
  timeMs: minute * MINUTE_MS,
  latitudeDeg: 0,
  longitudeDeg,
  altitudeFt: 5_000,
  onGround: false,
  gapBefore: false,
  ...more,
});

const minutes = (path: readonly PathPoint[], field = FIELD): number[][] =>
  heardNear(path, field).map((interval) => interval.map((timeMs) => timeMs / MINUTE_MS));

describe('near and low', () => {
  test('a low overflight counts while it is within 50 km, though both its points lie outside', () => {
    // 333.6 km in 60 minutes: within 50 km for 18 of them, halfway.
    const [[from, to], ...more] = minutes([point(0, -1.5), point(60, 1.5)]);
    expect(more).toEqual([]);
    expect(from).toBeCloseTo(21, 0);
    expect(to).toBeCloseTo(39, 0);
  });

  test('10,000 ft is counted from the field, not from the sea', () => {
    expect(minutes([point(0, 0, { altitudeFt: 11_400 })])).toHaveLength(1);
    expect(minutes([point(0, 0, { altitudeFt: 11_500 })])).toHaveLength(0);
  });

  test('in a descent past the field only the low part counts', () => {
    const path = [point(0, 0, { altitudeFt: 21_450 }), point(20, 0.1, { altitudeFt: 1_450 })];
    expect(minutes(path)).toEqual([[10, 20]]);
  });

  test('an aircraft on the ground is low, whatever altitude it tells', () => {
    expect(minutes([point(0, 0, { altitudeFt: null, onGround: true })])).toHaveLength(1);
  });

  test('an aircraft that tells no altitude is neither low nor high', () => {
    expect(minutes([point(0, 0, { altitudeFt: null }), point(10, 0.1, { altitudeFt: null })])).toEqual([]);
  });

  test('beside a point without altitude only the known one counts', () => {
    expect(minutes([point(0, 0), point(10, 0.1, { altitudeFt: null })])).toEqual([[0, 0.25]]);
  });

  test('a silence is no hearing', () => {
    const path = [point(0, 0), point(120, 0.1, { gapBefore: true })];
    expect(minutes(path)).toEqual([
      [0, 0],
      [120, 120],
    ]);
  });

  test('a path over the antimeridian passes the field there and not one on the other side of the world', () => {
    const path = [point(0, 179.8), point(10, -179.8)];
    expect(minutes(path, { ...FIELD, longitudeDeg: 180 })).toHaveLength(1);
    expect(minutes(path)).toEqual([]);
  });
});
