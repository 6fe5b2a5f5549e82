import { cutAtAntimeridian } from '../../geo/index.js';
import type { DossierLeg, DossierPlace } from '../content.js';
import { type LinePoint, type LineStyle, linesOf } from './lines.js';

/** A piece of a leg as map programs take it: in one style, across no antimeridian, with all heights or none. */
export interface DrawnPiece {
  readonly style: LineStyle;
  readonly points: readonly LinePoint[];
  /** Every point was received with a time and a pressure altitude. */
  readonly isWhole: boolean;
}

/** Metres in a foot (exact). */
export const METRES_PER_FOOT = 0.3048;

/** The pieces of a leg, in order. */
export function piecesOf(leg: DossierLeg, places: ReadonlyMap<string, DossierPlace>): DrawnPiece[] {
  return linesOf(leg, places).flatMap(({ style, points }) =>
    cutAtAntimeridian(points, between)
      .flatMap((piece) => (style === 'observed' ? byHeight(piece) : [{ points: piece, isWhole: false }]))
      .filter((piece) => piece.points.length > 1)
      .map((piece) => ({ style, ...piece })),
  );
}

/** A height that is not known is not made up: stretches with heights and without are lines of their own, and meet in a point. */
function byHeight(points: readonly LinePoint[]): Omit<DrawnPiece, 'style'>[] {
  const pieces: { points: LinePoint[]; isWhole: boolean }[] = [];
  for (const [i, point] of points.entries()) {
    if (i === 0) continue;
    const isWhole = isKnown(points[i - 1]) && isKnown(point);
    const last = pieces.at(-1);
    if (last?.isWhole === isWhole) last.points.push(point);
    else pieces.push({ points: [points[i - 1], point], isWhole });
  }
  return pieces;
}

const isKnown = ({ altitudeFt, timeMs }: LinePoint): boolean => altitudeFt !== null && timeMs !== null;

function between(a: LinePoint, b: LinePoint, share: number): LinePoint {
  const at = (from: number | null, to: number | null): number | null =>
    from === null || to === null ? null : from + share * (to - from);
  return {
    longitudeDeg: a.longitudeDeg,
    latitudeDeg: a.latitudeDeg + share * (b.latitudeDeg - a.latitudeDeg),
    altitudeFt: at(a.altitudeFt, b.altitudeFt),
    timeMs: at(a.timeMs, b.timeMs),
  };
}
