import { hasPlace, type Runway, type RunwayEnd } from '../../aviation/aerodrome.js';
import {
  EARTH_RADIUS_KM,
  haversineKm,
  initialBearingDeg,
  type TrackOffset,
  trackOffset,
} from '../../geo/geodesic.js';

type PlacedEnd = RunwayEnd & { latitudeDeg: number; longitudeDeg: number };

/** One end of a runway as a line to fly along: from its threshold towards the other one. */
export interface Centreline {
  /** Painted designator of the end landed over; null where the publisher is silent. */
  readonly ident: string | null;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly headingDeg: number;
  readonly lengthKm: number;
  /** The heading as a vector, and a degree of longitude here: what offsets are worked out with. */
  readonly northward: number;
  readonly eastward: number;
  readonly kmPerDegreeEast: number;
}

/** A place and direction to hold against a centreline. */
interface Heading {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly trackDeg: number;
}

const known = new WeakMap<readonly Runway[], readonly Centreline[]>();

/** Both directions of every open runway whose two ends are surveyed; worked out once per list of runways. */
export function centrelinesOf(runways: readonly Runway[]): readonly Centreline[] {
  const before = known.get(runways);
  if (before !== undefined) return before;
  const lines = runways.filter((runway) => !runway.closed).flatMap(centrelines);
  known.set(runways, lines);
  return lines;
}

function centrelines({ ends: [low, high] }: Runway): Centreline[] {
  if (!hasPlace(low) || !hasPlace(high)) return [];
  return [centreline(low, high), centreline(high, low)];
}

function centreline(from: PlacedEnd, to: PlacedEnd): Centreline {
  const way = [from.latitudeDeg, from.longitudeDeg, to.latitudeDeg, to.longitudeDeg] as const;
  const headingDeg = initialBearingDeg(...way);
  return {
    ident: from.ident,
    latitudeDeg: from.latitudeDeg,
    longitudeDeg: from.longitudeDeg,
    headingDeg,
    lengthKm: haversineKm(...way),
    northward: Math.cos(headingDeg * RAD),
    eastward: Math.sin(headingDeg * RAD),
    kmPerDegreeEast: KM_PER_DEGREE * Math.cos(from.latitudeDeg * RAD),
  };
}

/** Up to here the earth counts as flat beside a runway: the error stays under 5 m. */
const FLAT_DEG = 0.05;
const RAD = Math.PI / 180;
const KM_PER_DEGREE = RAD * EARTH_RADIUS_KM;

/** A point's place along and across a centreline, km. */
export function besideLine(line: Centreline, latitudeDeg: number, longitudeDeg: number): TrackOffset {
  const north = latitudeDeg - line.latitudeDeg;
  const east = longitudeDeg - line.longitudeDeg;
  if (!(Math.abs(north) < FLAT_DEG && Math.abs(east) < FLAT_DEG && Math.abs(latitudeDeg) < 75))
    return trackOffset(line.latitudeDeg, line.longitudeDeg, line.headingDeg, latitudeDeg, longitudeDeg);
  const northKm = north * KM_PER_DEGREE;
  const eastKm = east * line.kmPerDegreeEast;
  return {
    alongKm: northKm * line.northward + eastKm * line.eastward,
    acrossKm: eastKm * line.northward - northKm * line.eastward,
  };
}

/** Distance from a point to the paved line itself, km. */
export function distanceToRunwayKm(line: Centreline, latitudeDeg: number, longitudeDeg: number): number {
  const { alongKm, acrossKm } = besideLine(line, latitudeDeg, longitudeDeg);
  const beyondKm = Math.max(0, -alongKm, alongKm - line.lengthKm);
  // Not Math.hypot: its care for huge and tiny numbers makes it many times slower.
  return Math.sqrt(beyondKm * beyondKm + acrossKm * acrossKm);
}

/** Distance from a point to the nearest of a field's runways, km; infinite where there are no lines. */
export function distanceToRunwaysKm(
  lines: readonly Centreline[],
  latitudeDeg: number,
  longitudeDeg: number,
): number {
  let nearestKm = Number.POSITIVE_INFINITY;
  // The two directions of a runway are the same strip.
  for (let k = 0; k < lines.length; k += 2)
    nearestKm = Math.min(nearestKm, distanceToRunwayKm(lines[k], latitudeDeg, longitudeDeg));
  return nearestKm;
}

/** Smallest angle between two directions, degrees. */
export function angleBetweenDeg(a: number, b: number): number {
  const turn = Math.abs(a - b) % 360;
  return turn > 180 ? 360 - turn : turn;
}

const MOST_ANGLE_DEG = 12;
const MOST_ACROSS_KM = 0.3;
/** Widening of the accepted corridor away from the threshold: about 3 degrees. */
const SPREAD = 0.05;

/**
 * The runway along whose extended centreline a report flies, the nearest of parallel ones; null when none.
 *
 * @param reachKm how far out before the threshold (a landing) or beyond the far end (a take-off)
 */
export function linedUpWith(
  lines: readonly Centreline[],
  at: Heading,
  side: 'departure' | 'arrival',
  reachKm: number,
): Centreline | null {
  let best: Centreline | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const acrossKm = acrossWhenLinedUp(line, at, side, reachKm);
    if (acrossKm === null || acrossKm >= least) continue;
    best = line;
    least = acrossKm;
  }
  return best;
}

/** Distance to the side of the centreline, km; null when the report is not lined up with it. */
function acrossWhenLinedUp(
  line: Centreline,
  at: Heading,
  side: 'departure' | 'arrival',
  reachKm: number,
): number | null {
  if (!(angleBetweenDeg(at.trackDeg, line.headingDeg) <= MOST_ANGLE_DEG)) return null;
  const { alongKm, acrossKm } = besideLine(line, at.latitudeDeg, at.longitudeDeg);
  const outKm = side === 'arrival' ? -alongKm : alongKm - line.lengthKm;
  if (outKm > reachKm || outKm < -line.lengthKm) return null;
  return Math.abs(acrossKm) <= MOST_ACROSS_KM + SPREAD * Math.max(0, outKm) ? Math.abs(acrossKm) : null;
}
