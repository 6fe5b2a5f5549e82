import { haversineKm } from '../../geo/geodesic.js';

/** A place on the earth. */
export interface Position {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
}

/** Between two places, km. */
export function distanceKm(a: Position, b: Position): number {
  return haversineKm(a.latitudeDeg, a.longitudeDeg, b.latitudeDeg, b.longitudeDeg);
}
