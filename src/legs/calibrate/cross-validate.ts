import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { EndJudgement, EndWeights } from '../ends/end-model.js';
import { namedOf } from '../ends/named.js';
import { posteriorOf } from '../ends/posterior.js';
import type { Example } from './examples.js';
import { fitWeights } from './fit.js';
import { type HeldOut, heldOut } from './held-out.js';
import { highSlopeOf } from './high-slope.js';
import { returnOddsOf } from './return-odds.js';

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

/** What is fitted to fields that the weights had not seen. */
type Refined = Omit<EndJudgement, keyof EndWeights>;

const refinedBy = (held: readonly HeldOut[]): Refined => ({
  highSlope: highSlopeOf(held),
  returnOdds: returnOddsOf(held),
});

/**
 * Judges every example by a model fitted to the examples of all the other groups of fields, so that no field is known from
 * training; the slope and the odds it is judged with are those of the other groups, too. Which group a field is in depends on its
 * ident alone.
 *
 * @returns the examples as judged, and what all of them together are refined by
 */
export function crossValidated(
  examples: readonly Example[],
  aerodromes: AerodromeTable,
): { readonly judged: readonly Judged[]; readonly refined: Refined } {
  const groups = Array.from({ length: GROUPS }, (_, group) => fitWithout(group, examples));
  const judgedAll = groups.flatMap((group) => {
    const refined = refinedBy(groups.flatMap((other) => (other === group ? [] : other.held)));
    return group.held.map(({ example }) => judged(example, { ...group.weights, ...refined }, aerodromes));
  });
  return { judged: judgedAll, refined: refinedBy(groups.flatMap(({ held }) => held)) };
}

/** Weights fitted without a group of fields, and what they say of it. */
function fitWithout(
  group: number,
  examples: readonly Example[],
): { readonly weights: EndWeights; readonly held: readonly HeldOut[] } {
  const isOfGroup = ({ truth, source }: Example) => groupOfField(truth ?? source) === group;
  const weights = fitWeights(examples.filter((example) => !isOfGroup(example)));
  return { weights, held: examples.filter(isOfGroup).map((example) => heldOut(example, weights)) };
}

/** How an example is judged by a given model. */
function judged(example: Example, model: EndJudgement, aerodromes: AerodromeTable): Judged {
  const weighed = posteriorOf(example, model, example.returns);
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
