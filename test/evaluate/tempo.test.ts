import { expect, test } from 'vitest';
import { limitOf, tempoDocument } from '../../evaluate/tempo/report.js';
import { alarmsOf } from '../../evaluate/tempo/run.js';
import { SCENARIOS } from '../../evaluate/tempo/scenario.js';

/** With so few runs a share of 6 % comes out as more than a quarter in one of two hundred. */
const RUNS = 12;
const outcomeOf = (name: string, rateRatio: number) => {
  const scenario = SCENARIOS.find((one) => one.name === name)!;
  return { scenario, rateRatio, alarms: alarmsOf(scenario, rateRatio, RUNS, 7) };
};
const outcomes = [outcomeOf('B', 1), outcomeOf('P×3', 1), outcomeOf('D 0.05', 1)];

test('without an effect "supported" is rare, after a change of level and under selective reception too', () => {
  for (const { alarms } of outcomes) {
    expect(alarms.supported).toBeLessThanOrEqual(0.25);
    expect(alarms.supported).toBeLessThanOrEqual(alarms.rule);
    expect(alarms.rotation).toBeLessThanOrEqual(alarms.steady);
  }
});

test('receivers that are there mostly in windows are noticed', () => {
  expect(outcomes[2].alarms.rule).toBeGreaterThan(0.5);
  expect(outcomes[2].alarms.selective).toBe(1);
});

test('the page says first what fails', () => {
  const timing = { visits: 92, windows: 12, milliseconds: 1.5 };
  const page = tempoDocument({ outcomes, timing, seed: 7, made: { date: '2020-01-01', commit: 'x' } }, false);
  expect(page.indexOf('**What fails.**')).toBeLessThan(page.indexOf('| scenario |'));
  for (const outcome of outcomes) expect(limitOf(outcome)).not.toBeNull();
});
