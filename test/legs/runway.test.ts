import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Runway, RunwayEnd } from '../../src/aviation/aerodrome.js';
import { destination, trackOffset } from '../../src/geo/geodesic.js';
import { centrelinesOf, distanceToRunwayKm } from '../../src/legs/field/runway.js';

const LENGTH_KM = 3;

function runwayFrom(latitudeDeg: number, longitudeDeg: number, headingDeg: number): Runway {
  const end = (ident: string, place: { latitudeDeg: number; longitudeDeg: number }): RunwayEnd => ({
    ident,
    ...place,
    elevationFt: null,
    headingDeg: null,
    displacedThresholdFt: null,
  });
  const far = destination(latitudeDeg, longitudeDeg, headingDeg, LENGTH_KM);
  const ends = [end('A', { latitudeDeg, longitudeDeg }), end('B', far)] as const;
  return { aerodrome: 'TEST', lengthFt: null, widthFt: null, surface: 'paved', closed: false, ends };
}

test('distance to a runway is that on the sphere, to 10 m, wherever it lies', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -85, max: 85, noNaN: true }),
      fc.double({ min: -179, max: 179, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (latitudeDeg, longitudeDeg, headingDeg, bearingDeg, km) => {
        const [line] = centrelinesOf([runwayFrom(latitudeDeg, longitudeDeg, headingDeg)]);
        const at = destination(latitudeDeg, longitudeDeg, bearingDeg, km);
        const { alongKm, acrossKm } = trackOffset(
          latitudeDeg,
          longitudeDeg,
          line.headingDeg,
          at.latitudeDeg,
          at.longitudeDeg,
        );
        const beyondKm = Math.max(0, -alongKm, alongKm - LENGTH_KM);
        const distanceKm = distanceToRunwayKm(line, at.latitudeDeg, at.longitudeDeg);
        expect(Math.abs(distanceKm - Math.hypot(beyondKm, acrossKm))).toBeLessThan(0.01);
      },
    ),
    { numRuns: 2_000 },
  );
});
