import { expect, test } from 'vitest';
import { calibrationError, likeliest } from '../../evaluate/measures/calibration-error.js';

const forecasts = (count: number, probability: number, hits: number) =>
  Array.from({ length: count }, (_, k) => ({ probability, came: k < hits }));

test('forecasts that come true as often as they say have no error; others just their difference', () => {
  expect(calibrationError(forecasts(100, 0.75, 75)).error).toBeCloseTo(0);
  expect(calibrationError(forecasts(100, 0.75, 95)).error).toBeCloseTo(0.2);
});

test('too high and too low in two classes do not cancel', () => {
  const both = [...forecasts(100, 0.75, 95), ...forecasts(100, 0.25, 5)];
  expect(calibrationError(both).error).toBeCloseTo(0.2);
});

test('by chance a perfect forecaster is off by the mean deviation of a binomial share, and always by the same', () => {
  const { byChance } = calibrationError(forecasts(400, 0.5, 200));
  // E|X/n − p| ≈ √(2 p q / (π n)) (de Moivre).
  expect(byChance).toBeCloseTo(Math.sqrt(0.5 / (Math.PI * 400)), 2);
  expect(calibrationError(forecasts(400, 0.5, 100)).byChance).toBe(byChance);
});

test('what is sure is never off by chance', () => {
  expect(calibrationError(forecasts(50, 1, 50))).toEqual({ error: 0, byChance: 0 });
});

test('the likeliest counts, "elsewhere" or not', () => {
  const given = [
    { probability: 0.2, came: true },
    { probability: 0.7, came: false },
    { probability: 0.1, came: false },
  ];
  expect(likeliest(given)).toEqual({ probability: 0.7, came: false });
});
