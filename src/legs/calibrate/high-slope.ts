import type { EndWeights } from '../end-model.js';
import { chancesOf, type OfEach, utilitiesOf } from '../posterior.js';
import type { Example } from './examples.js';

/** An example as weights that were fitted without its field have it. */
export interface HeldOut {
  readonly example: Example;
  readonly utilities: OfEach;
}

/** Beforehand the slope's logarithm is taken to be normal around 0 with this deviation: another slope than 1 takes some showing. */
const DEVIATION = 0.25;
const LEAST = 0.5;
const MOST = 2;
/** Each takes a third off what is left to search; more would only change digits that are rounded away. */
const STEPS = 40;

export const heldOut = (example: Example, weights: EndWeights): HeldOut => ({
  example,
  utilities: utilitiesOf(example, weights),
});

/**
 * The slope that makes what truly came likeliest, for flights that were up high, on fields the weights had not seen. One set of
 * weights serves light aircraft, air tankers and airliners: it is less sure of these than those who fly by procedures deserve.
 * What flies low and fast is of too few kinds to have a slope of its own. Without examples the slope is 1.
 */
export function highSlopeOf(all: readonly HeldOut[]): number {
  const high = all.filter(({ example }) => example.wasHigh);
  let from = Math.log(LEAST);
  let to = Math.log(MOST);
  for (let step = 0; step < STEPS; step++) {
    const third = (to - from) / 3;
    if (likelihood(high, from + third) < likelihood(high, to - third)) from += third;
    else to -= third;
  }
  return Math.exp((from + to) / 2);
}

/** Logarithm of the penalised likelihood, which has one top. */
function likelihood(high: readonly HeldOut[], logSlope: number): number {
  const slope = Math.exp(logSlope);
  const penalty = (logSlope / DEVIATION) ** 2 / 2;
  return high.reduce((sum, one) => sum + one.example.weight * Math.log(chanceOfTruth(one, slope)), -penalty);
}

function chanceOfTruth({ example, utilities }: HeldOut, slope: number): number {
  const chances = chancesOf(example, utilities, slope);
  const chance = example.right < 0 ? chances.elsewhere : chances.fields[example.right];
  return Math.max(chance, Number.MIN_VALUE);
}
