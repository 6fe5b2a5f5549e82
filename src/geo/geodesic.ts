/**
 * Distances and directions on a sphere.
 *
 * The earth's flattening makes a spherical distance wrong by at most 0.56 %: less than the spread of what it is
 * used for here. Latitudes and longitudes are degrees, WGS 84; longitudes need not be normalised.
 */

/** Mean radius R₁ of the GRS 80 ellipsoid, km (Moritz, Geodetic Reference System 1980: 6,371,008.7714 m). */
export const EARTH_RADIUS_KM = 6371.0087714;

/** Kilometres in a nautical mile (exact, SI brochure). */
export const KM_PER_NM = 1.852;

const RAD = Math.PI / 180;

/** Great-circle distance in km; accurate from centimetres to the antipodes. */
export function haversineKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const sinLat = Math.sin(((latB - latA) * RAD) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RAD) / 2);
  const h = sinLat * sinLat + Math.cos(latA * RAD) * Math.cos(latB * RAD) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Below this difference in degrees the earth is flat enough: the error of {@link stepKm} stays under 1 in 10,000. */
const FLAT_DEG = 0.2;

/** Distance in km between neighbouring reports: as {@link haversineKm}, but cheap for the short steps that most are. */
export function stepKm(latA: number, lonA: number, latB: number, lonB: number): number {
  const north = latB - latA;
  const east = lonB - lonA;
  const isShort = Math.abs(north) < FLAT_DEG && Math.abs(east) < FLAT_DEG && Math.abs(latA) < 75;
  if (!isShort) return haversineKm(latA, lonA, latB, lonB);
  const eastward = east * cosine((latA + latB) * (RAD / 2));
  return EARTH_RADIUS_KM * RAD * Math.sqrt(north * north + eastward * eastward);
}

/** Coefficients of the cosine's series: dividing in the loop over all reports would cost more than all the rest of it. */
const [COS_2, COS_4, COS_6, COS_8, COS_10] = [-1 / 2, 1 / 24, -1 / 720, 1 / 40_320, -1 / 3_628_800];

/** The cosine of an angle of at most 75 degrees, in radians, to 1e-7: its series to x¹⁰, several times quicker than Math.cos. */
function cosine(x: number): number {
  const x2 = x * x;
  return 1 + x2 * (COS_2 + x2 * (COS_4 + x2 * (COS_6 + x2 * (COS_8 + x2 * COS_10))));
}

/** Great-circle distance in nautical miles. */
export function haversineNm(latA: number, lonA: number, latB: number, lonB: number): number {
  return haversineKm(latA, lonA, latB, lonB) / KM_PER_NM;
}

/** Direction in which the great circle leaves A for B, degrees 0 ≤ x < 360; 0 when A and B are the same place. */
export function initialBearingDeg(latA: number, lonA: number, latB: number, lonB: number): number {
  const dLon = (lonB - lonA) * RAD;
  const y = Math.sin(dLon) * Math.cos(latB * RAD);
  const sinHalf = Math.sin(dLon / 2);
  // sin(φB − φA) + …: the textbook form cancels badly for places a few metres apart.
  const x =
    Math.sin((latB - latA) * RAD) + 2 * Math.sin(latA * RAD) * Math.cos(latB * RAD) * sinHalf * sinHalf;
  const bearing = Math.atan2(y, x) / RAD;
  return bearing < 0 ? (bearing + 360) % 360 : bearing;
}

/** The place reached from A on a great circle; longitude in [-180, 180). */
export function destination(
  latitudeDeg: number,
  longitudeDeg: number,
  bearingDeg: number,
  distanceKm: number,
): { latitudeDeg: number; longitudeDeg: number } {
  const lat = latitudeDeg * RAD;
  const angle = distanceKm / EARTH_RADIUS_KM;
  const sinB = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearingDeg * RAD);
  const dLon = Math.atan2(
    Math.sin(bearingDeg * RAD) * Math.sin(angle) * Math.cos(lat),
    Math.cos(angle) - Math.sin(lat) * sinB,
  );
  return {
    latitudeDeg: Math.asin(Math.max(-1, Math.min(1, sinB))) / RAD,
    longitudeDeg: wrapLongitudeDeg(longitudeDeg + dLon / RAD),
  };
}

/** The same meridian in [-180, 180). */
export function wrapLongitudeDeg(longitudeDeg: number): number {
  // A hair beyond -180 the sum rounds to 0, and nothing would be turned.
  return Math.max(-180, longitudeDeg - 360 * Math.floor((longitudeDeg + 180) / 360));
}

/** Where a point lies beside a line: both in km. */
export interface TrackOffset {
  /** Along the line from its start; negative behind the start. */
  readonly alongKm: number;
  /** Off the line: positive to the right of it. */
  readonly acrossKm: number;
}

/**
 * Where P lies relative to the great circle that leaves A with the given bearing: for a runway's extended
 * centreline, A is the threshold.
 */
export function trackOffset(
  latA: number,
  lonA: number,
  bearingDeg: number,
  latP: number,
  lonP: number,
): TrackOffset {
  const distance = haversineKm(latA, lonA, latP, lonP) / EARTH_RADIUS_KM;
  const angle = (initialBearingDeg(latA, lonA, latP, lonP) - bearingDeg) * RAD;
  const across = Math.asin(Math.max(-1, Math.min(1, Math.sin(distance) * Math.sin(angle))));
  // atan2 instead of the usual acos of a ratio: acos loses everything below about 100 m.
  const along = Math.atan2(Math.sin(distance) * Math.cos(angle), Math.cos(distance));
  return { alongKm: along * EARTH_RADIUS_KM, acrossKm: across * EARTH_RADIUS_KM };
}
