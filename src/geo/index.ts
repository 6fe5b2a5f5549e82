export { cutAtAntimeridian } from './antimeridian.js';
export { type Box, boxAround, boxOf } from './box.js';
export {
  destination,
  EARTH_RADIUS_KM,
  haversineKm,
  haversineNm,
  initialBearingDeg,
  KM_PER_NM,
  stepKm,
  type TrackOffset,
  trackOffset,
  wrapLongitudeDeg,
} from './geodesic.js';
export { Geoid, type GeoidColumns } from './geoid.js';
export { type GridColumns, GridIndex } from './nearest.js';
export { simplify, type TimedPath, type Tolerance } from './simplify.js';
