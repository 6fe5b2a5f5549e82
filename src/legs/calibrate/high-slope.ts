import { chanceOfTruth, type HeldOut } from './held-out.js';
import { highestBetween } from './highest.js';

/** Beforehand the slope's logarithm is taken to be normal around 0 with this deviation: another slope than 1 takes some showing. */
const DEVIATION = 0.25;
const LEAST = 0.5;
const MOST = 2;

/**
 * The slope that makes what truly came likeliest, for flights that were up high, on fields the weights had not seen. One set of
 * weights serves light aircraft, air tankers and airliners: it is less sure of these than those who fly by procedures deserve.
 * What flies low and fast is of too few kinds to have a slope of its own. Without examples the slope is 1.
 */
export function highSlopeOf(all: readonly HeldOut[]): number {
  const high = all.filter(({ example }) => example.wasHigh);
  return Math.exp(highestBetween(Math.log(LEAST), Math.log(MOST), (one) => likelihood(high, one)));
}

/** Logarithm of the penalised likelihood, which has one top. */
function likelihood(high: readonly HeldOut[], logSlope: number): number {
  const slope = Math.exp(logSlope);
  const penalty = (logSlope / DEVIATION) ** 2 / 2;
  return high.reduce(
    (sum, one) => sum + one.example.weight * Math.log(chanceOfTruth(one.example, slope, one.utilities)),
    -penalty,
  );
}
