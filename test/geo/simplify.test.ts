import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplify, type TimedPath } from '../../src/geo/simplify.js';

const TOLERANCE = { metres: 200, feet: 200 };

const step = fc.record({
  ms: fc.integer({ min: 10, max: 60_000 }),
  north: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
  east: fc.double({ min: -0.05, max: 0.05, noNaN: true }),
  up: fc.integer({ min: -1000, max: 1000 }),
});

const start = fc.record({
  lat: fc.double({ min: -80, max: 80, noNaN: true }),
  lon: fc.constantFrom(0, 179.98, -179.98, 45),
});

type Path = { [K in keyof TimedPath]: number[] };

/** A walk of up to 200 points, across the antimeridian where it begins beside it. */
const walk = fc.tuple(start, fc.array(step, { maxLength: 200 })).map(([{ lat, lon }, steps]) => {
  const path: Path = { timeMs: [0], latitudeDeg: [lat], longitudeDeg: [lon], altitudeFt: [10_000] };
  for (const { ms, north, east, up } of steps) {
    path.timeMs.push(path.timeMs.at(-1)! + ms);
    path.latitudeDeg.push(path.latitudeDeg.at(-1)! + north);
    path.longitudeDeg.push(wrapped(path.longitudeDeg.at(-1)! + east));
    path.altitudeFt.push(path.altitudeFt.at(-1)! + up);
  }
  return path;
});

const wrapped = (lon: number) => ((lon + 540) % 360) - 180;

/** How far point `i` lies from where a straight flight from `a` to `b` is at its time. */
function offBy(path: Path, i: number, a: number, b: number) {
  const share = (path.timeMs[i] - path.timeMs[a]) / (path.timeMs[b] - path.timeMs[a]);
  const metresPerDegree = 111_195;
  const north =
    path.latitudeDeg[a] + share * (path.latitudeDeg[b] - path.latitudeDeg[a]) - path.latitudeDeg[i];
  const east =
    share * wrapped(path.longitudeDeg[b] - path.longitudeDeg[a]) -
    wrapped(path.longitudeDeg[i] - path.longitudeDeg[a]);
  const up = path.altitudeFt[a] + share * (path.altitudeFt[b] - path.altitudeFt[a]) - path.altitudeFt[i];
  const cosine = Math.cos((path.latitudeDeg[a] * Math.PI) / 180);
  return {
    north: Math.abs(north) * metresPerDegree,
    east: Math.abs(east) * metresPerDegree * cosine,
    up: Math.abs(up),
  };
}

describe('simplify', () => {
  it('is never further from a point left out, at that point’s time, than the tolerance', () => {
    fc.assert(
      fc.property(walk, (path) => {
        const kept = simplify(path, TOLERANCE);
        for (let k = 1; k < kept.length; k++) {
          for (let i = kept[k - 1] + 1; i < kept[k]; i++) {
            const off = offBy(path, i, kept[k - 1], kept[k]);
            expect(off.north).toBeLessThanOrEqual(TOLERANCE.metres + 1e-3);
            expect(off.east).toBeLessThanOrEqual(TOLERANCE.metres + 1e-3);
            expect(off.up).toBeLessThanOrEqual(TOLERANCE.feet + 1e-3);
          }
        }
      }),
    );
  });

  it('keeps both ends and every forced point, once each and in order', () => {
    fc.assert(
      fc.property(walk, fc.array(fc.nat(200), { maxLength: 10 }), (path, wanted) => {
        const last = path.timeMs.length - 1;
        const forced = [...new Set(wanted.filter((i) => i <= last))].sort((a, b) => a - b);
        const kept = simplify(path, TOLERANCE, forced);
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        expect(kept).toEqual(expect.arrayContaining([0, last, ...forced]));
      }),
    );
  });

  it('makes an even straight flight two points', () => {
    const at = Array.from({ length: 1000 }, (_, i) => i);
    const path = {
      timeMs: at.map((i) => i * 5000),
      latitudeDeg: at.map((i) => 10 + i * 0.005),
      longitudeDeg: at.map((i) => wrapped(178 + i * 0.01)),
      altitudeFt: at.map(() => 35_000),
    };
    expect(simplify(path, TOLERANCE)).toEqual([0, 999]);
  });

  it('keeps the points at which the height becomes known or unknown', () => {
    const at = Array.from({ length: 30 }, (_, i) => i);
    const path = {
      timeMs: at.map((i) => i * 5000),
      latitudeDeg: at.map((i) => i * 0.005),
      longitudeDeg: at.map(() => 0),
      altitudeFt: at.map((i) => (i >= 10 && i < 20 ? Number.NaN : 5000)),
    };
    expect(simplify(path, TOLERANCE)).toEqual(expect.arrayContaining([0, 9, 29]));
  });
});
