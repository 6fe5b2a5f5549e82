import type { AerodromeTable } from '../aviation/aerodromes.js';
import { destination, haversineKm, haversineNm, initialBearingDeg, KM_PER_NM } from '../geo/geodesic.js';
import type { Reports } from '../source/reports.js';
import { secondsBetween } from '../trace/gap.js';
import { anyAltitudeFt } from './height.js';
import { Phase } from './phase.js';
import type { Profile } from './profile.js';
import { verticalTrendFpm } from './trend.js';
import { canUse } from './usable.js';

/** A leg ends after five minutes on the ground (method, section 1). */
export const SHORTEST_STOP_SECONDS = 300;
/** Fields are looked for along the straight way in steps of this length, and as far to its sides. */
const SEARCH_STEP_KM = 100;
/** An aircraft's own mean speed over a silence is rarely below this share of its speed on either side of it. */
const SLOWEST_SHARE = 0.85;
/** A silence longer than this outlasts any aircraft's endurance between two reports in the air. */
export const LONGEST_SILENT_FLIGHT_SECONDS = 20 * 3600;
/** What a descent or climb is usually flown at, ft/min: turbines and the rest. */
const USUAL_RATE_FPM = { turbine: 1_500, other: 700 } as const;
/** Rate from which a report counts as climbing or descending, ft/min. */
const CLEAR_RATE_FPM = 200;
/** Below this pressure altitude an aircraft may be about to land without descending clearly. */
const LOW_FT = 4_000;
/** Added where the report before the silence does not descend, or the one after does not climb. */
const UNANNOUNCED_SECONDS = { low: 300, high: 1_200 } as const;

/** Between two reports: what has to be known about each. */
export interface Silence {
  readonly reports: Reports;
  readonly phase: Uint8Array;
  readonly before: number;
  readonly after: number;
  readonly profile: Profile;
}

/**
 * Whether a silence is long enough that the aircraft most likely landed, turned around and took off in it.
 *
 * The time left over after flying straight from one report to the other must suffice for coming down, a turnaround usual for
 * the type's wake class, and climbing back; more is asked where neither side announces a landing or a take-off.
 */
export function hidesStop(silence: Silence): boolean {
  const seconds = secondsBetween(silence.reports, silence.before, silence.after);
  if (seconds >= LONGEST_SILENT_FLIGHT_SECONDS) return true;
  return spareSeconds(silence) >= stopSeconds(silence);
}

/** Seconds of a silence not needed for the straight way from one report to the other. */
export function spareSeconds(silence: Silence): number {
  const { reports, before, after } = silence;
  const { latitudeDeg, longitudeDeg } = reports;
  const nm = haversineNm(latitudeDeg[before], longitudeDeg[before], latitudeDeg[after], longitudeDeg[after]);
  const flightSeconds = (nm / (SLOWEST_SHARE * usualSpeedKt(silence))) * 3600;
  return secondsBetween(reports, before, after) - flightSeconds;
}

function usualSpeedKt({ reports, phase, before, after, profile }: Silence): number {
  const heard = [before, after]
    .filter((i) => phase[i] === Phase.air)
    .map((i) => reports.groundspeedKt[i])
    .filter((speedKt) => speedKt > 0);
  const slowest = Math.max(profile.minFlyingSpeedKt, 40);
  if (heard.length === 0) return Math.max(slowest, profile.cruiseKt * SLOWEST_SHARE);
  return Math.max(slowest, heard.reduce((sum, speedKt) => sum + speedKt, 0) / heard.length);
}

function stopSeconds(silence: Silence): number {
  return verticalSeconds(silence) + turnaroundSeconds(silence.profile) + unannouncedSeconds(silence);
}

function verticalSeconds(silence: Silence): number {
  const { profile, before, after } = silence;
  const isTurbine = profile.engineType === 'J' || profile.engineType === 'T';
  const rateFpm = isTurbine ? USUAL_RATE_FPM.turbine : USUAL_RATE_FPM.other;
  return ((heightOrZero(silence, before) + heightOrZero(silence, after)) / rateFpm) * 60;
}

function turnaroundSeconds(profile: Profile): number {
  if (profile.wake === 'H' || profile.wake === 'J') return 1_200;
  return profile.wake === 'L' ? 300 : 900;
}

function unannouncedSeconds(silence: Silence): number {
  const { reports, before, after, phase } = silence;
  const isAnnounced = (i: number, sign: 1 | -1) =>
    phase[i] === Phase.ground || sign * verticalTrendFpm(reports, phase, i, sign) > CLEAR_RATE_FPM;
  const penalty = (i: number, sign: 1 | -1) => {
    if (isAnnounced(i, sign)) return 0;
    return anyAltitudeFt(reports, i) < LOW_FT ? UNANNOUNCED_SECONDS.low : UNANNOUNCED_SECONDS.high;
  };
  return penalty(before, -1) + penalty(after, 1);
}

/**
 * Whether the type could at all have landed and left a field in a silence: asked for grading, so every bound favours the stop.
 */
export function allowsStop(silence: Silence, aerodromes: AerodromeTable): boolean {
  const { reports, before, after, profile } = silence;
  const seconds = secondsBetween(reports, before, after) - SHORTEST_STOP_SECONDS;
  if (seconds <= 0) return false;
  const downMinutes = heightOrZero(silence, before) / profile.maxDescentFpm;
  const upMinutes = heightOrZero(silence, after) / profile.maxClimbFpm;
  if ((downMinutes + upMinutes) * 60 > seconds) return false;
  return isFieldOnTheWay(silence, kmFlownIn(seconds, profile.maxGroundspeedKt), aerodromes);
}

function heightOrZero({ reports, phase }: Silence, i: number): number {
  const altitudeFt = phase[i] === Phase.air ? anyAltitudeFt(reports, i) : 0;
  return altitudeFt > 0 ? altitudeFt : 0;
}

const kmFlownIn = (seconds: number, speedKt: number): number => (speedKt * KM_PER_NM * seconds) / 3600;

/** Whether some field the type can use lies so that the way over it is no longer than `reachKm`. */
function isFieldOnTheWay(
  { reports, before, after, profile }: Silence,
  reachKm: number,
  aerodromes: AerodromeTable,
): boolean {
  const { latitudeDeg, longitudeDeg } = reports;
  const [latA, lonA, latB, lonB] = [
    latitudeDeg[before],
    longitudeDeg[before],
    latitudeDeg[after],
    longitudeDeg[after],
  ];
  const wayKm = haversineKm(latA, lonA, latB, lonB);
  const bearingDeg = initialBearingDeg(latA, lonA, latB, lonB);
  if (wayKm > reachKm) return false;
  for (let alongKm = 0; alongKm <= wayKm; alongKm += SEARCH_STEP_KM) {
    const at = destination(latA, lonA, bearingDeg, alongKm);
    const found = aerodromes
      .near(at.latitudeDeg, at.longitudeDeg, SEARCH_STEP_KM)
      .some(
        (field) =>
          canUse(aerodromes, field, profile) &&
          aerodromes.distanceKm(field, latA, lonA) + aerodromes.distanceKm(field, latB, lonB) <= reachKm,
      );
    if (found) return true;
  }
  return false;
}
