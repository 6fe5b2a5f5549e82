import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  destination,
  haversineKm,
  haversineNm,
  initialBearingDeg,
  stepKm,
  trackOffset,
  wrapLongitudeDeg,
} from '../../src/geo/geodesic.js';

const latitude = fc.double({ min: -89.9, max: 89.9, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });

const dms = (degrees: number, minutes: number, seconds = 0) => degrees + minutes / 60 + seconds / 3600;

/** Lengths on an ellipsoid as others published them; a sphere may be wrong by 0.56 %. */
const PUBLISHED = [
  {
    name: 'Flinders Peak to Buninyong (Geoscience Australia, GDA technical manual)',
    from: [-dms(37, 57, 3.7203), dms(144, 25, 29.5244)],
    to: [-dms(37, 39, 10.1561), dms(143, 55, 35.3839)],
    km: 54.972271,
    bearing: dms(306, 52, 5.37),
  },
  {
    name: 'JFK to Heathrow (GeographicLib, GeodSolve example)',
    from: [40.6, -73.8],
    to: [51.6, -0.5],
    km: 5551.7594,
    bearing: 51.198882845579,
  },
  {
    name: 'Boston to Portland (PROJ, geod manual page; Clarke 1866)',
    from: [dms(42, 15), -dms(71, 7)],
    to: [dms(45, 31), -dms(123, 41)],
    km: 4164.192708,
    bearing: 360 - dms(66, 31, 50.141),
  },
  {
    name: 'Wellington to Salamanca, nearly antipodal (GeographicLib, Python documentation)',
    from: [-41.32, 174.81],
    to: [40.96, -5.5],
    km: 19959.679267,
    bearing: null,
  },
];

/** Angle between unit vectors: another way to the same distance. */
function vectorKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const vector = (lat: number, lon: number) => {
    const [f, l] = [lat, lon].map((degrees) => (degrees * Math.PI) / 180);
    return [Math.cos(f) * Math.cos(l), Math.cos(f) * Math.sin(l), Math.sin(f)];
  };
  const [a, b] = [vector(latA, lonA), vector(latB, lonB)];
  const chord = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  const sum = Math.hypot(a[0] + b[0], a[1] + b[1], a[2] + b[2]);
  return 2 * 6371.0087714 * Math.atan2(chord, sum);
}

describe('distances', () => {
  it.each(PUBLISHED)('$name', ({ from, to, km, bearing }) => {
    expect(Math.abs(haversineKm(from[0], from[1], to[0], to[1]) / km - 1)).toBeLessThan(0.0056);
    if (bearing === null) return;
    const error = initialBearingDeg(from[0], from[1], to[0], to[1]) - bearing;
    expect(Math.abs(error)).toBeLessThan(0.3);
  });

  it('counts 60 nautical miles to a degree of latitude, nearly', () => {
    expect(haversineNm(10, 20, 11, 20)).toBeCloseTo(60.04, 2);
  });

  it('agrees with the angle between vectors', () => {
    fc.assert(
      fc.property(latitude, longitude, latitude, longitude, (latA, lonA, latB, lonB) => {
        expect(haversineKm(latA, lonA, latB, lonB)).toBeCloseTo(vectorKm(latA, lonA, latB, lonB), 3);
      }),
    );
  });

  it('knows no antimeridian', () => {
    expect(haversineKm(0, 179.99, 0, -179.99)).toBeCloseTo(2.224, 3);
    expect(initialBearingDeg(0, 179.99, 0, -179.99)).toBeCloseTo(90, 6);
  });
});

describe('destination', () => {
  it('is as far away as asked, in the direction asked', () => {
    const km = fc.double({ min: 0.001, max: 15000, noNaN: true });
    const bearing = fc.double({ min: 0, max: 359.99, noNaN: true });
    fc.assert(
      fc.property(latitude, longitude, bearing, km, (lat, lon, bearingDeg, distanceKm) => {
        const there = destination(lat, lon, bearingDeg, distanceKm);
        expect(haversineKm(lat, lon, there.latitudeDeg, there.longitudeDeg)).toBeCloseTo(distanceKm, 3);
        expect(Math.abs(there.latitudeDeg)).toBeLessThanOrEqual(90);
        expect(there.longitudeDeg).toBeGreaterThanOrEqual(-180);
        expect(there.longitudeDeg).toBeLessThan(180);
      }),
    );
  });

  it.each([
    [180, -180],
    [-180, -180],
    [540, -180],
    [-190, 170],
    [359, -1],
  ])('wraps %d to %d', (from, to) => expect(wrapLongitudeDeg(from)).toBe(to));
});

describe('trackOffset', () => {
  it('finds a point again that was laid out along and beside a line', () => {
    const near = fc.double({ min: -20, max: 20, noNaN: true });
    const bearing = fc.double({ min: 0, max: 359.99, noNaN: true });
    const settled = fc.double({ min: -75, max: 75, noNaN: true });
    fc.assert(
      fc.property(settled, longitude, bearing, near, near, (lat, lon, bearingDeg, along, across) => {
        const onLine = destination(lat, lon, bearingDeg, along);
        // The line's own direction where the point is laid out beside it.
        const ahead = destination(lat, lon, bearingDeg, along + 1);
        const there = initialBearingDeg(
          onLine.latitudeDeg,
          onLine.longitudeDeg,
          ahead.latitudeDeg,
          ahead.longitudeDeg,
        );
        const point = destination(onLine.latitudeDeg, onLine.longitudeDeg, there + 90, across);
        const offset = trackOffset(lat, lon, bearingDeg, point.latitudeDeg, point.longitudeDeg);
        expect(offset.alongKm).toBeCloseTo(along, 3);
        expect(offset.acrossKm).toBeCloseTo(across, 3);
      }),
    );
  });

  it('tells metres apart on a runway', () => {
    // Ovda 20R: 5 m right of the centreline, 300 m past the threshold.
    const on = destination(29.951702, 34.939201, 202, 0.3);
    const point = destination(on.latitudeDeg, on.longitudeDeg, 292, 0.005);
    const offset = trackOffset(29.951702, 34.939201, 202, point.latitudeDeg, point.longitudeDeg);
    expect(offset.alongKm * 1000).toBeCloseTo(300, 2);
    expect(offset.acrossKm * 1000).toBeCloseTo(5, 2);
  });
});

describe('stepKm', () => {
  it('is haversineKm to 1 in 10,000 wherever it takes the short way, and exactly elsewhere', () => {
    const small = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -89, max: 89, noNaN: true }),
        fc.constantFrom(-179.9, 0, 179.9),
        small,
        small,
        (lat, lon, north, east) => {
          const to = [Math.max(-90, Math.min(90, lat + north)), lon + east] as const;
          const exact = haversineKm(lat, lon, ...to);
          expect(Math.abs(stepKm(lat, lon, ...to) - exact)).toBeLessThanOrEqual(exact * 1e-4 + 1e-9);
        },
      ),
    );
  });
});
