/** The stretch of bins that stands out most. */
export interface Peak {
  /** Bins from `from` up to, but without, `to`. */
  readonly from: number;
  readonly to: number;
  readonly observed: number;
  readonly expected: number;
  /** Logarithm of the likelihood ratio. */
  readonly likelihood: number;
}

const LONGEST_BINS = 6;

/**
 * Looks through all stretches of one to six bins for the one with the greatest Poisson likelihood ratio of "more here" against "no
 * different" (Kulldorff, Communications in Statistics 26, 1997).
 *
 * @param expected adds up to as much as the counts
 * @returns null when nowhere more was observed than expected
 */
export function scan(counts: Float64Array, expected: Float64Array): Peak | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let peak: Peak | null = null;
  for (let from = 0; from < counts.length; from++) {
    let [observed, mean] = [0, 0];
    for (let to = from + 1; to <= Math.min(from + LONGEST_BINS, counts.length); to++) {
      observed += counts[to - 1];
      mean += expected[to - 1];
      const likelihood = likelihoodRatio(observed, mean, all);
      if (likelihood > (peak?.likelihood ?? 0)) peak = { from, to, observed, expected: mean, likelihood };
    }
  }
  return peak;
}

function likelihoodRatio(observed: number, expected: number, all: number): number {
  if (observed <= expected) return 0;
  const rest = all - observed;
  const outside = rest === 0 ? 0 : rest * Math.log(rest / (all - expected));
  return observed * Math.log(observed / expected) + outside;
}
