import { angleBetweenDeg, besideLine, type Centreline } from '../field/runway.js';
import type { Outlook } from './outlook.js';

/** How an aircraft would have to fly to land at a field. */
interface Way {
  /** Shortest way to a runway's threshold with the turns it takes, km; a departure's is flown backwards in time. */
  readonly wayKm: number;
  /** From 0 to 1: how exactly the aircraft flies along an extended centreline already. */
  readonly established: number;
}

interface Manner {
  /** Where before the threshold the centreline is joined, km: the earlier, the less low turning. */
  readonly joinsKm: readonly number[];
  readonly radiusKm: number;
}

/** Jets turn at 3 km (220 kt, 25 degrees of bank); light aircraft join a final of a mile or more. */
const MANNERS: Readonly<Record<'fast' | 'slow', Manner>> = {
  fast: { joinsKm: [4, 8, 14, 22], radiusKm: 3 },
  slow: { joinsKm: [1.5, 3, 6], radiusKm: 0.7 },
};
/** So much more does a turn onto the runway itself cost than one onto its final: it means going round. */
const LOW_TURN = 4;
/** Taken where no direction is known. */
const USUAL_TURN_DEG = 60;
/** Nearer than this to the point aimed at, the way to it has no direction. */
const AT_POINT_KM = 0.3;
/** What tracks and places of aircraft on the localiser scatter by; away from the threshold the beam widens. */
const ON_TRACK_DEG = 4;
const ON_LINE_KM = 0.15;
const BEAM = 0.015;
const ESTABLISHED_WITHIN_KM = 35;
const RAD = Math.PI / 180;

/** The way to the best of a field's surveyed runways. */
export function wayTo(lines: readonly Centreline[], outlook: Outlook): Way {
  const manner = MANNERS[outlook.isFast ? 'fast' : 'slow'];
  let wayKm = Number.POSITIVE_INFINITY;
  let established = 0;
  for (const line of lines) {
    const place = placeBefore(line, outlook);
    wayKm = Math.min(wayKm, kmToThreshold(place, line.lengthKm, manner));
    established = Math.max(established, establishedOn(place, line.lengthKm));
  }
  return { wayKm, established };
}

/** The way to a field without surveyed runways: there, and round onto a runway that lies nobody knows how. */
export function wayToPoint(distanceKm: number, offDeg: number, isFast: boolean): Way {
  const { radiusKm } = MANNERS[isFast ? 'fast' : 'slow'];
  const wayKm = distanceKm + turnKm(radiusKm, offDeg) + turnKm(radiusKm, USUAL_TURN_DEG);
  return { wayKm, established: 0 };
}

interface PlaceBefore {
  readonly alongKm: number;
  readonly acrossKm: number;
  /** Direction flown, as an angle from the runway's, clockwise; NaN when unknown. */
  readonly offDeg: number;
}

function placeBefore(line: Centreline, outlook: Outlook): PlaceBefore {
  const { alongKm, acrossKm } = besideLine(line, outlook.latitudeDeg, outlook.longitudeDeg);
  const trackDeg = outlook.side === 'arrival' ? outlook.trackDeg : outlook.trackDeg + 180;
  return { alongKm, acrossKm, offDeg: trackDeg - line.headingDeg };
}

function kmToThreshold(place: PlaceBefore, lengthKm: number, { joinsKm, radiusKm }: Manner): number {
  let best = Number.POSITIVE_INFINITY;
  for (const joinKm of joinsKm) best = Math.min(best, joinKm + kmTo(place, -joinKm, radiusKm, 1));
  const isShort = place.alongKm <= lengthKm && -place.alongKm <= joinsKm[0];
  return isShort ? Math.min(best, kmTo(place, Math.max(0, place.alongKm), radiusKm, LOW_TURN)) : best;
}

/** To a point of the centreline: there straight, and the turns at both ends that make it longer. */
function kmTo(
  { alongKm, acrossKm, offDeg }: PlaceBefore,
  pointKm: number,
  radiusKm: number,
  lastTurn: number,
): number {
  const km = Math.sqrt((pointKm - alongKm) ** 2 + acrossKm ** 2);
  const isThere = km < AT_POINT_KM;
  const thereDeg = isThere ? 0 : Math.atan2(-acrossKm, pointKm - alongKm) / RAD;
  return km + turnKm(radiusKm, turnDeg(offDeg, thereDeg)) + lastTurn * turnKm(radiusKm, turnDeg(thereDeg, 0));
}

function turnDeg(fromDeg: number, toDeg: number): number {
  const turn = angleBetweenDeg(fromDeg, toDeg);
  return Number.isNaN(turn) ? USUAL_TURN_DEG : turn;
}

/** By how much a turn makes a way longer than its corner: next to nothing when slight, half a circle when back. */
function turnKm(radiusKm: number, deg: number): number {
  const angle = (Number.isNaN(deg) ? USUAL_TURN_DEG : deg) * RAD;
  return radiusKm * (angle - Math.sin(angle));
}

function establishedOn({ alongKm, acrossKm, offDeg }: PlaceBefore, lengthKm: number): number {
  const outKm = Math.max(0, -alongKm);
  if (!(outKm < ESTABLISHED_WITHIN_KM && alongKm < lengthKm)) return 0;
  const track = angleBetweenDeg(offDeg, 0) / ON_TRACK_DEG;
  const line = acrossKm / (ON_LINE_KM + BEAM * outKm);
  return Math.exp(-(track * track + line * line) / 2) || 0;
}
