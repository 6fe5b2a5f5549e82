/** How often ends that were known turned out wrong. */
export interface MeasuredError {
  readonly wrong: number;
  readonly of: number;
}

/**
 * Ends said to be `observed` that were wrong, of all that could be compared with a truth somebody else wrote down: docs/accuracy.md,
 * "Ends of flights", whole flights, by evidence. Recorded flights (none wrong of 43) and the simulated sky with jamming, spoofing
 * and shared addresses (4 of 305); the one heard everywhere, where none of 554 was wrong, is left out as too easy.
 */
export const OBSERVED_ERROR: MeasuredError = { wrong: 4, of: 348 };

const CHANCE = 0.975;

/**
 * How many of `ends` observed ends may be false: not exceeded with 97.5 % confidence. The quantile of a binomial whose chance was
 * itself measured on a sample, that is of a beta-binomial with `wrong + 1` and `of − wrong` (A. R. Thatcher, "Relationships between
 * Bayesian and confidence limits for predictions", JRSS B 26, 1964: the limit holds whatever the true chance is).
 *
 * @param ends a whole number from 0
 * @param error the sample must hold at least one end that was right
 */
export function falseEndsLimit(ends: number, { wrong, of }: MeasuredError): number {
  const [a, b] = [wrong + 1, of - wrong];
  let chance = noneChance(ends, a, b);
  let upTo = chance;
  let k = 0;
  while (upTo < CHANCE && k < ends) {
    chance *= ((ends - k) * (a + k)) / ((k + 1) * (b + ends - k - 1));
    upTo += chance;
    k++;
  }
  return k;
}

/** The beta-binomial's chance of none among `ends`. */
function noneChance(ends: number, a: number, b: number): number {
  let chance = 1;
  for (let i = 0; i < ends; i++) chance *= (b + i) / (a + b + i);
  return chance;
}
