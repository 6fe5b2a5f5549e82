import type { EndWeights } from '../ends/end-model.js';
import { chancesOf, type OfEach, utilitiesOf } from '../ends/posterior.js';
import type { Example } from './examples.js';

/** An example as weights that were fitted without its field have it. */
export interface HeldOut {
  readonly example: Example;
  readonly utilities: OfEach;
}

export const heldOut = (example: Example, weights: EndWeights): HeldOut => ({
  example,
  utilities: utilitiesOf(example, weights),
});

/** How likely what truly came was said to be; never 0, whose logarithm would be infinite. */
export function chanceOfTruth(example: Example, slope: number, utilities: OfEach): number {
  const chances = chancesOf(example, utilities, slope);
  const chance = example.right < 0 ? chances.elsewhere : chances.fields[example.right];
  return Math.max(chance, Number.MIN_VALUE);
}
