/** One thing that was held possible, how likely, and whether it came true. */
export interface Verified {
  readonly probability: number;
  readonly came: boolean;
}

/**
 * Brier's score: the mean over occasions of the squared error summed over everything held possible on the occasion
 * (G. W. Brier, Monthly Weather Review 78, 1950). 0 is perfect, 2 the worst.
 *
 * @param occasions each a full set of possibilities, of which one came true
 * @returns null when there is none
 */
export function brierScore(occasions: readonly (readonly Verified[])[]): number | null {
  if (occasions.length === 0) return null;
  const errors = occasions.flat().map(({ probability, came }) => (probability - (came ? 1 : 0)) ** 2);
  return errors.reduce((sum, error) => sum + error, 0) / occasions.length;
}

/** Lower bounds of the classes of a reliability table; fine where `inferred` begins. */
export const RELIABILITY_FROM = [0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99] as const;

/** What was forecast with much the same probability, and how often it came true. */
export interface ReliabilityClass {
  readonly from: number;
  readonly meanProbability: number;
  readonly hits: number;
  readonly n: number;
}

/** Forecasts by class of probability; classes without any are left out. */
export function reliability(forecasts: readonly Verified[]): ReliabilityClass[] {
  return RELIABILITY_FROM.flatMap((from, k) => {
    const below = RELIABILITY_FROM[k + 1] ?? Number.POSITIVE_INFINITY;
    const inClass = forecasts.filter(({ probability }) => probability >= from && probability < below);
    if (inClass.length === 0) return [];
    const total = inClass.reduce((sum, { probability }) => sum + probability, 0);
    const hits = inClass.filter(({ came }) => came).length;
    return [{ from, meanProbability: total / inClass.length, hits, n: inClass.length }];
  });
}
