import type { Verified } from './brier.js';

const CLASSES = 10;
const SIMULATIONS = 200;
const SEED = 20_240_305;

/** How far forecasts are off, and how far those of a perfect forecaster would be by chance. */
export interface CalibrationError {
  readonly error: number;
  readonly byChance: number;
}

/** The likeliest of what was held possible on an occasion. */
export const likeliest = (given: readonly Verified[]): Verified =>
  given.reduce((most, one) => (one.probability > most.probability ? one : most));

/**
 * Expected calibration error over ten classes of equal width (Naeini, Cooper & Hauskrecht, AAAI 2015), beside its mean over
 * simulations, always the same, in which each forecast comes true with just its probability: few forecasts are never exactly right.
 */
export function calibrationError(forecasts: readonly Verified[]): CalibrationError {
  const next = chances(SEED);
  let sum = 0;
  for (let k = 0; k < SIMULATIONS; k++)
    sum += errorOf(forecasts.map(({ probability }) => ({ probability, came: next() < probability })));
  return { error: errorOf(forecasts), byChance: sum / SIMULATIONS };
}

function errorOf(forecasts: readonly Verified[]): number {
  const excess = new Float64Array(CLASSES);
  for (const { probability, came } of forecasts)
    excess[Math.min(CLASSES - 1, Math.floor(probability * CLASSES))] += probability - (came ? 1 : 0);
  return excess.reduce((sum, one) => sum + Math.abs(one), 0) / forecasts.length;
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32, T. Ettinger). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
