import { AirbridgeError } from '../../error.js';
import { ELSEWHERE_FEATURES, type EndWeights, FIELD_FEATURES } from '../ends/end-model.js';
import type { Prospects } from '../ends/posterior.js';
import { VISITING } from '../ends/visiting.js';
import { solvePositive } from './solve.js';

/** What a fit learns from: fields in reach, and which of them it was (−1 for none). */
export interface Choice extends Pick<Prospects, 'fields' | 'elsewhere'> {
  readonly right: number;
  /** How much it counts for, 1 for what counts in full. */
  readonly weight: number;
}

/**
 * The ridge: each weight is taken to be normal around 0 with this deviation unless the examples say otherwise, so that a feature
 * which few of them show gets no great weight.
 */
const USUAL_DEVIATION = 3;
/** How fields are used differs between countries more than how aircraft fly: what a few archives show of it counts for less. */
const DEVIATION: Readonly<Partial<Record<string, number>>> = {
  runwayForSlow: 1,
  largeForSlow: 0.75,
  pavedForSlow: 0.5,
  heliport: 0.5,
  coded: 0.5,
};

const FIELDS = FIELD_FEATURES.length;
const SIZE = FIELDS + ELSEWHERE_FEATURES.length;
/** What is subtracted from the curvature and slope by the ridge: one over the square of each deviation. */
const RIDGE = Float64Array.from([...FIELD_FEATURES, ...ELSEWHERE_FEATURES], (name) => {
  return 1 / (DEVIATION[name] ?? USUAL_DEVIATION) ** 2;
});
const SMALLEST_STEP = 1e-8;
const MOST_STEPS = 100;
const MOST_HALVINGS = 30;
/** More would move no weight by as much as its rounding does. */
const ROUNDS = 3;

/**
 * Weights of the conditional logit by penalised maximum likelihood. Where a field that was not the one may only have been visited,
 * a choice counts in two parts, with that field and without it, as likely as each is (Dempster, Laird & Rubin, JRSS B 39, 1977):
 * what was only visited says nothing of how landings are flown.
 *
 * @throws AirbridgeError `bad-value` when it does not settle, as with features that are no numbers
 */
export function fitWeights(choices: readonly Choice[]): EndWeights {
  let weights = settled(
    choices.flatMap((choice) => inParts(choice, VISITING)),
    new Float64Array(SIZE),
  );
  if (!choices.some(mayBeVisit)) return named(weights);
  for (let round = 0; round < ROUNDS; round++) {
    const before = weights;
    const parts = choices.flatMap((choice) => inParts(choice, visitChance(choice, before)));
    weights = settled(parts, before);
  }
  return named(weights);
}

const mayBeVisit = ({ fields, right }: Choice): boolean =>
  fields.some(({ isVisit }, k) => isVisit && k !== right);

/** A choice with the fields that may only have been visited, and without them; whole where there are none. */
function inParts(choice: Choice, visiting: number): Choice[] {
  if (!mayBeVisit(choice)) return [choice];
  const { weight } = choice;
  return [
    { ...choice, weight: (1 - visiting) * weight },
    { ...withoutVisits(choice), weight: visiting * weight },
  ];
}

function withoutVisits(choice: Choice): Choice {
  const rightOne = choice.fields[choice.right];
  const fields = choice.fields.filter((field) => field === rightOne || !field.isVisit);
  return { ...choice, fields, right: fields.indexOf(rightOne) };
}

/** How likely it was only a visit, by what it came to. */
function visitChance(choice: Choice, weights: Float64Array): number {
  if (!mayBeVisit(choice)) return 0;
  const visit = VISITING * chances(withoutVisits(choice), weights).right;
  return visit / (visit + (1 - VISITING) * chances(choice, weights).right);
}

/**
 * Newton's method with steps cut in half until they help. The likelihood is concave, so there is one answer, whatever the order of
 * the examples and the start, up to rounding.
 */
function settled(choices: readonly Choice[], start: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  let weights = start;
  let here = slopeAt(choices, weights);
  for (let step = 0; step < MOST_STEPS; step++) {
    const change = solvePositive(here.curvature, here.gradient);
    const next = betterAlong(choices, weights, change, here.likelihood);
    if (next === null) return weights;
    const moved = next.reduce((most, weight, k) => Math.max(most, Math.abs(weight - weights[k])), 0);
    weights = next;
    if (moved < SMALLEST_STEP) return weights;
    here = slopeAt(choices, weights);
  }
  throw notSettled();
}

function named(weights: Float64Array): EndWeights {
  return { field: [...weights.subarray(0, FIELDS)], elsewhere: [...weights.subarray(FIELDS)] };
}

/** The first of ever shorter steps that makes the examples likelier; null when none does, at the top. */
function betterAlong(
  choices: readonly Choice[],
  from: Float64Array,
  change: Float64Array,
  likelihood: number,
): Float64Array<ArrayBuffer> | null {
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const next = from.map((weight, k) => weight + change[k] / 2 ** halving);
    const reached = likelihoodAt(choices, next);
    if (Number.isNaN(reached)) throw notSettled();
    if (reached > likelihood) return next;
  }
  return null;
}

/** Logarithm of the penalised likelihood. */
function likelihoodAt(choices: readonly Choice[], weights: Float64Array): number {
  const penalty = weights.reduce((sum, weight, k) => sum + (RIDGE[k] * weight * weight) / 2, 0);
  return choices.reduce(
    (sum, choice) => sum + choice.weight * Math.log(chances(choice, weights).right),
    -penalty,
  );
}

interface Slope {
  readonly likelihood: number;
  readonly gradient: Float64Array;
  /** Minus the second derivative, row by row. */
  readonly curvature: Float64Array;
}

function slopeAt(choices: readonly Choice[], weights: Float64Array): Slope {
  const gradient = weights.map((weight, k) => -RIDGE[k] * weight);
  const curvature = new Float64Array(SIZE * SIZE);
  for (let k = 0; k < SIZE; k++) curvature[k * SIZE + k] = RIDGE[k];
  for (const choice of choices) addSlope(choice, weights, gradient, curvature);
  return { likelihood: likelihoodAt(choices, weights), gradient, curvature };
}

function addSlope(
  choice: Choice,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const { fields, elsewhere } = chances(choice, weights);
  const { weight } = choice;
  const mean = new Float64Array(SIZE);
  const addAlternative = (features: Float64Array, from: number, chance: number, isRight: boolean) => {
    for (let a = 0; a < features.length; a++) {
      const weighed = chance * features[a];
      mean[from + a] += weighed;
      if (isRight) gradient[from + a] += weight * features[a];
      const row = (from + a) * SIZE + from;
      for (let b = 0; b < features.length; b++) curvature[row + b] += weight * weighed * features[b];
    }
  };
  choice.fields.forEach(({ features }, j) => {
    addAlternative(features, 0, fields[j], j === choice.right);
  });
  addAlternative(choice.elsewhere, FIELDS, elsewhere, choice.right < 0);
  for (let a = 0; a < SIZE; a++) {
    gradient[a] -= weight * mean[a];
    for (let b = 0; b < SIZE; b++) curvature[a * SIZE + b] -= weight * mean[a] * mean[b];
  }
}

function chances({ fields, elsewhere, right }: Choice, weights: Float64Array) {
  const utilities = fields.map(({ features }) => product(weights, 0, features));
  const other = product(weights, FIELDS, elsewhere);
  const most = utilities.reduce((highest, u) => Math.max(highest, u), other);
  const grown = utilities.map((u) => Math.exp(u - most));
  const total = grown.reduce((sum, one) => sum + one, Math.exp(other - most));
  const elsewhereChance = Math.exp(other - most) / total;
  const fieldChances = grown.map((one) => one / total);
  return {
    fields: fieldChances,
    elsewhere: elsewhereChance,
    right: right < 0 ? elsewhereChance : fieldChances[right],
  };
}

function product(weights: Float64Array, from: number, features: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < features.length; k++) sum += weights[from + k] * features[k];
  return sum;
}

function notSettled(): AirbridgeError {
  const next = 'Leave out the archive that was added last, and report it.';
  return new AirbridgeError('bad-value', 'the calibration does not settle on any weights', {}, next);
}
