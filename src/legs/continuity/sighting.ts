import { initialBearingDeg } from '../../geo/geodesic.js';
import { angleBetweenDeg } from '../field/runway.js';
import type { Side } from '../flight/motion.js';
import { decodePath, type PathPoint } from '../path/path.js';
import { distanceKm, type Position } from './position.js';

/** The report nearest an end of a leg, and which way the aircraft flew then, looked at as if it were about to land. */
export interface Sighting extends Position {
  readonly altitudeFt: number | null;
  /** The way flown, for a departure the way back; null when the leg has but one report. */
  readonly courseDeg: number | null;
  /** Whether it was received on the ground: it was there then, and nowhere else. */
  readonly onGround: boolean;
  /** Ft/min that it came down, for a departure went up; null when unknown. */
  readonly sinkFpm: number | null;
}

/** Course and sink are taken over at least this long where the leg is. */
const OVER_MS = 60_000;

/** The sighting at one end of a leg's path; null where the leg keeps none. */
export function sightingAt(path: Uint8Array, side: Side): Sighting | null {
  if (path.length === 0) return null;
  const points = decodePath(path);
  if (side === 'arrival') points.reverse();
  const [end] = points;
  if (end === undefined) return null;
  const inside =
    points.find(({ timeMs }) => Math.abs(timeMs - end.timeMs) >= OVER_MS) ?? points[points.length - 1];
  const { latitudeDeg, longitudeDeg, altitudeFt, onGround } = end;
  return { latitudeDeg, longitudeDeg, altitudeFt, onGround, ...movementOf(inside, end) };
}

function movementOf(inside: PathPoint, end: PathPoint): Pick<Sighting, 'courseDeg' | 'sinkFpm'> {
  const minutes = Math.abs(end.timeMs - inside.timeMs) / 60_000;
  if (minutes === 0) return { courseDeg: null, sinkFpm: null };
  const isTold = inside.altitudeFt !== null && end.altitudeFt !== null;
  return {
    courseDeg: initialBearingDeg(inside.latitudeDeg, inside.longitudeDeg, end.latitudeDeg, end.longitudeDeg),
    sinkFpm: isTold ? ((inside.altitudeFt ?? 0) - (end.altitudeFt ?? 0)) / minutes : null,
  };
}

/** An apron lies up to this far from a field's reference point. */
const ON_FIELD_KM = 4;
/** Nearer than this, the course says little of where an aircraft goes: it may be turning. */
const COURSE_FROM_KM = 50;
/** Of flights bound for a field, three in four fly within 20 degrees of the straight way to it; and of all ways, 1 in 9 is. */
const COURSES = [
  { withinDeg: 20, odds: 0.75 / (20 / 180) },
  { withinDeg: 45, odds: 0.18 / (25 / 180) },
  { withinDeg: 90, odds: 0.05 / (45 / 180) },
  { withinDeg: 180, odds: 0.02 / (90 / 180) },
] as const;
const CLEAR_RATE_FPM = 300;
/** Coming down, an aircraft is nearer to the field than so many km for each 1,000 ft: 5.8 on the usual path of 3 degrees. */
const DESCENTS = [
  { belowKm: 15, odds: 1 },
  { belowKm: 30, odds: 0.3 },
  { belowKm: Number.POSITIVE_INFINITY, odds: 0.03 },
] as const;
/** Added to the height, as the pattern at the field is flown level. */
const PATTERN_FT = 2_000;
/** Higher than 1,000 ft for each so many km, an aircraft passes over. */
const STEEPEST_KM = 1.5;
const TOO_HIGH = 0.1;

/**
 * How much better than some field anywhere a field fits the way an aircraft was flying: for fields that the leg's own reports do
 * not have among their candidates because they are far off, or the aircraft is high.
 */
export function fitOf(sighting: Sighting, field: Position): number {
  const km = distanceKm(sighting, field);
  if (sighting.onGround) return km <= ON_FIELD_KM ? 1 : 0;
  return courseFit(sighting, field, km) * heightFit(sighting, km);
}

function courseFit({ courseDeg, ...from }: Sighting, field: Position, km: number): number {
  if (courseDeg === null || km < COURSE_FROM_KM) return 1;
  const there = initialBearingDeg(from.latitudeDeg, from.longitudeDeg, field.latitudeDeg, field.longitudeDeg);
  const offDeg = angleBetweenDeg(courseDeg, there);
  return COURSES.find(({ withinDeg }) => offDeg <= withinDeg)?.odds ?? 1;
}

function heightFit({ altitudeFt, sinkFpm }: Sighting, km: number): number {
  if (altitudeFt === null) return 1;
  const kmPer1000Ft = km / ((Math.max(0, altitudeFt) + PATTERN_FT) / 1_000);
  if (kmPer1000Ft < STEEPEST_KM && altitudeFt > 10_000) return TOO_HIGH;
  if (sinkFpm === null || sinkFpm < CLEAR_RATE_FPM) return 1;
  return DESCENTS.find(({ belowKm }) => kmPer1000Ft < belowKm)?.odds ?? 1;
}
