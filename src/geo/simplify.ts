/** A path as columns: times rise, latitude and longitude are finite, altitude is NaN where unknown. */
export interface TimedPath {
  readonly timeMs: ArrayLike<number>;
  readonly latitudeDeg: ArrayLike<number>;
  readonly longitudeDeg: ArrayLike<number>;
  readonly altitudeFt: ArrayLike<number>;
}

/** How far a point that is left out may lie from where the simplified path is at that point's time. */
export interface Tolerance {
  /** North–south and east–west, each. */
  readonly metres: number;
  readonly feet: number;
}

const METRES_PER_DEGREE = 111_195;
const RAD = Math.PI / 180;
const MOST = Number.POSITIVE_INFINITY;
/** Two points of one instant count as a hundredth of a second apart: slopes must stay finite. */
const SHORTEST_MS = 10;

/**
 * A path with fewer points, true in place, height *and time*: the positions of the points that are kept, in order.
 *
 * A swinging door (Bristol 1990) in each coordinate over time: a point is left out while the straight line from the last
 * point kept to the newest passes every point between within the tolerance. One pass; no trigonometry but one cosine per
 * point kept.
 *
 * @param forced positions that must be kept, ascending; the two ends always are
 */
export function simplify(path: TimedPath, tolerance: Tolerance, forced: readonly number[] = []): number[] {
  const { length } = path.timeMs;
  const kept: number[] = length === 0 ? [] : [0];
  let nextForced = 0;
  for (let from = 0; from < length - 1; ) {
    while (forced[nextForced] <= from) nextForced++;
    from = lineEnd(path, from, forced[nextForced] ?? length - 1, tolerance);
    kept.push(from);
  }
  return kept;
}

/**
 * The furthest point, no further than `last`, to which a straight line from `from` passes all between. Slopes are held in local
 * variables, not in an object: this loop sees every report of every flight.
 */
function lineEnd(path: TimedPath, from: number, last: number, tolerance: Tolerance): number {
  const { timeMs, latitudeDeg, longitudeDeg, altitudeFt } = path;
  const latitudeSlackDeg = tolerance.metres / METRES_PER_DEGREE;
  const longitudeSlackDeg = latitudeSlackDeg / narrowing(latitudeDeg[from]);
  let [north, south, east, west, up, down] = [MOST, -MOST, MOST, -MOST, MOST, -MOST];
  for (let to = from + 1; to <= last; to++) {
    const perMs = 1 / Math.max(SHORTEST_MS, timeMs[to] - timeMs[from]);
    const northward = (latitudeDeg[to] - latitudeDeg[from]) * perMs;
    const eastward = turn(longitudeDeg[to] - longitudeDeg[from]) * perMs;
    const upward = (altitudeFt[to] - altitudeFt[from]) * perMs;
    if (northward > north || northward < south || eastward > east || eastward < west) return to - 1;
    // Negated, so that a height that becomes unknown after one was known ends the line, and one never known does not.
    if (up !== MOST && !(upward <= up && upward >= down)) return to - 1;
    const northSlack = latitudeSlackDeg * perMs;
    const eastSlack = longitudeSlackDeg * perMs;
    const upSlack = tolerance.feet * perMs;
    north = lesser(north, northward + northSlack);
    south = greater(south, northward - northSlack);
    east = lesser(east, eastward + eastSlack);
    west = greater(west, eastward - eastSlack);
    up = lesser(up, upward + upSlack);
    down = greater(down, upward - upSlack);
  }
  return last;
}

/** The first unless the second is less: cheaper than Math.min, and a NaN changes nothing. */
const lesser = (a: number, b: number): number => (b < a ? b : a);
const greater = (a: number, b: number): number => (b > a ? b : a);

/** How much shorter a degree of longitude is than one of latitude; never nothing, not even at the poles. */
const narrowing = (latitudeDeg: number): number => Math.max(0.001, Math.cos(latitudeDeg * RAD));

/** The shorter way round, degrees. */
function turn(differenceDeg: number): number {
  if (differenceDeg > 180) return differenceDeg - 360;
  return differenceDeg < -180 ? differenceDeg + 360 : differenceDeg;
}
