import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadAerodromes } from 'airbridge/aviation';
import { describe, expect, test } from 'vitest';
import { nearestToLastPoint, withinTwoKm } from '../../evaluate/rivals/nearest.js';
import { readsbRule, splitByReadsbRule } from '../../evaluate/rivals/readsb-rule.js';
import { splitAtSilences } from '../../evaluate/rivals/silences.js';
import { Flag } from '../../src/source/reports.js';
import { hasShared, readTrace, SHARED } from '../support/examples.js';
import { fly, type Waypoint } from '../support/flight.js';
import { traceFrom } from '../support/traces.js';

const aerodromes = loadAerodromes();
/** Frankfurt and Munich, on their runways. */
const FRANKFURT = { lat: 50.0333, lon: 8.5706 };
const MUNICH = { lat: 48.3538, lon: 11.7861 };
const MINUTE = 60;

/** From gate to gate in an hour, with ten minutes of taxiing at either end. */
function flight(startS: number, from: typeof MUNICH, to: typeof MUNICH): Waypoint[] {
  const between = (share: number) => ({
    lat: from.lat + (to.lat - from.lat) * share,
    lon: from.lon + (to.lon - from.lon) * share,
  });
  return [
    { s: startS, ...from, alt: 'ground' },
    { s: startS + 9 * MINUTE, ...from, alt: 'ground' },
    { s: startS + 10 * MINUTE, ...from, alt: 500 },
    { s: startS + 20 * MINUTE, ...between(0.3), alt: 20_000 },
    { s: startS + 40 * MINUTE, ...between(0.7), alt: 20_000 },
    { s: startS + 50 * MINUTE, ...to, alt: 'ground' },
    { s: startS + 60 * MINUTE, ...to, alt: 'ground' },
  ];
}

const reportsOf = (...flights: Waypoint[][]) => traceFrom(flights.flatMap((points) => fly(points)));

describe('cutting at silences', () => {
  test('of more than ten minutes, and not at shorter ones', () => {
    const at = [0, 300, 900, 1_501, 1_600];
    const { reports } = traceFrom(at.map((s) => ({ s, lat: 50, lon: 10 })));
    expect(splitAtSilences(reports)).toEqual([
      { first: 0, last: 2 },
      { first: 3, last: 4 },
    ]);
  });

  test('of nothing there are no parts', () => {
    expect(splitAtSilences(traceFrom([]).reports)).toEqual([]);
  });
});

describe('the nearest field', () => {
  const trace = reportsOf(flight(0, FRANKFURT, MUNICH));

  test('is right where the track reaches the field', () => {
    const [leg] = nearestToLastPoint(aerodromes).find(trace);
    expect([leg.departure.aerodrome, leg.arrival.aerodrome]).toEqual(['EDDF', 'EDDM']);
  });

  test('is named even in the middle of an ocean, by the 2-km rule not', () => {
    const atSea = traceFrom([
      { s: 0, lat: 40, lon: -40, alt: 35_000 },
      { s: 60, lat: 40, lon: -39.9, alt: 35_000 },
    ]);
    expect(nearestToLastPoint(aerodromes).find(atSea)[0].arrival.aerodrome).not.toBeNull();
    expect(withinTwoKm(aerodromes).find(atSea)[0].arrival.aerodrome).toBeNull();
  });

  test('within 2 km is named, farther off is not', () => {
    const [leg] = withinTwoKm(aerodromes).find(trace);
    expect(leg.arrival.aerodrome).toBe('EDDM');
    const offTheField = { ...MUNICH, lat: MUNICH.lat + 0.2 };
    const [other] = withinTwoKm(aerodromes).find(reportsOf(flight(0, FRANKFURT, offTheField)));
    expect(other.arrival.aerodrome).not.toBe('EDDM');
  });
});

describe('readsb’s leg rule', () => {
  test('cuts where the ground lay between two flights heard all the way', () => {
    const there = flight(0, FRANKFURT, MUNICH);
    const back = flight(90 * MINUTE, MUNICH, FRANKFURT);
    const legs = readsbRule(aerodromes).find(reportsOf(there, back));
    expect(legs.map(({ departure, arrival }) => [departure.aerodrome, arrival.aerodrome])).toEqual([
      ['EDDF', 'EDDM'],
      ['EDDM', 'EDDF'],
    ]);
  });

  test('cuts in a silence of half an hour on the ground', () => {
    const there = fly(flight(0, FRANKFURT, MUNICH));
    const { reports } = traceFrom([...there, ...fly(flight(100 * MINUTE, MUNICH, FRANKFURT))]);
    const parts = splitByReadsbRule(reports);
    expect(parts).toHaveLength(2);
    expect(parts[1].first).toBe(there.length);
  });

  test('does not cut a descent to a lower level, nor a go-around', () => {
    const { reports } = traceFrom(
      fly([
        { s: 0, lat: 50, lon: 8, alt: 1_000 },
        { s: 600, lat: 50, lon: 9, alt: 10_000 },
        { s: 900, lat: 50, lon: 9.5, alt: 1_000 },
        { s: 1_200, lat: 50, lon: 10, alt: 8_000 },
        { s: 2_400, lat: 50, lon: 12, alt: 8_000 },
      ]),
    );
    expect(splitByReadsbRule(reports)).toHaveLength(1);
  });

  test('cuts in a low silence between a descent and a climb, not in a high one', () => {
    const silent = (alt: number) => [
      ...fly([
        { s: 0, lat: 50, lon: 8, alt: 30_000 },
        { s: 1_200, lat: 50, lon: 10, alt },
      ]),
      ...fly([
        { s: 3_600, lat: 50, lon: 10, alt },
        { s: 4_800, lat: 50, lon: 12, alt: 30_000 },
      ]),
    ];
    expect(splitByReadsbRule(traceFrom(silent(2_000)).reports)).toHaveLength(2);
    expect(splitByReadsbRule(traceFrom(silent(22_000)).reports)).toHaveLength(1);
  });

  // readsb itself set these marks: in 22 traces clipped to a region, and in a whole day.
  test.skipIf(!hasShared)('cuts where readsb cut, to a few minutes on the ground', () => {
    const folder = join(SHARED, 'traces', 'readsb');
    const names = ['adsb-actions', 'traffic'].flatMap((sub) =>
      readdirSync(join(folder, sub), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('trace_full'))
        .map((name) => join(folder, sub, name)),
    );
    let marks = 0;
    for (const name of names) {
      const { reports } = readTrace(name);
      const marked = [...reports.flags.keys()].filter((i) => (reports.flags[i] & Flag.newLeg) !== 0);
      const cut = splitByReadsbRule(reports).slice(1);
      expect(cut, name).toHaveLength(marked.length);
      for (const [k, { first }] of cut.entries()) {
        expect(Math.abs(reports.timeMs[first] - reports.timeMs[marked[k]])).toBeLessThan(6 * MINUTE * 1000);
      }
      marks += marked.length;
    }
    expect(marks).toBeGreaterThan(5);
  });

  test('leaves a short trace whole', () => {
    const { reports } = traceFrom([0, 60, 120].map((s) => ({ s, lat: 50, lon: 8, alt: 'ground' as const })));
    expect(splitByReadsbRule(reports)).toEqual([{ first: 0, last: 2 }]);
  });
});
