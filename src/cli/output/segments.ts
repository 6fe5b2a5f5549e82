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

/** A line cut at the antimeridian into pieces that do not cross it. */
export function cutAtAntimeridian(points: readonly PathPoint[]): PathPoint[][] {
  const pieces: PathPoint[][] = [];
  let piece: PathPoint[] = [];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before !== undefined && crosses(before, point)) {
      const [near, far] = crossing(before, point);
      pieces.push([...piece, near]);
      piece = [far];
    }
    piece.push(point);
  }
  return piece.length === 0 ? pieces : [...pieces, piece];
}

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

const crosses = (a: PathPoint, b: PathPoint): boolean => Math.abs(a.longitudeDeg - b.longitudeDeg) > 180;

/** The point of the straight line a–b on the antimeridian, once on a's side and once on b's. */
function crossing(a: PathPoint, b: PathPoint): [PathPoint, PathPoint] {
  const side = a.longitudeDeg > 0 ? 180 : -180;
  const unwrapped = b.longitudeDeg + 2 * side;
  const share = (side - a.longitudeDeg) / (unwrapped - a.longitudeDeg);
  const between = (from: number, to: number): number => from + share * (to - from);
  const known = a.altitudeFt !== null && b.altitudeFt !== null;
  const point = {
    timeMs: Math.round(between(a.timeMs, b.timeMs)),
    latitudeDeg: between(a.latitudeDeg, b.latitudeDeg),
    altitudeFt: known ? between(a.altitudeFt!, b.altitudeFt!) : null,
    onGround: a.onGround && b.onGround,
    gapBefore: false,
  };
  return [
    { ...point, longitudeDeg: side },
    { ...point, longitudeDeg: -side },
  ];
}
