/** What is weighed of a field as it lies before an aircraft; each is explained where it is worked out, in legs/prospect. */
export const FIELD_FEATURES = [
  'tooHigh',
  'shallow',
  'far',
  'towards',
  'established',
  'onGlidePath',
  'overhead',
  'circuit',
  'runwayForFast',
  'runwayForSlow',
  'largeForSlow',
  'farForSlow',
  'across',
  'pavedForSlow',
  'heliport',
  'tooFast',
  'coded',
] as const;

/** What is weighed of the possibility that the flight went on to somewhere else. */
export const ELSEWHERE_FEATURES = [
  'always',
  'height',
  'descending',
  'level',
  'climbing',
  'fast',
  'noHeight',
  'noRate',
  'sink',
  'belowTop',
  'steadySink',
  'atTop',
] as const;

/**
 * Weights of a conditional logit (McFadden 1974): the probability of a field is the exponential of its weighted features over
 * the sum of those of all fields in reach and of "elsewhere". Fitted to flights whose ends were hidden, see docs/method.md.
 */
export interface EndWeights {
  /** In the order of {@link FIELD_FEATURES} and {@link ELSEWHERE_FEATURES}. */
  readonly field: readonly number[];
  readonly elsewhere: readonly number[];
}

/** All that probabilities of ends are worked out with. */
export interface EndJudgement extends EndWeights {
  /**
   * By what all weights are multiplied for flights that were up high, see legs/outlook: above 1, they are surer. Fitted to fields
   * left out of the fit of the weights (the slope of Cox, Biometrika 45, 1958; today also called temperature).
   */
  readonly highSlope: number;
  /**
   * How many times as likely a light aircraft lands where it took off as all else would have it. Fitted to fields left out of the fit
   * of the weights.
   */
  readonly returnOdds: number;
}

/** Weights and where they are from. */
export interface EndModel extends EndJudgement {
  /** Changes with every fit: dossiers print it. */
  readonly version: string;
  /** What it was fitted to, in words, with numbers. */
  readonly madeFrom: readonly string[];
}

/** The weighted sum of features. */
export function utility(weights: readonly number[], features: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weights.length; k++) sum += weights[k] * features[k];
  return sum;
}
