import { loadAerodromes } from 'airbridge/aviation';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../evaluate/input.js';
import { chainsOf, joined } from '../../evaluate/inputs/chain.js';
import { cutsOf } from '../../evaluate/inputs/cut.js';
import { GRID, Hider } from '../../evaluate/inputs/hide.js';
import { fly } from '../support/flight.js';
import { MIDNIGHT_MS, traceFrom } from '../support/traces.js';

const aerodromes = loadAerodromes();
const FRANKFURT = { lat: 50.0333, lon: 8.5706 };
const MUNICH = { lat: 48.3538, lon: 11.7861 };
const ANY = Number.POSITIVE_INFINITY;

/** An hour in the air, climbing and descending along one straight line, and a minute on either runway. */
function flight(name: string, adep: string, ades: string, source = 'a'): Input {
  const trace = traceFrom(
    fly([
      { s: 0, ...FRANKFURT, alt: 'ground' },
      { s: 50, ...FRANKFURT, alt: 'ground' },
      { s: 60, ...FRANKFURT, alt: 375 },
      { s: 1_260, lat: 49.4, lon: 9.8, alt: 24_000 },
      { s: 2_460, lat: 49, lon: 10.6, alt: 24_000 },
      { s: 3_660, ...MUNICH, alt: 'ground' },
      { s: 3_720, ...MUNICH, alt: 'ground' },
    ]),
    source,
  );
  const leg = { name, adep, ades, fromMs: MIDNIGHT_MS, toMs: MIDNIGHT_MS + 3_720_000 };
  return { source: 'made up', kind: 'flight', gapMinutes: null, trace, legs: [leg] };
}

describe('hiding', () => {
  const input = flight('FRA-MUC', 'EDDF', 'EDDM');
  const hider = new Hider(input, aerodromes);

  test('takes out what is low and near, and nothing else', () => {
    const { reports } = hider.apply({ belowFt: 3_000, withinKm: 20 }).trace;
    expect(reports.length).toBeLessThan(input.trace.reports.length);
    const frankfurt = aerodromes.indexOf('EDDF');
    const munich = aerodromes.indexOf('EDDM');
    for (let i = 0; i < reports.length; i++) {
      for (const row of [frankfurt, munich]) {
        const km = aerodromes.distanceKm(row, reports.latitudeDeg[i], reports.longitudeDeg[i]);
        const isLow = !(reports.altitudeFt[i] - aerodromes.elevationFt[row] >= 3_000);
        expect(isLow && km <= 20).toBe(false);
      }
    }
  });

  test('more the higher and the farther', () => {
    const kept = (belowFt: number, withinKm: number) =>
      hider.apply({ belowFt, withinKm }).trace.reports.length;
    expect(kept(3_000, 20)).toBeGreaterThan(kept(6_000, 20));
    expect(kept(6_000, 20)).toBeGreaterThan(kept(6_000, ANY));
    expect(kept(ANY, 5)).toBeGreaterThan(kept(ANY, 50));
  });

  test('the ground is below every height', () => {
    const { reports } = hider.apply({ belowFt: 500, withinKm: 5 }).trace;
    expect(reports.length).toBeGreaterThan(100);
    expect([...reports.flags].every((flags) => flags === 0)).toBe(true);
  });

  test('has no cell that hides everything', () => {
    expect(GRID.some(({ belowFt, withinKm }) => belowFt === ANY && withinKm === ANY)).toBe(false);
    expect(GRID).toHaveLength(41);
  });
});

describe('chains', () => {
  const [there, back, other] = [
    flight('there', 'EDDF', 'EDDM', 'a'),
    flight('back', 'EDDM', 'EDDF', 'b'),
    flight('elsewhere', 'EGLL', 'EDDM', 'c'),
  ];

  test('of one airframe go from field to field; a flight that fits nowhere is left out', () => {
    const links = [back, other, there].map((input) => ({ airframe: 'D-ABCD', input }));
    const names = chainsOf(links).map((chain) => chain.map(({ legs }) => legs[0].name));
    expect(names).toEqual([['back', 'there']]);
  });

  test('of strangers are every pair that fits', () => {
    const links = [there, back, other].map((input) => ({ airframe: null, input }));
    const names = chainsOf(links).map((chain) => chain.map(({ legs }) => legs[0].name));
    expect(names).toEqual([
      ['there', 'back'],
      ['back', 'there'],
      ['elsewhere', 'back'],
    ]);
  });

  test('keep every report, with the time asked for between the flights', () => {
    const { trace, legs } = joined([there, back], 45);
    expect(trace.reports.length).toBe(there.trace.reports.length + back.trace.reports.length);
    expect(legs[1].fromMs - legs[0].toMs).toBe(45 * 60_000);
    const { timeMs } = trace.reports;
    expect(timeMs.every((time, i) => i === 0 || time >= timeMs[i - 1])).toBe(true);
    expect(timeMs[there.trace.reports.length]).toBe(legs[1].fromMs);
    expect(back.trace.reports.timeMs[0]).toBe(MIDNIGHT_MS);
  });
});

test('a cut flight begins and stops in its cruise', () => {
  const [cut] = cutsOf(flight('FRA-MUC', 'EDDF', 'EDDM'));
  const { reports } = cut.trace;
  expect(Math.min(...reports.altitudeFt)).toBeGreaterThan(0.8 * 24_000);
  expect(cut.legs[0].fromMs).toBe(reports.timeMs[0]);
  expect(reports.length).toBeGreaterThan(20);
});
