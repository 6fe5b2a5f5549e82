import { AERODROME_KINDS, type Runway } from '../../aviation/aerodrome.js';
import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { initialBearingDeg } from '../../geo/geodesic.js';
import {
  angleBetweenDeg,
  type Centreline,
  centrelinesOf,
  distanceToRunwaysKm,
  linedUpWith,
} from '../field/runway.js';
import { ELSEWHERE_FEATURES, FIELD_FEATURES } from './end-model.js';
import type { Outlook } from './outlook.js';
import { mayBeVisiting } from './visiting.js';
import { wayTo, wayToPoint } from './way.js';

/** A field as it lies before the aircraft. */
export interface Prospect {
  /** Row of the aerodrome table. */
  readonly field: number;
  /** To the nearest surveyed runway, else to the reference point, km. */
  readonly distanceKm: number;
  /** Runway the aircraft is lined up with; null when none. */
  readonly line: Centreline | null;
  /** From 0 to 1: how exactly the aircraft flies along a runway's extended centreline. */
  readonly established: number;
  /** Whether the aircraft may only be visiting this field, see legs/visiting. */
  readonly isVisit: boolean;
  /** In the order of FIELD_FEATURES. */
  readonly features: Float64Array;
}

const M_PER_FT = 0.3048;
const RAD = Math.PI / 180;
/** Ground covered per 1,000 ft of height on the usual glide path of 3 degrees (ICAO Doc 8168). */
export const GLIDE_KM_PER_1000_FT = 5.8;
/** Keeps the comparison of distance and height finite beside a runway. */
const NEAR_KM = 1.5;
/** The longest straight-in approach that is worth looking for. */
const LINED_UP_WITHIN_KM = 40;
/** Base legs and downwinds are flown this near, across the way to the field. */
const CIRCUIT_KM = 4;
/** Most aircraft of a kind are slower than this over the threshold, and than twice this so far before it. */
const OVER_THRESHOLD_KT = { fast: 160, slow: 80 } as const;
const SLOWING_KM = 40;
const CLEAR_RATE_FPM = 300;
/** Within this of the highest report of its leg, an aircraft has not begun to come down. */
const AT_TOP_FT = 300;
/** A shorter runway is the less used the shorter it is; among longer ones, length says more of prestige than of use. */
const USUAL_RUNWAY_M = 1_500;
const AMPLE_RUNWAY_M = 2_500;

/** A field's features as seen from the end of a leg. A departure is looked at backwards in time, as if it were an arrival. */
export function prospectOf(aerodromes: AerodromeTable, field: number, outlook: Outlook): Prospect {
  const { side } = outlook;
  const runways = aerodromes.runwaysOf(field);
  const lines = centrelinesOf(runways);
  const distanceKm = distanceTo(aerodromes, field, lines, outlook);
  const line = linedUpWith(lines, outlook, side, LINED_UP_WITHIN_KM);
  const heightFt = outlook.altitudeFt - (aerodromes.elevationFt[field] || 0);
  const offDeg = offTheWayDeg(aerodromes, field, outlook);
  const { wayKm, established } =
    lines.length === 0 ? wayToPoint(distanceKm, offDeg, outlook.isFast) : wayTo(lines, outlook);
  const slope = slopeOf(wayKm, heightFt);
  const kind = AERODROME_KINDS[aerodromes.kind[field]];
  const fast = outlook.isFast ? 1 : 0;
  const isVisit = mayBeVisiting(kind, outlook, heightFt, established);
  // Light aircraft are led straight in to large airports, or across: they join no circuit there, nor overhead.
  const circles = Number(!isVisit);
  const linedUp = line === null ? 0 : 1;
  const length = outlook.isRotorcraft
    ? 0
    : runwayScale(Math.max(0, ...runways.map(({ lengthFt }) => lengthFt ?? 0)));
  const cosine = Math.cos(offDeg * RAD);
  const features = new Float64Array(FIELD_FEATURES.length);
  features[0] = Math.min(0, slope) ** 2;
  features[1] = Math.max(0, slope);
  features[2] = Math.log(1 + wayKm / 5);
  features[3] = (cosine || 0) * (distanceKm / (distanceKm + 4));
  features[4] = established;
  features[5] = linedUp * Math.exp(-2 * slope * slope);
  features[6] = circles * Math.exp(-distanceKm / 1.5) * Math.exp(-Math.max(0, heightFt || 0) / 1_000);
  features[7] = circles * inCircuit(distanceKm, heightFt);
  features[8] = length * fast;
  features[9] = length * (1 - fast);
  features[10] = kind === 'large_airport' ? 1 - fast : 0;
  features[11] = features[2] * (1 - fast);
  features[12] = (1 - cosine ** 2 || 0) * Math.exp(-((distanceKm / CIRCUIT_KM) ** 2));
  features[13] = !outlook.isRotorcraft && runways.some(isPaved) ? 1 - fast : 0;
  features[14] = !outlook.isRotorcraft && kind === 'heliport' ? 1 : 0;
  features[15] = tooFast(outlook, distanceKm);
  features[16] = aerodromes.at(field).gps === null ? 0 : 1;
  return { field, distanceKm, line, established, isVisit, features };
}

/** Features of "elsewhere". @param groundFt height of the ground below, above the sea */
export function elsewhereFeatures(outlook: Outlook, groundFt: number): Float64Array {
  const { altitudeFt, verticalRateFpm, isFast, side } = outlook;
  const rateFpm = side === 'arrival' ? verticalRateFpm : -verticalRateFpm;
  const height1000Ft = Math.max(0, altitudeFt - groundFt) / 1_000;
  const features = new Float64Array(ELSEWHERE_FEATURES.length);
  features[0] = 1;
  features[1] = Number.isNaN(height1000Ft) ? 0 : Math.log(1 + height1000Ft);
  features[2] = Math.min(2, Math.max(0, -rateFpm / 1_000)) || 0;
  features[3] = Math.abs(rateFpm) <= CLEAR_RATE_FPM ? 1 : 0;
  features[4] = rateFpm > CLEAR_RATE_FPM ? 1 : 0;
  features[5] = isFast ? 1 : 0;
  features[6] = Number.isNaN(height1000Ft) ? 1 : 0;
  features[7] = Number.isNaN(rateFpm) ? 1 : 0;
  features[8] = Math.max(-2, Math.min(2, outlook.sinkFt / 500)) || 0;
  features[9] = Math.log(1 + Math.max(0, outlook.belowTopFt) / 1_000) || 0;
  features[10] = outlook.sinkFt > 250 ? 1 : 0;
  features[11] = outlook.belowTopFt < AT_TOP_FT ? 1 : 0;
  return features;
}

function distanceTo(
  aerodromes: AerodromeTable,
  field: number,
  lines: readonly Centreline[],
  { latitudeDeg, longitudeDeg }: Outlook,
): number {
  if (lines.length > 0) return distanceToRunwaysKm(lines, latitudeDeg, longitudeDeg);
  return aerodromes.distanceKm(field, latitudeDeg, longitudeDeg);
}

/** How much longer (positive) or shorter the way to fly is than a glide path of 3 degrees from here, as a logarithm; 0 when unknown. */
function slopeOf(wayKm: number, heightFt: number): number {
  const glideKm = (Math.max(0, heightFt) / 1_000) * GLIDE_KM_PER_1000_FT;
  const slope = Math.log((wayKm + NEAR_KM) / (glideKm + NEAR_KM));
  return Number.isNaN(slope) ? 0 : Math.max(-2.5, Math.min(2.5, slope));
}

/** How much faster than usual this far from the runway, as a logarithm up to 1; 0 when no speed is known. */
function tooFast({ slowestKt, isFast }: Outlook, distanceKm: number): number {
  const usualKt = (isFast ? OVER_THRESHOLD_KT.fast : OVER_THRESHOLD_KT.slow) * (1 + distanceKm / SLOWING_KM);
  return Math.max(0, Math.min(1, Math.log(slowestKt / usualKt))) || 0;
}

/** Near 1 where aircraft fly their circuits: within 5 km and up to about 1,000 ft above the field. */
function inCircuit(distanceKm: number, heightFt: number): number {
  if (Number.isNaN(heightFt)) return 0;
  return Math.exp(-((distanceKm / 5) ** 2)) * Math.exp(-((Math.max(0, heightFt - 1_000) / 700) ** 2));
}

/** Angle between the way flown and the way to the field; backwards in time for a departure. NaN when no direction is known. */
function offTheWayDeg(
  aerodromes: AerodromeTable,
  field: number,
  { latitudeDeg, longitudeDeg, trackDeg, side }: Outlook,
): number {
  const there = [aerodromes.latitudeDeg[field], aerodromes.longitudeDeg[field]] as const;
  const bearingDeg = initialBearingDeg(latitudeDeg, longitudeDeg, ...there);
  return angleBetweenDeg(side === 'arrival' ? trackDeg : trackDeg + 180, bearingDeg);
}

const isPaved = ({ surface, closed }: Runway): boolean => surface === 'paved' && !closed;

/** Length of the longest runway against {@link USUAL_RUNWAY_M}, as a logarithm, up to an ample one; somewhat short where it is not published. */
function runwayScale(lengthFt: number): number {
  if (lengthFt === 0) return -0.7;
  return Math.max(-1.5, Math.log(Math.min(AMPLE_RUNWAY_M, lengthFt * M_PER_FT) / USUAL_RUNWAY_M));
}
