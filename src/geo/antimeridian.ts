/**
 * A line cut at the antimeridian into pieces that do not cross it; a point is put on both sides (RFC 7946, section 3.1.9).
 *
 * @param between the point on the straight line from a to b at a share of its length, 0 to 1; its longitude is set here
 */
export function cutAtAntimeridian<T extends { readonly longitudeDeg: number }>(
  points: readonly T[],
  between: (a: T, b: T, share: number) => T,
): T[][] {
  const pieces: T[][] = [];
  let piece: T[] = [];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before !== undefined && Math.abs(before.longitudeDeg - point.longitudeDeg) > 180) {
      const side = before.longitudeDeg > 0 ? 180 : -180;
      const unwrapped = point.longitudeDeg + 2 * side;
      const share = (side - before.longitudeDeg) / (unwrapped - before.longitudeDeg);
      const crossing = between(before, point, share);
      pieces.push([...piece, { ...crossing, longitudeDeg: side }]);
      piece = [{ ...crossing, longitudeDeg: -side }];
    }
    piece.push(point);
  }
  return piece.length === 0 ? pieces : [...pieces, piece];
}
