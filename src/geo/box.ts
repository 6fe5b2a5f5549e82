import { EARTH_RADIUS_KM } from './geodesic.js';

/** Latitudes and longitudes between which something lies, degrees. What crosses the antimeridian spans all longitudes. */
export interface Box {
  readonly southDeg: number;
  readonly westDeg: number;
  readonly northDeg: number;
  readonly eastDeg: number;
}

const DEG = 180 / Math.PI;
/** Nobody flies so far between two points of a path: a longer step went over the antimeridian. */
const HALF_TURN_DEG = 180;

/** The box around a path; all NaN for an empty one. */
export function boxOf(path: readonly { readonly latitudeDeg: number; readonly longitudeDeg: number }[]): Box {
  if (path.length === 0)
    return { southDeg: Number.NaN, westDeg: Number.NaN, northDeg: Number.NaN, eastDeg: Number.NaN };
  let [southDeg, northDeg, westDeg, eastDeg] = [90, -90, 180, -180];
  let before = path[0].longitudeDeg;
  let crosses = false;
  for (const { latitudeDeg, longitudeDeg } of path) {
    southDeg = Math.min(southDeg, latitudeDeg);
    northDeg = Math.max(northDeg, latitudeDeg);
    westDeg = Math.min(westDeg, longitudeDeg);
    eastDeg = Math.max(eastDeg, longitudeDeg);
    crosses ||= Math.abs(longitudeDeg - before) > HALF_TURN_DEG;
    before = longitudeDeg;
  }
  return crosses
    ? { southDeg, northDeg, westDeg: -180, eastDeg: 180 }
    : { southDeg, northDeg, westDeg, eastDeg };
}

/** A box that holds every place within a distance of a point; near a pole, and over the antimeridian, of all longitudes. */
export function boxAround(latitudeDeg: number, longitudeDeg: number, distanceKm: number): Box {
  const reachDeg = (distanceKm / EARTH_RADIUS_KM) * DEG;
  const southDeg = Math.max(-90, latitudeDeg - reachDeg);
  const northDeg = Math.min(90, latitudeDeg + reachDeg);
  const widest = Math.cos(Math.max(Math.abs(southDeg), Math.abs(northDeg)) / DEG);
  const acrossDeg = widest > 0 ? reachDeg / widest : 360;
  const [westDeg, eastDeg] = [longitudeDeg - acrossDeg, longitudeDeg + acrossDeg];
  const wraps = westDeg < -180 || eastDeg > 180;
  return wraps
    ? { southDeg, northDeg, westDeg: -180, eastDeg: 180 }
    : { southDeg, northDeg, westDeg, eastDeg };
}
