import betaQuantile from '@stdlib/math-base-special-betaincinv';
import gammaTail from '@stdlib/math-base-special-gammainc';

/**
 * Chance that a standard normal variable exceeds z. Through the incomplete gamma function, so that it stays right far out in
 * the tail, where 1 − Φ(z) would be rounded to nothing.
 */
export function normalUpperTail(z: number): number {
  const beyond = gammaTail((z * z) / 2, 0.5, true, true) / 2;
  return z >= 0 ? beyond : 1 - beyond;
}

/** The deviation exceeded with a chance of 2.5 %: the half width of a 95 % interval in standard errors. */
export const Z_95 = 1.959963984540054;

/** Both ends of an interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * 95 % interval of a share by Clopper and Pearson (Biometrika 26, 1934): never covers less than it says. The counts need not be whole.
 *
 * @param hits at most `n`
 */
export function clopperPearson(hits: number, n: number): Interval {
  return {
    low: hits <= 0 ? 0 : betaQuantile(0.025, hits, n - hits + 1),
    high: hits >= n ? 1 : betaQuantile(0.975, hits + 1, n - hits),
  };
}
