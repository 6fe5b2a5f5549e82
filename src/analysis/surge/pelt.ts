/** A stretch of bins at one level. */
export interface Level {
  /** Bins from `from` up to, but without, `to`. */
  readonly from: number;
  readonly to: number;
  /** Counts per unit of expectation. */
  readonly rate: number;
}

const SHORTEST = 2;

/**
 * The levels that fit counts best when each further one costs a penalty: PELT (Killick, Fearnhead and Eckley, JASA 107, 2012) with
 * Poisson's likelihood. Only to be drawn: it tests nothing.
 *
 * @param expected what the counts would be at one level, positive
 * @param penalty in units of twice the log likelihood
 */
export function levelsOf(counts: Float64Array, expected: Float64Array, penalty: number): Level[] {
  const [sumCounts, sumExpected] = [cumulative(counts), cumulative(expected)];
  const rate = (from: number, to: number): number =>
    (sumCounts[to] - sumCounts[from]) / (sumExpected[to] - sumExpected[from]);
  const cost = (from: number, to: number): number => {
    const count = sumCounts[to] - sumCounts[from];
    return count === 0 ? 0 : -2 * count * Math.log(rate(from, to));
  };
  const starts = bestStarts(counts.length, cost, penalty);
  const levels: Level[] = [];
  for (let to = counts.length; to > 0; to = starts[to]) {
    levels.unshift({ from: starts[to], to, rate: rate(starts[to], to) });
  }
  return levels;
}

/** For each end, where the last level of the best division begins. Starts that can never be best again are dropped. */
function bestStarts(length: number, cost: (from: number, to: number) => number, penalty: number): number[] {
  const best = [-penalty, ...new Array<number>(length).fill(Number.POSITIVE_INFINITY)];
  const starts = new Array<number>(length + 1).fill(0);
  let candidates = [0];
  for (let to = Math.min(SHORTEST, length); to <= length; to++) {
    if (to >= 2 * SHORTEST) candidates.push(to - SHORTEST);
    const reached = candidates.map((from) => best[from] + cost(from, to));
    for (const [k, from] of candidates.entries()) {
      if (reached[k] + penalty >= best[to]) continue;
      best[to] = reached[k] + penalty;
      starts[to] = from;
    }
    candidates = candidates.filter((_, k) => reached[k] <= best[to]);
  }
  return starts;
}

function cumulative(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i] + values[i];
  return sums;
}
