import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineKm } from '../../src/geo/geodesic.js';
import { GridIndex } from '../../src/geo/nearest.js';

const latitude = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(-90, 90, 0, 89.9, -89.9),
);
const longitude = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(-180, 180, 179.9, -179.9, 0),
);
const point = fc.tuple(latitude, longitude);
const points = fc.array(point, { minLength: 1, maxLength: 60 });
const radius = fc.constantFrom(0, 1, 60, 500, 4000, 12000, 25000);

function indexOf(all: readonly (readonly [number, number])[]): GridIndex {
  return GridIndex.of(
    Float64Array.from(all, ([lat]) => lat),
    Float64Array.from(all, ([, lon]) => lon),
  );
}

function distances(
  all: readonly (readonly [number, number])[],
  [lat, lon]: readonly [number, number],
): number[] {
  return all.map(([pointLat, pointLon]) => haversineKm(lat, lon, pointLat, pointLon));
}

/** Distances this close to the edge may fall on either side of it by rounding. */
const EDGE_KM = 1e-3;

describe('GridIndex', () => {
  it('finds what comparing with every point finds, poles and antimeridian included', () => {
    fc.assert(
      fc.property(points, point, radius, (all, from, radiusKm) => {
        const found = indexOf(all).within(from[0], from[1], radiusKm);
        const km = distances(all, from);
        for (const [i, distance] of km.entries()) {
          if (distance < radiusKm - EDGE_KM) expect(found).toContain(i);
          if (distance > radiusKm + EDGE_KM) expect(found).not.toContain(i);
        }
        for (let k = 1; k < found.length; k++) {
          expect(km[found[k]]).toBeGreaterThanOrEqual(km[found[k - 1]] - EDGE_KM);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('finds the nearest that comparing with every point finds', () => {
    fc.assert(
      fc.property(points, point, radius, (all, from, radiusKm) => {
        const found = indexOf(all).nearest(from[0], from[1], radiusKm);
        const km = distances(all, from);
        const least = Math.min(...km);
        if (found < 0) expect(least).toBeGreaterThan(radiusKm - EDGE_KM);
        else expect(km[found]).toBeLessThanOrEqual(Math.min(least, radiusKm) + EDGE_KM);
      }),
      { numRuns: 500 },
    );
  });

  it('takes an endless radius, and none', () => {
    const index = indexOf([[10, 10]]);
    expect(index.nearest(-80, -170, Number.POSITIVE_INFINITY)).toBe(0);
    expect(index.nearest(10, 10, Number.NaN)).toBe(-1);
    expect(index.nearest(10, 10, -1)).toBe(-1);
    expect(indexOf([]).nearest(10, 10, Number.POSITIVE_INFINITY)).toBe(-1);
  });

  it('works on columns in shared memory', () => {
    const { columns } = indexOf([
      [40.47, 50.05],
      [29.94, 34.94],
    ]);
    const x = new Float64Array(new SharedArrayBuffer(columns.x.byteLength));
    x.set(columns.x);
    expect(new GridIndex({ ...columns, x }).nearest(30, 35, 50)).toBe(1);
  });
});
