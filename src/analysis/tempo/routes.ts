/** A route or a fleet among several that were tested together. */
export interface RouteResult {
  readonly name: string;
  readonly p: number;
  /** How far the observed count lies above the mean of all shifts, in their standard deviations. */
  readonly z: number;
  /** Share of shifts in which any of the routes comes as far: p for having looked at all of them. */
  readonly pOfAll: number;
}

/**
 * Several routes, the same shifts for all: max-T (Westfall and Young, Resampling-Based Multiple Testing, 1993; method, section
 * 4, step 6).
 *
 * @param routes for each, T_s of its rotation test
 */
export function compareRoutes(
  routes: readonly { readonly name: string; readonly rotated: Int32Array }[],
): RouteResult[] {
  const scaled = routes.map(({ rotated }) => standardise(rotated));
  const shifts = routes[0]?.rotated.length ?? 0;
  const largest = Float64Array.from({ length: shifts }, (_, s) => Math.max(...scaled.map((z) => z[s])));
  return routes.map(({ name }, k) => ({
    name,
    p: shareReaching(scaled[k], scaled[k][0]),
    z: scaled[k][0],
    pOfAll: shareReaching(largest, scaled[k][0]),
  }));
}

function standardise(rotated: Int32Array): Float64Array {
  const mean = rotated.reduce((sum, count) => sum + count, 0) / rotated.length;
  const variance = rotated.reduce((sum, count) => sum + (count - mean) ** 2, 0) / rotated.length;
  return Float64Array.from(rotated, (count) => (variance === 0 ? 0 : (count - mean) / Math.sqrt(variance)));
}

const shareReaching = (values: Float64Array, level: number): number =>
  values.filter((value) => value >= level).length / values.length;
