import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { KM_PER_NM } from '../../geo/geodesic.js';
import { distanceKm } from './position.js';
import type { Sighting } from './sighting.js';

/** From the last report of one leg to the first of the next. */
export interface Way {
  /** How the aircraft flew when last heard, and when heard again; null where the leg keeps no path. */
  readonly from: Sighting | null;
  readonly to: Sighting | null;
  readonly seconds: number;
  /** No aircraft of the type is faster over ground; and how fast it usually is. */
  readonly maxKt: number;
  readonly cruiseKt: number;
  readonly aerodromes: AerodromeTable;
}

/** Reports from an apron lie up to this far from the aerodrome's reference point: so near, no time is needed. */
const SAME_FIELD_KM = 5;

/** Seconds left over after flying from the last report over the fields (rows of the aerodrome table) to the first one. */
export function spareSeconds(way: Way, over: readonly number[], speedKt: number): number {
  return way.seconds - (kmOver(way, over) / (speedKt * KM_PER_NM)) * 3600;
}

function kmOver({ from, to, aerodromes }: Way, over: readonly number[]): number {
  const fields = over.map((row) => ({
    latitudeDeg: aerodromes.latitudeDeg[row],
    longitudeDeg: aerodromes.longitudeDeg[row],
  }));
  const stops = [from, ...fields, to].filter((stop) => stop !== null);
  let km = 0;
  for (let k = 1; k < stops.length; k++)
    km += Math.max(0, distanceKm(stops[k - 1], stops[k]) - SAME_FIELD_KM);
  return km;
}
