import { expect, test } from 'vitest';
import { brierScore, reliability } from '../../evaluate/measures/brier.js';

/** G. W. Brier, Monthly Weather Review 78 (1950), table 1: ten forecasts of rain, and whether it rained. */
const RAIN = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1];
const RAINED = [false, true, true, true, false, false, false, false, false, false];

test('Brier’s own example scores 0.19', () => {
  const occasions = RAIN.map((probability, k) => [
    { probability, came: RAINED[k] },
    { probability: 1 - probability, came: !RAINED[k] },
  ]);
  expect(brierScore(occasions)).toBeCloseTo(0.19, 10);
});

test('the worst score is 2, no occasion has none', () => {
  const sureAndWrong = [
    { probability: 1, came: false },
    { probability: 0, came: true },
  ];
  expect(brierScore([sureAndWrong])).toBe(2);
  expect(brierScore([])).toBeNull();
});

test('reliability puts each forecast into one class', () => {
  const forecasts = RAIN.map((probability, k) => ({ probability, came: RAINED[k] }));
  const classes = reliability(forecasts);
  expect(classes.reduce((sum, { n }) => sum + n, 0)).toBe(10);
  expect(classes.reduce((sum, { hits }) => sum + hits, 0)).toBe(3);
  expect(classes[0]).toEqual({ from: 0, meanProbability: 0, hits: 0, n: 4 });
  // 0.8 and 0.9 stand together, both came.
  expect(classes.at(-1)).toMatchObject({ from: 0.8, hits: 2, n: 2 });
  expect(classes.at(-1)?.meanProbability).toBeCloseTo(0.85, 10);
});

test('certainty is in the last class', () => {
  expect(reliability([{ probability: 1, came: true }])).toEqual([
    { from: 0.99, meanProbability: 1, hits: 1, n: 1 },
  ]);
});
