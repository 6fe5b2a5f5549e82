import { haversineKm, initialBearingDeg } from '../../geo/geodesic.js';
import type { Reports } from '../../source/reports.js';

const SMALLEST_KM = 0.1;
/** Of the mean radius: how far the places may be off it. */
const MOST_SPREAD = 0.35;
const FULL_TURN_DEG = 360;
const FEWEST = 6;

/** Radius of the circle that the places go round at least once, km; null when they do not. */
export function circleKm(reports: Reports, at: readonly number[]): number | null {
  if (at.length < FEWEST) return null;
  const mean = (column: Float64Array) => at.reduce((sum, i) => sum + column[i], 0) / at.length;
  const [latitudeDeg, longitudeDeg] = [mean(reports.latitudeDeg), mean(reports.longitudeDeg)];
  const place = (i: number) => [reports.latitudeDeg[i], reports.longitudeDeg[i]] as const;
  const radii = at.map((i) => haversineKm(latitudeDeg, longitudeDeg, ...place(i)));
  const radiusKm = radii.reduce((sum, km) => sum + km, 0) / at.length;
  const isRound = radii.every((km) => Math.abs(km - radiusKm) <= MOST_SPREAD * radiusKm);
  if (radiusKm < SMALLEST_KM || !isRound) return null;
  const bearings = at.map((i) => initialBearingDeg(latitudeDeg, longitudeDeg, ...place(i)));
  let turnedDeg = 0;
  for (let k = 1; k < bearings.length; k++) turnedDeg += signedDeg(bearings[k] - bearings[k - 1]);
  return Math.abs(turnedDeg) >= FULL_TURN_DEG ? radiusKm : null;
}

const signedDeg = (deg: number): number => ((((deg + 180) % 360) + 360) % 360) - 180;
