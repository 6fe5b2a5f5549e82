import type { Aerodrome, Runway } from '../../aviation/aerodrome.js';
import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Reports } from '../../source/reports.js';
import type { Profile } from '../flight/profile.js';
import { angleBetweenDeg, centrelinesOf, distanceToRunwayKm, distanceToRunwaysKm } from './runway.js';
import { isKindUsable } from './usable.js';

/** Aprons and hangars reach this far from a field's runways. */
const APRON_KM = 2.5;
/** Where no runway is surveyed: from the reference point. */
const FIELD_KM = 3;
/** Two fields closer to a report than this to each other cannot be told apart by it. */
const SAME_DISTANCE_KM = 0.3;
/** Fields are looked for this far around a surface report. */
const SEARCH_KM = 8;
/** Rolling at this speed happens on runways. */
const RUNWAY_SPEED_KT = 50;
const MOST_RUNWAY_ANGLE_DEG = 15;
/** Few reports suffice to place an aircraft on a field; the rest of a long taxi adds nothing. */
const MOST_REPORTS = 9;

/** A field, and how far its movement area lies from the surface reports. */
export interface SurfaceMatch {
  readonly aerodrome: Aerodrome;
  /** Median over the reports, km: from the runways, or from the reference point where none is surveyed. */
  readonly distanceKm: number;
  readonly isSurveyed: boolean;
  /** False for a closed field of which no table says when it closed. */
  readonly isOpen: boolean;
}

/**
 * Fields whose surface the given ground reports lie on, nearest first.
 *
 * Fields of a kind the type cannot use, or not in use on that day, are left out; closed ones without a date too, where an open
 * one fits.
 */
export function fieldsUnder(
  reports: Reports,
  ground: readonly number[],
  aerodromes: AerodromeTable,
  profile: Profile,
): SurfaceMatch[] {
  const sample = ground.slice(0, MOST_REPORTS);
  const [first] = sample;
  if (first === undefined) return [];
  const atMs = reports.timeMs[first];
  const matches = aerodromes
    .near(reports.latitudeDeg[first], reports.longitudeDeg[first], SEARCH_KM)
    .filter((field) => isKindUsable(aerodromes, field, profile) && !aerodromes.isShut(field, atMs))
    .flatMap((field) => surfaceMatch(reports, sample, aerodromes.at(field), aerodromes))
    .sort((a, b) => a.distanceKm - b.distanceKm || (a.aerodrome.ident < b.aerodrome.ident ? -1 : 1));
  const open = matches.filter((match) => match.isOpen);
  return open.length > 0 ? open : matches;
}

/** The one field the reports can only be on; null when none, or when two lie equally near. */
export function onlyField(matches: readonly SurfaceMatch[]): Aerodrome | null {
  const [best, second] = matches;
  if (best === undefined) return null;
  const isClear = second === undefined || second.distanceKm - best.distanceKm > SAME_DISTANCE_KM;
  return isClear ? best.aerodrome : null;
}

function surfaceMatch(
  reports: Reports,
  ground: readonly number[],
  aerodrome: Aerodrome,
  aerodromes: AerodromeTable,
): SurfaceMatch[] {
  const lines = centrelinesOf(aerodromes.runwaysOf(aerodrome.index));
  const distances = ground.map((i) =>
    lines.length > 0
      ? distanceToRunwaysKm(lines, reports.latitudeDeg[i], reports.longitudeDeg[i])
      : aerodromes.distanceKm(aerodrome.index, reports.latitudeDeg[i], reports.longitudeDeg[i]),
  );
  const distanceKm = distances.sort((a, b) => a - b)[distances.length >> 1];
  const isSurveyed = lines.length > 0;
  if (distanceKm > (isSurveyed ? APRON_KM : FIELD_KM)) return [];
  const isOpen = aerodromes.isOpen(aerodrome.index, reports.timeMs[ground[0]]);
  return [{ aerodrome, distanceKm, isSurveyed, isOpen }];
}

/** The runway end rolled on, by place and direction of the fast ground reports; null when none was heard. */
export function runwayRolled(
  reports: Reports,
  ground: readonly number[],
  runways: readonly Runway[],
): string | null {
  const lines = centrelinesOf(runways);
  for (const i of ground) {
    if (!(reports.groundspeedKt[i] >= RUNWAY_SPEED_KT)) continue;
    const rolled = lines.find(
      (line) =>
        angleBetweenDeg(reports.trackDeg[i], line.headingDeg) <= MOST_RUNWAY_ANGLE_DEG &&
        distanceToRunwayKm(line, reports.latitudeDeg[i], reports.longitudeDeg[i]) <= 0.1,
    );
    if (rolled !== undefined) return rolled.ident;
  }
  return null;
}
