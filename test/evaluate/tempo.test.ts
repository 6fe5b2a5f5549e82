import { expect, test } from 'vitest';
import { evaluateTempo } from '../../evaluate/tempo/evaluate.js';
import { limitOf, tempoDocument } from '../../evaluate/tempo/report.js';

/** With so few runs a share of 6 % comes out as up to 11 % in one of a hundred, and a power of .55 as little as .43. */
const RUNS = 100;
const outcomes = evaluateTempo(RUNS, 7, () => {});
const find = (name: string, rateRatio: number) =>
  outcomes.find((outcome) => outcome.scenario.name === name && outcome.rateRatio === rateRatio)!.alarms;

test('without an effect the tests rarely find one, in bursts, waves and growth', () => {
  for (const name of ['P', 'B', 'W', 'T']) {
    expect(find(name, 1).rotation).toBeLessThanOrEqual(0.11);
    expect(find(name, 1).concordance).toBeLessThanOrEqual(0.13);
    expect(find(name, 1).rule).toBeLessThanOrEqual(find(name, 1).rotation);
  }
});

test('an effect is found the more often the larger it is', () => {
  expect(find('B', 2).rotation).toBeGreaterThan(find('B', 1).rotation);
  expect(find('B', 3).rotation).toBeGreaterThan(0.43);
  expect(find('B', 5).rotation).toBeGreaterThan(find('B', 3).rotation);
});

test('the page says which limits are kept; what has no limit says so', () => {
  const timing = { visits: 92, windows: 12, milliseconds: 1.5 };
  const page = tempoDocument({ outcomes, timing, seed: 7, made: { date: '2020-01-01', commit: 'x' } }, false);
  expect(page).toContain('at least 0.55: kept');
  const unlimited = outcomes.filter((outcome) => limitOf(outcome) === null);
  expect(unlimited.map(({ scenario, rateRatio }) => `${scenario.name} ${rateRatio}`)).toEqual([
    'D 1',
    'B 2',
    'B 5',
  ]);
});
