import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, boxAround, boxOf, destination } from '../../src/geo/index.js';

// Nearer to a pole, the sines that `destination` rests on tell a longitude no better than to some metres.
const latitude = fc.double({ min: -89, max: 89, noNaN: true });
const longitude = fc.double({ min: -180, max: 179.999, noNaN: true });
const ROUNDING_DEG = 1e-9;

const holds = (box: Box, latitudeDeg: number, longitudeDeg: number): boolean =>
  latitudeDeg >= box.southDeg - ROUNDING_DEG &&
  latitudeDeg <= box.northDeg + ROUNDING_DEG &&
  longitudeDeg >= box.westDeg - ROUNDING_DEG &&
  longitudeDeg <= box.eastDeg + ROUNDING_DEG;

test('the box around a point holds every place within the distance, at the poles and the antimeridian too', () => {
  fc.assert(
    fc.property(
      latitude,
      longitude,
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: 2_000, noNaN: true }),
      (lat, lon, bearing, km) => {
        const place = destination(lat, lon, bearing, km);
        return holds(boxAround(lat, lon, km), place.latitudeDeg, place.longitudeDeg);
      },
    ),
    {
      examples: [
        [89.9, 10, 0, 50],
        [0, 179.9, 90, 50],
        [-90, 0, 0, 1],
        [89.99, 0, 0, 30],
      ],
    },
  );
});

test('a point 50 km away in a corner of the world does not need a box as wide as the world', () => {
  const box = boxAround(29.94, 34.936, 50);
  expect(box.eastDeg - box.westDeg).toBeLessThan(1.2);
  expect(box.northDeg - box.southDeg).toBeCloseTo(0.9, 1);
});

test('the box of a path holds its points', () => {
  const path = [
    { latitudeDeg: 29.9, longitudeDeg: 34.9 },
    { latitudeDeg: 40.5, longitudeDeg: 50 },
    { latitudeDeg: 36, longitudeDeg: 30.7 },
  ];
  expect(boxOf(path)).toEqual({ southDeg: 29.9, westDeg: 30.7, northDeg: 40.5, eastDeg: 50 });
});

test('the box of a path over the antimeridian spans all longitudes: Fiji to Samoa is not round the world the other way', () => {
  const path = [
    { latitudeDeg: -17.8, longitudeDeg: 177.4 },
    { latitudeDeg: -13.8, longitudeDeg: -172 },
  ];
  expect(boxOf(path)).toMatchObject({ westDeg: -180, eastDeg: 180 });
});

test('no path has no box', () => {
  expect(boxOf([]).southDeg).toBeNaN();
});
