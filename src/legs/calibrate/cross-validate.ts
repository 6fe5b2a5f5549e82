import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { EndWeights } from '../end-model.js';
import { namedOf } from '../named.js';
import { posteriorOf } from '../posterior.js';
import type { Example } from './examples.js';
import { fitWeights } from './fit.js';

/** An example as it was judged by a model that had not seen its field. */
export interface Judged extends Pick<Example, 'source' | 'hiding'> {
  /** Probability of the likeliest field; 0 where there is none in reach. */
  readonly forecast: number;
  /** Whether that field is the true one. */
  readonly isRight: boolean;
  /** Whether it is named, by the rule that names ends in use. */
  readonly isNamed: boolean;
}

/** Fields are dealt into so many groups. */
const GROUPS = 8;

/**
 * Judges every example by a model fitted to the examples of all the other groups of fields, so that no field is known from
 * training. Which group a field is in depends on its ident alone.
 */
export function crossValidated(examples: readonly Example[], aerodromes: AerodromeTable): Judged[] {
  const groupOf = new Map(
    examples.map((example) => [example, groupOfField(example.truth ?? example.source)]),
  );
  return Array.from({ length: GROUPS }, (_, group) => group).flatMap((group) => {
    const others = examples.filter((example) => groupOf.get(example) !== group);
    const weights = fitWeights(others);
    return examples
      .filter((example) => groupOf.get(example) === group)
      .map((example) => judged(example, weights, aerodromes));
  });
}

/** How an example is judged by given weights. */
function judged(example: Example, weights: EndWeights, aerodromes: AerodromeTable): Judged {
  const weighed = posteriorOf(example, weights);
  const [best] = weighed;
  const { source, hiding, fields, right } = example;
  return {
    source,
    hiding,
    forecast: best?.probability ?? 0,
    isRight: best !== undefined && right >= 0 && fields[right].field === best.field,
    isNamed: namedOf(weighed, example.outlook, aerodromes) !== null,
  };
}

/** FNV-1a (Fowler, Noll, Vo), to spread idents evenly. */
function groupOfField(ident: string): number {
  let hash = 0x811c9dc5;
  for (const letter of ident) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash % GROUPS;
}
