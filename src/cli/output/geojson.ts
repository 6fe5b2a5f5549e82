import type { LegRecord, VisitRecord } from '../../ledger/tables/records.js';
import type { PathPoint } from '../../legs/path/path.js';
import { jsonLine } from './json.js';
import { cutAtAntimeridian } from './segments.js';
import type { Sink } from './sink.js';

type Position = readonly [longitudeDeg: number, latitudeDeg: number];

/** A geometry of RFC 7946, as far as we draw any. */
type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] };

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly properties: object;
}

/** Features as one FeatureCollection (RFC 7946), a feature a line, as they come. */
export async function writeGeoJson(sink: Sink, batches: AsyncIterable<readonly Feature[]>): Promise<void> {
  await sink.write('{"type":"FeatureCollection","features":[');
  let separator = '\n';
  for await (const batch of batches) {
    const text = batch.map((feature) => {
      const line = `${separator}${jsonLine(feature)}`;
      separator = ',\n';
      return line;
    });
    await sink.write(text.join(''));
  }
  await sink.write('\n]}\n');
}

/**
 * A leg as its path: a line, several where it crosses the antimeridian. Positions carry no height: RFC 7946 wants it above
 * the ellipsoid, and ours is pressure altitude; it stands in `altitudesFt`, beside `times`, in the same nesting.
 */
export function legFeature(leg: LegRecord, path: readonly PathPoint[]): Feature {
  const pieces = path.length < 2 ? [] : cutAtAntimeridian(path);
  const parallel = <T>(value: (point: PathPoint) => T): unknown => {
    const nested = pieces.map((piece) => piece.map(value));
    return nested.length === 1 ? nested[0] : nested;
  };
  return {
    type: 'Feature',
    id: leg.id,
    geometry: lineGeometry(pieces, path),
    properties: {
      ...leg,
      times: parallel((point) => new Date(point.timeMs).toISOString()),
      altitudesFt: parallel((point) => (point.altitudeFt === null ? null : Math.round(point.altitudeFt))),
      gaps: gapsOf(path),
    },
  };
}

/** A visit as a point at its aerodrome. */
export function visitFeature(visit: VisitRecord, place: Position | null): Feature {
  const geometry = place === null ? null : ({ type: 'Point', coordinates: place } as const);
  return { type: 'Feature', id: visit.id, geometry, properties: visit };
}

function lineGeometry(
  pieces: readonly (readonly PathPoint[])[],
  path: readonly PathPoint[],
): Geometry | null {
  if (path.length === 0) return null;
  if (path.length === 1) return { type: 'Point', coordinates: positionOf(path[0]) };
  const lines = pieces.map((piece) => piece.map(positionOf));
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0] }
    : { type: 'MultiLineString', coordinates: lines };
}

const positionOf = ({ longitudeDeg, latitudeDeg }: PathPoint): Position => [
  round(longitudeDeg),
  round(latitudeDeg),
];

/** Paths are kept to 1e-5 degrees; more digits would be noise. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

function gapsOf(path: readonly PathPoint[]): { fromUtc: string; toUtc: string }[] {
  return path.flatMap((point, i) =>
    point.gapBefore && i > 0
      ? [{ fromUtc: new Date(path[i - 1].timeMs).toISOString(), toUtc: new Date(point.timeMs).toISOString() }]
      : [],
  );
}
