import { destination, haversineKm } from '../geo/geodesic.js';
import { normalDeg } from './angle.js';
import type { Place } from './field.js';

/** Somebody disturbs satellite navigation. Times are UTC milliseconds. */
export interface Interference extends Place {
  /** Jamming leaves receivers without a position; spoofing gives them a false one. */
  readonly kind: 'jamming' | 'spoofing';
  readonly radiusKm: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Where spoofed aircraft believe to be; null for jamming. */
  readonly to: Place | null;
}

/** False positions drift round the place in a circle like this, as a moving antenna makes them. */
const CIRCLE_KM = 4;
const CIRCLE_SECONDS = 240;
const KT_PER_KM_SECOND = 3600 / 1.852;

/** What disturbs a place at a time; null when nothing does. */
export function interferenceAt(
  all: readonly Interference[],
  place: Place,
  timeMs: number,
): Interference | null {
  return (
    all.find(
      ({ fromMs, untilMs, latitudeDeg, longitudeDeg, radiusKm }) =>
        timeMs >= fromMs &&
        timeMs < untilMs &&
        haversineKm(latitudeDeg, longitudeDeg, place.latitudeDeg, place.longitudeDeg) <= radiusKm,
    ) ?? null
  );
}

/** The false position, speed and track a spoofed aircraft reports. */
export function spoofed(to: Place, timeMs: number): Place & { groundspeedKt: number; trackDeg: number } {
  const angleDeg = ((timeMs / 1000 / CIRCLE_SECONDS) * 360) % 360;
  return {
    ...destination(to.latitudeDeg, to.longitudeDeg, angleDeg, CIRCLE_KM),
    groundspeedKt: ((2 * Math.PI * CIRCLE_KM) / CIRCLE_SECONDS) * KT_PER_KM_SECOND,
    trackDeg: normalDeg(angleDeg + 90),
  };
}
