import { expect, test } from 'vitest';
import { destination } from '../../src/geo/geodesic.js';
import { shippedReferences } from '../../src/ingest/references.js';
import type { Outlook } from '../../src/legs/ends/outlook.js';
import { wayTo, wayToPoint } from '../../src/legs/ends/way.js';
import { centrelinesOf } from '../../src/legs/field/runway.js';

const { aerodromes } = shippedReferences();
/** One runway, 01/19. */
const lines = centrelinesOf(aerodromes.runwaysOf(aerodromes.indexOf('LLER')));
const line = lines[0];

/** So far before the threshold, so far to the right, flying so many degrees off the runway's direction. */
function at(outKm: number, rightKm: number, offDeg: number, change: Partial<Outlook> = {}): Outlook {
  const on = destination(line.latitudeDeg, line.longitudeDeg, line.headingDeg + 180, outKm);
  return {
    ...destination(on.latitudeDeg, on.longitudeDeg, line.headingDeg + 90, rightKm),
    side: 'arrival',
    timeMs: 0,
    trackDeg: (line.headingDeg + offDeg + 360) % 360,
    groundspeedKt: 150,
    verticalRateFpm: -700,
    altitudeFt: 3_000,
    isFast: true,
    slowestKt: 150,
    isRotorcraft: false,
    sinkFt: 1_400,
    belowTopFt: 30_000,
    ...change,
  };
}

test.each([1, 6, 14, 25])('straight in from %i km is that far, and exactly on the centreline', (km) => {
  const { wayKm, established } = wayTo(lines, at(km, 0, 0));
  expect(wayKm).toBeGreaterThan(km - 0.2);
  expect(wayKm).toBeLessThan(km + 0.7);
  expect(established).toBeGreaterThan(0.95);
});

test('a take-off is an approach flown backwards', () => {
  const landing = at(8, 0.4, 5);
  const takeOff = { ...landing, side: 'departure' as const, trackDeg: (landing.trackDeg + 180) % 360 };
  expect(wayTo(lines, takeOff)).toEqual(wayTo(lines, landing));
});

test('abeam the field and flying past it, the way is much longer than the distance', () => {
  const { wayKm, established } = wayTo([line], at(0, 5, 180));
  expect(wayKm).toBeGreaterThan(12);
  expect(established).toBe(0);
});

test('the more has to be turned, the longer is the way; without a direction it is between', () => {
  const ways = [0, 45, 90, 135, 180].map((offDeg) => wayTo([line], at(20, 0, offDeg)).wayKm);
  for (let k = 1; k < ways.length; k++) expect(ways[k]).toBeGreaterThanOrEqual(ways[k - 1]);
  const unknown = wayTo([line], at(20, 0, Number.NaN));
  expect(unknown.wayKm).toBeGreaterThan(ways[0]);
  expect(unknown.wayKm).toBeLessThan(ways[4]);
  expect(unknown.established).toBe(0);
});

test('light aircraft turn within less', () => {
  const away = at(6, 2, 180);
  expect(wayTo(lines, { ...away, isFast: false }).wayKm).toBeLessThan(wayTo(lines, away).wayKm);
  expect(wayToPoint(6, 180, false).wayKm).toBeLessThan(wayToPoint(6, 180, true).wayKm);
});
