import { haversineKm } from '../../geo/geodesic.js';
import type { PathPoint } from '../../legs/path/path.js';

/** Who is near a field, and low (method, section 2). */
export const NEAR_KM = 50;
const LOW_FT = 10_000;

/** A field, as much of it as hearing is judged by. */
export interface Field {
  readonly ident: string;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Null where the table does not say: it then counts as sea level. */
  readonly elevationFt: number | null;
}

/** From and to, UTC milliseconds. */
export type Interval = readonly [fromMs: number, toMs: number];

/** Between two points of a path the aircraft is looked for this often: at 250 kt, every two kilometres. */
const STEP_MS = 15_000;

/**
 * When an aircraft was heard within {@link NEAR_KM} of a field and less than {@link LOW_FT} above it, by pressure altitude;
 * on the ground counts as low. Silences in the path are no hearing, and a point without an altitude is neither low nor high.
 *
 * @param path simplified, in time order
 * @returns intervals in time order that do not touch
 */
export function heardNear(path: readonly PathPoint[], field: Field): Interval[] {
  const ceilingFt = (field.elevationFt ?? 0) + LOW_FT;
  const heard: Interval[] = [];
  for (const [k, point] of path.entries()) {
    const before = path[k - 1];
    const from = before === undefined || point.gapBefore ? point : before;
    if (heightOf(from) <= ceilingFt || heightOf(point) <= ceilingFt) {
      for (const interval of nearOn(from, point, field, ceilingFt)) add(heard, interval);
    }
  }
  return heard;
}

/** The parts of a straight stretch of the path that lie near the field and low. */
function* nearOn(from: PathPoint, to: PathPoint, field: Field, ceilingFt: number): Generator<Interval> {
  const steps = Math.max(1, Math.ceil((to.timeMs - from.timeMs) / STEP_MS));
  for (let step = 0; step <= steps; step++) {
    const share = step / steps;
    const isLow = between(heightOf(from), heightOf(to), share) <= ceilingFt;
    if (!isLow) continue;
    const longitudeDeg = from.longitudeDeg + eastwardDeg(from.longitudeDeg, to.longitudeDeg) * share;
    const latitudeDeg = between(from.latitudeDeg, to.latitudeDeg, share);
    if (haversineKm(latitudeDeg, longitudeDeg, field.latitudeDeg, field.longitudeDeg) > NEAR_KM) continue;
    const msAt = (at: number): number => Math.round(between(from.timeMs, to.timeMs, at));
    yield [msAt(share), msAt(Math.min(1, (step + 1) / steps))];
  }
}

/** Lower than any aerodrome lies, by pressure and all. */
const GROUND_FT = -3_000;

/** Feet above the sea by pressure; NaN where unknown, which is never low. */
function heightOf({ altitudeFt, onGround }: PathPoint): number {
  return onGround ? GROUND_FT : (altitudeFt ?? Number.NaN);
}

/** A value between two others. The ends are given as they are: beside one that is known, the other may be NaN. */
function between(from: number, to: number, share: number): number {
  if (share === 0) return from;
  return share === 1 ? to : from + (to - from) * share;
}

/** The short way round from one longitude to another, degrees. */
function eastwardDeg(fromDeg: number, toDeg: number): number {
  const differenceDeg = toDeg - fromDeg;
  return differenceDeg - 360 * Math.round(differenceDeg / 360);
}

function add(heard: Interval[], [fromMs, toMs]: Interval): void {
  const last = heard.at(-1);
  if (last === undefined || fromMs > last[1]) heard.push([fromMs, toMs]);
  else heard[heard.length - 1] = [last[0], Math.max(last[1], toMs)];
}
