import { haversineKm, KM_PER_NM } from '../geo/geodesic.js';
import { clamp } from './angle.js';
import type { Place } from './field.js';

/** Somebody's antenna. Times are UTC milliseconds. */
export interface Receiver extends Place {
  readonly name: string;
  /** Of the ground it stands on, above the sea. */
  readonly groundFt: number;
  /** Of the antenna above that ground. */
  readonly antennaFt: number;
  /** Beyond it signals are too weak, however high the aircraft. */
  readonly rangeNm: number;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** Radio horizon over an earth of 4/3 its radius, NM per square root of a foot (Rec. ITU-R P.310 median refraction). */
const HORIZON_NM = 1.23;
/** Share of the seconds in which a position gets through, near the receiver and at the edge of what it hears. */
const NEAR_SHARE = 0.95;
const EDGE_SHARE = 0.25;
const DEG_PER_KM = 1 / 111.2;

/**
 * How far a receiver hears an aircraft, NM. The earth is smooth and as high as the ground under the antenna: hills, which
 * hide more, are ignored.
 */
export function horizonNm(receiver: Receiver, altitudeFt: number): number {
  const aboveGroundFt = Math.max(0, altitudeFt - receiver.groundFt);
  const horizon = HORIZON_NM * (Math.sqrt(receiver.antennaFt) + Math.sqrt(aboveGroundFt));
  return Math.min(horizon, receiver.rangeNm);
}

/** How well an aircraft is heard in one second. */
interface Hearing {
  /** Receivers within whose horizon it is. */
  readonly receivers: number;
  /** Chance that a position sent now is received by any of them. */
  readonly share: number;
}

/** What hears. */
export interface Network {
  hearing(place: Place, altitudeFt: number, timeMs: number): Hearing;
}

/** Hears everything, down to the ground: for asking what a flight looks like when nothing is hidden. */
export const EVERYWHERE: Network = { hearing: () => ({ receivers: 10, share: NEAR_SHARE }) };

/** Receivers as they stood at each time. */
export function networkOf(receivers: readonly Receiver[]): Network {
  return {
    hearing: (place, altitudeFt, timeMs) => {
      let count = 0;
      let missed = 1;
      for (const receiver of receivers) {
        if (timeMs < receiver.sinceMs || timeMs >= receiver.untilMs) continue;
        const horizonKm = horizonNm(receiver, altitudeFt) * KM_PER_NM;
        if (Math.abs(receiver.latitudeDeg - place.latitudeDeg) > horizonKm * DEG_PER_KM) continue;
        const km = haversineKm(
          receiver.latitudeDeg,
          receiver.longitudeDeg,
          place.latitudeDeg,
          place.longitudeDeg,
        );
        if (km > horizonKm) continue;
        count++;
        missed *= 1 - shareAt(km / horizonKm);
      }
      return { receivers: count, share: 1 - missed };
    },
  };
}

/** Good over the first half of the way to the horizon, then worse and worse. */
function shareAt(part: number): number {
  return NEAR_SHARE - (NEAR_SHARE - EDGE_SHARE) * clamp(2 * part - 1, 0, 1);
}
