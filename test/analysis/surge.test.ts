import { describe, expect, test } from 'vitest';
import { axisOf, Random, surgesOf } from '../../src/analysis/index.js';
import { scan } from '../../src/analysis/surge/scan.js';
import { expectedWithChange, levelChange } from '../../src/analysis/tempo/level.js';
import { published } from '../support/statistics.js';

const DAYS = 1400;

/** One visit every few days, and three times as many from day 600 to 699. */
function visitDays(perDay: number, surge: number, seed = 3): number[] {
  const random = new Random(seed);
  return Array.from({ length: DAYS }, (_, day) => day).filter((day) => {
    const rate = perDay * (day >= 600 && day < 700 ? surge : 1);
    return random.next() < rate;
  });
}

const axis = axisOf({ firstDay: 0, perDay: new Float64Array(DAYS).fill(0.8) });
const route = (name: string, perDay: number, surge: number, seed?: number) => ({
  name,
  axis,
  visitDays: visitDays(perDay, surge, seed),
});

describe('surges', () => {
  test('a surge is found where it is, and chance seldom makes one', () => {
    const [there, quiet] = surgesOf([route('there', 0.08, 5), route('quiet', 0.08, 1)], 1);
    expect(there.p).toBeLessThan(0.01);
    expect(there.pOfAll).toBeLessThan(0.05);
    expect(there.bins[there.peak!.from].firstDay >= '1971-07-01').toBe(true);
    expect(there.bins[there.peak!.to - 1].lastDay <= '1972-01-31').toBe(true);
    expect(quiet.p).toBeGreaterThan(0.05);
    expect(quiet.pOfAll).toBeGreaterThanOrEqual(quiet.p!);
  });

  test('without surges p is below .05 about as often as it says', () => {
    const routes = Array.from({ length: 40 }, (_, k) => route(String(k), 0.06, 1, 100 + k));
    const alarms = surgesOf(routes, 5).filter(({ p }) => p !== null && p <= 0.05).length;
    // At a true 5 %, seven or more of forty come less than once in a hundred times.
    expect(alarms).toBeLessThanOrEqual(6);
  });

  test('the same seed gives the same answer; scaled exposure too', () => {
    const scaled = { ...route('a', 0.08, 3), axis: { ...axis, exposure: axis.exposure.map((e) => e * 7) } };
    const [one] = surgesOf([route('a', 0.08, 3)], 9);
    const [other] = surgesOf([scaled], 9);
    expect(other.p).toBe(one.p);
    expect(other.peak?.from).toBe(one.peak?.from);
  });

  test('fewer than 30 visits are counted and not tested', () => {
    const [few] = surgesOf([{ name: 'few', axis, visitDays: [10, 20, 700] }], 1);
    expect(few).toMatchObject({ visits: 3, p: null, pOfAll: null, power: null });
    const [none] = surgesOf([{ name: 'none', axis, visitDays: [] }], 1);
    expect(none).toMatchObject({ visits: 0, peak: null, p: null });
  });
});

test('the scan finds the stretch that stands out, and none where all is as expected', () => {
  const counts = Float64Array.of(1, 1, 4, 5, 1, 1, 1, 1);
  const expected = new Float64Array(8).fill(15 / 8);
  expect(scan(counts, expected)).toMatchObject({ from: 2, to: 4, observed: 9 });
  expect(scan(expected, expected)).toBeNull();
});

test.skipIf(published === null)(
  'the change of level in British coal-mining disasters is that of the published analyses: about 1891',
  () => {
    const coal = Float64Array.from(published.coal as number[]);
    const years = { days: Int32Array.from(coal.keys()), exposure: new Float64Array(coal.length).fill(1) };
    const change = levelChange(years, coal, new Uint8Array(coal.length), 1)!;
    // Carlin, Gelfand and Smith (Applied Statistics 41, 1992): 1887 to 1895 in 95 of 100.
    expect(1851 + change.day).toBeGreaterThanOrEqual(1887);
    expect(1851 + change.day).toBeLessThanOrEqual(1895);
    const { ratio, perDay } = expectedWithChange(years, coal, change);
    expect(ratio).toBeLessThan(1);
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(perDay)).toBeCloseTo(sum(coal), 6);
  },
);
