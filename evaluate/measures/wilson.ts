/** A share with what it was counted from. */
export interface Share {
  readonly hits: number;
  readonly n: number;
}

const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval for a binomial share, 95 % (E. B. Wilson, JASA 22, 1927), without continuity correction.
 *
 * @returns bounds in 0…1; null when nothing was counted
 */
export function wilson({ hits, n }: Share): { readonly low: number; readonly high: number } | null {
  if (n === 0) return null;
  const share = hits / n;
  const shrink = 1 + Z_95 ** 2 / n;
  const middle = (share + Z_95 ** 2 / (2 * n)) / shrink;
  const half = (Z_95 / shrink) * Math.sqrt((share * (1 - share)) / n + Z_95 ** 2 / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
