import fc from 'fast-check';
import { expect, test } from 'vitest';
import { destination, haversineKm } from '../../src/geo/geodesic.js';
import { NearbyPlaces } from '../../src/ingest/nearby-places.js';

const place = fc.record({
  latitudeDeg: fc.double({ min: -90, max: 90, noNaN: true }),
  longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
});
const way = fc.record({
  bearingDeg: fc.double({ min: 0, max: 360, noNaN: true }),
  km: fc.double({ min: 0, max: 149.9, noNaN: true }),
});

test('every place within the distance is found, at the poles and across the antimeridian too', () => {
  fc.assert(
    fc.property(place, way, (item, { bearingDeg, km }) => {
      const near = new NearbyPlaces([item], (one) => one, 150);
      const there = destination(item.latitudeDeg, item.longitudeDeg, bearingDeg, km);
      expect(near.of(there)).toEqual([item]);
    }),
    { numRuns: 2_000 },
  );
});

test('what is found lies in the neighbourhood', () => {
  fc.assert(
    fc.property(place, place, (item, asked) => {
      if (Math.abs(item.latitudeDeg) > 60) return;
      const found = new NearbyPlaces([item], (one) => one, 150).of(asked);
      const km = haversineKm(item.latitudeDeg, item.longitudeDeg, asked.latitudeDeg, asked.longitudeDeg);
      if (km > 1_000) expect(found).toEqual([]);
    }),
  );
});
