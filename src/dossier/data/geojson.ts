import type { DossierContent, DossierLeg, DossierPlace } from '../content.js';
import { type DrawnPiece, METRES_PER_FOOT, piecesOf } from './drawn.js';
import type { LinePoint } from './lines.js';

/**
 * The legs as GeoJSON (RFC 7946): a feature for each stretch in one style, split at silences. Where heights and times are known,
 * positions have four values: longitude, latitude, pressure altitude in metres, UTC seconds since 1970; map programs take these for Z and M.
 */
export function geoJsonOf(content: DossierContent): string {
  const places = new Map(content.places.map((place) => [place.ident, place]));
  const features = content.legs
    .flatMap((leg) => featuresOf(leg, places))
    .map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function featuresOf(leg: DossierLeg, places: ReadonlyMap<string, DossierPlace>) {
  const { record } = leg;
  const shared = {
    leg: record.id,
    icao24: record.icao24,
    registration: record.registration,
    callsign: record.callsign,
    adep: record.adep,
    ades: record.ades,
    grade: record.grade,
    synthetic: record.synthetic,
  };
  return piecesOf(leg, places).map((piece, i) => ({
    type: 'Feature',
    id: `${record.id}-${i}`,
    geometry: { type: 'LineString', coordinates: piece.points.map((point) => positionOf(point, piece)) },
    properties: {
      ...shared,
      style: piece.style,
      heights: piece.isWhole ? 'pressure altitude, m' : null,
      fromUtc: utc(piece.points[0]),
      toUtc: utc(piece.points[piece.points.length - 1]),
    },
  }));
}

const utc = ({ timeMs }: LinePoint): string | null =>
  timeMs === null ? null : new Date(timeMs).toISOString();

function positionOf(
  { longitudeDeg, latitudeDeg, altitudeFt, timeMs }: LinePoint,
  { isWhole }: DrawnPiece,
): number[] {
  const place = [rounded(longitudeDeg, 1e5), rounded(latitudeDeg, 1e5)];
  return isWhole
    ? [...place, rounded(altitudeFt! * METRES_PER_FOOT, 10), rounded(timeMs! / 1000, 10)]
    : place;
}

const rounded = (value: number, scale: number): number => Math.round(value * scale) / scale;
