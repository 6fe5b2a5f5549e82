import { withReturns } from '../ends/posterior.js';
import { chanceOfTruth, type HeldOut } from './held-out.js';
import { HIDINGS } from './hiding.js';
import { highestBetween } from './highest.js';

/** Beforehand the logarithm of the odds is taken to be normal around 0 with this deviation: returns take some showing. */
const DEVIATION = 1;
/** However often an end is hidden, it was returned to once: each of its examples counts for this part. */
const SHARE = 1 / HIDINGS.length;
const LEAST = 0.1;
const MOST = 100;

/**
 * How many times as likely a flight lands where it took off as weights say that know nothing of its other end: what makes what truly
 * came likeliest, on fields the weights had not seen. Without examples of fields that are the other end, too, it is 1.
 */
export function returnOddsOf(all: readonly HeldOut[]): number {
  const told = all.filter(({ example }) => example.returns.size > 0);
  return Math.exp(highestBetween(Math.log(LEAST), Math.log(MOST), (one) => likelihood(told, one)));
}

/** Logarithm of the penalised likelihood. */
function likelihood(told: readonly HeldOut[], logOdds: number): number {
  const penalty = (logOdds / DEVIATION) ** 2 / 2;
  return told.reduce((sum, { example, utilities }) => {
    const { fields, returns, weight } = example;
    const chance = chanceOfTruth(example, 1, withReturns(utilities, fields, returns, Math.exp(logOdds)));
    return sum + SHARE * weight * Math.log(chance);
  }, -penalty);
}
