import { cutAtAntimeridian as cut } from '../../geo/antimeridian.js';
import type { PathPoint } from '../../legs/path/path.js';

/** A stretch of path that can be drawn as one line. */
export interface Segment {
  readonly points: readonly PathPoint[];
  /** Nobody listened along it: the line only joins what was heard before and after. */
  readonly isGap: boolean;
}

/**
 * A path cut where drawing has to change: at silences, each of which becomes a segment of its own, and at the
 * antimeridian, where a point is put on both sides (RFC 7946, section 3.1.9).
 */
export function segmentsOf(path: readonly PathPoint[]): Segment[] {
  return cutAtGaps(path).flatMap(({ points, isGap }) =>
    cutAtAntimeridian(points).map((piece) => ({ points: piece, isGap })),
  );
}

/** A path cut at the antimeridian into pieces that do not cross it. */
export const cutAtAntimeridian = (points: readonly PathPoint[]): PathPoint[][] => cut(points, crossing);

function cutAtGaps(path: readonly PathPoint[]): Segment[] {
  const segments: Segment[] = [];
  let points: PathPoint[] = [];
  for (const [i, point] of path.entries()) {
    if (point.gapBefore && i > 0) {
      segments.push({ points, isGap: false }, { points: [path[i - 1], point], isGap: true });
      points = [];
    }
    points.push(point);
  }
  return [...segments, { points, isGap: false }].filter((segment) => segment.points.length > 0);
}

/** The point of the straight line a–b at a share of its length. */
function crossing(a: PathPoint, b: PathPoint, share: number): PathPoint {
  const between = (from: number, to: number): number => from + share * (to - from);
  const known = a.altitudeFt !== null && b.altitudeFt !== null;
  return {
    timeMs: Math.round(between(a.timeMs, b.timeMs)),
    latitudeDeg: between(a.latitudeDeg, b.latitudeDeg),
    longitudeDeg: a.longitudeDeg,
    altitudeFt: known ? between(a.altitudeFt!, b.altitudeFt!) : null,
    onGround: a.onGround && b.onGround,
    gapBefore: false,
  };
}
