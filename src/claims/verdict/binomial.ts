/**
 * P(X ≤ k) of a binomial variable: the chance that of `n` visits no more than `k` are detected.
 *
 * @param p chance of each, 0 to 1
 */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k >= n || p <= 0) return 1;
  if (k < 0 || p >= 1) return 0;
  const odds = Math.log(p) - Math.log1p(-p);
  let logTerm = n * Math.log1p(-p);
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i++) {
    logTerm += Math.log((n - i + 1) / i) + odds;
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}

/** The fewest detected visits that are not unlikely (P > level) if there were `n`. */
export function fewestLikely(n: number, p: number, level: number): number {
  let k = 0;
  while (k < n && binomialAtMost(k, n, p) <= level) k++;
  return k;
}
