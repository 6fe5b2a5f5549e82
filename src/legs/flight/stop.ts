import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { destination, haversineKm, haversineNm, initialBearingDeg, KM_PER_NM } from '../../geo/geodesic.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { saysGround } from '../../trace/trace.js';
import { anyAltitudeFt } from '../altitude/height.js';
import { canUse } from '../field/usable.js';
import { FASTEST_ROLL_KT, Phase } from './phase.js';
import type { Profile } from './profile.js';
import { verticalTrendFpm } from './trend.js';

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
/** Faster than this over ground, an unknown type is a turbine. */
const TURBINE_KT = 220;
/** Rate from which a report counts as climbing or descending, ft/min. */
const CLEAR_RATE_FPM = 200;
/** Below this height over the ground an aircraft may be about to land without descending clearly. */
const LOW_FT = 4_000;
/** Added where the report before the silence does not descend, or the one after does not climb. */
const UNANNOUNCED_SECONDS = { low: 300, high: 1_200 } as const;
/** An aircraft heard again this near where it was lost, and below this height both times, has most likely been down there. */
const SAME_PLACE_KM = 60;
const SAME_PLACE_BELOW_FT = 10_000;
/** A report that tells no altitude is about as high as its flight was this long before or after. */
const SAME_HEIGHT_SECONDS = 120;
const OVER_FIELD = { belowFt: 500, withinKm: 3 } as const;
/** Nearest field whose elevation stands for the ground below. */
const GROUND_WITHIN_KM = 100;
/** From the beginning of the approach to the stand and back into the air; less where the aircraft comes back to where it was lost. */
const TURNAROUND_SECONDS = { heavy: 1_200, medium: 900, light: 300, samePlace: 600 } as const;

/** Between two reports: what has to be known about each. */
export interface Silence {
  readonly reports: Reports;
  readonly phase: Uint8Array;
  readonly before: number;
  readonly after: number;
  readonly profile: Profile;
  readonly aerodromes: AerodromeTable;
}

/** The silence between two reports of a trace. */
export function silenceBetween(
  { reports, phase, profile, aerodromes }: Omit<Silence, 'before' | 'after'>,
  before: number,
  after: number,
): Silence {
  return { reports, phase, before, after, profile, aerodromes };
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
  return secondsBetween(silence.reports, silence.before, silence.after) - straightSeconds(silence);
}

/** The straight way from one report to the other, flown slowly. */
function straightSeconds(silence: Silence): number {
  const { reports, before, after } = silence;
  const { latitudeDeg, longitudeDeg } = reports;
  const nm = haversineNm(latitudeDeg[before], longitudeDeg[before], latitudeDeg[after], longitudeDeg[after]);
  return (nm / (SLOWEST_SHARE * usualSpeedKt(silence))) * 3600;
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
  const isSamePlace = returnsToSamePlace(silence);
  const turnaround = turnaroundSeconds(silence.profile, isSamePlace);
  return verticalSeconds(silence) + turnaround + unannouncedSeconds(silence, isSamePlace);
}

/** Whether the aircraft was low both when it was lost and when it was heard again, and near the same place. */
function returnsToSamePlace(silence: Silence): boolean {
  const { reports, before, after } = silence;
  const { latitudeDeg, longitudeDeg } = reports;
  const km = haversineKm(latitudeDeg[before], longitudeDeg[before], latitudeDeg[after], longitudeDeg[after]);
  const isLow = (i: number) => heightOverGroundFt(silence, i) < SAME_PLACE_BELOW_FT;
  return km <= SAME_PLACE_KM && isLow(before) && isLow(after);
}

/** What coming down and climbing back add to the straight way: an aircraft gets on while it does so. */
function verticalSeconds(silence: Silence): number {
  const { before, after } = silence;
  const rateFpm = isTurbine(silence) ? USUAL_RATE_FPM.turbine : USUAL_RATE_FPM.other;
  const feet = (heightOverGroundFt(silence, before) || 0) + (heightOverGroundFt(silence, after) || 0);
  return Math.max(0, (feet / rateFpm) * 60 - straightSeconds(silence));
}

function isTurbine({ profile, reports, before, after }: Silence): boolean {
  if (profile.engineType !== null) return profile.engineType === 'J' || profile.engineType === 'T';
  return reports.groundspeedKt[before] > TURBINE_KT || reports.groundspeedKt[after] > TURBINE_KT;
}

function turnaroundSeconds({ wake }: Profile, isSamePlace: boolean): number {
  const usual = wake === 'H' || wake === 'J' ? 'heavy' : wake === 'L' ? 'light' : 'medium';
  return Math.min(TURNAROUND_SECONDS[usual], isSamePlace ? TURNAROUND_SECONDS.samePlace : Infinity);
}

function unannouncedSeconds(silence: Silence, isSamePlace: boolean): number {
  const { reports, before, after, phase } = silence;
  const isAnnounced = (i: number, sign: 1 | -1) =>
    phase[i] === Phase.ground ||
    sign * verticalTrendFpm(reports, phase, toldBeside(silence, i), sign) > CLEAR_RATE_FPM ||
    isOverField(silence, i);
  const penalty = (i: number, sign: 1 | -1) => {
    if (isAnnounced(i, sign)) return 0;
    const isLow = isSamePlace || heightOverGroundFt(silence, i) < LOW_FT;
    return isLow ? UNANNOUNCED_SECONDS.low : UNANNOUNCED_SECONDS.high;
  };
  return penalty(before, -1) + penalty(after, 1);
}

/** Lower than this and nearer than this to a field, the aircraft is about to land, or has just taken off. */
function isOverField(silence: Silence, i: number): boolean {
  const { reports, aerodromes, profile } = silence;
  if (!(heightOverGroundFt(silence, i) <= OVER_FIELD.belowFt)) return false;
  return aerodromes
    .near(reports.latitudeDeg[i], reports.longitudeDeg[i], OVER_FIELD.withinKm)
    .some((field) => canUse(aerodromes, field, profile, reports.timeMs[i]));
}

/** 0 on the ground; NaN where nothing tells of an altitude: such an aircraft is neither low nor high. */
function heightOverGroundFt(silence: Silence, i: number): number {
  const { reports, phase, aerodromes } = silence;
  if (phase[i] === Phase.ground || isLowByItsFlag(reports, i)) return 0;
  const altitudeFt = anyAltitudeFt(reports, toldBeside(silence, i));
  const nearest = aerodromes.nearest(reports.latitudeDeg[i], reports.longitudeDeg[i], GROUND_WITHIN_KM);
  return Math.max(0, altitudeFt - (nearest < 0 ? 0 : aerodromes.elevationFt[nearest] || 0));
}

/** A claim to be on the ground that speed contradicts, but no faster than a landing, comes from low down. */
function isLowByItsFlag(reports: Reports, i: number): boolean {
  return saysGround(reports, i) && reports.groundspeedKt[i] <= FASTEST_ROLL_KT;
}

/** The report itself, or where it tells no altitude the nearest of its flight that does, within two minutes. */
function toldBeside({ reports, phase, before }: Silence, i: number): number {
  const step = i === before ? -1 : 1;
  for (let j = i; phase[j] === Phase.air && isSameHeight(reports, i, j); j += step)
    if (!Number.isNaN(anyAltitudeFt(reports, j))) return j;
  return i;
}

const isSameHeight = (reports: Reports, i: number, j: number): boolean =>
  Math.abs(secondsBetween(reports, i, j)) <= SAME_HEIGHT_SECONDS;

/**
 * Whether the type could at all have landed and left a field in a silence: asked for grading, so every bound favours the stop.
 */
export function allowsStop(silence: Silence): boolean {
  const { reports, before, after, profile } = silence;
  const seconds = secondsBetween(reports, before, after) - SHORTEST_STOP_SECONDS;
  if (seconds <= 0) return false;
  const downMinutes = altitudeOrZero(silence, before) / profile.maxDescentFpm;
  const upMinutes = altitudeOrZero(silence, after) / profile.maxClimbFpm;
  if ((downMinutes + upMinutes) * 60 > seconds) return false;
  return isFieldOnTheWay(silence, kmFlownIn(seconds, profile.maxGroundspeedKt));
}

/** Altitude as told; 0 on the ground, and where none is known. */
function altitudeOrZero({ reports, phase }: Silence, i: number): number {
  const altitudeFt = phase[i] === Phase.air ? anyAltitudeFt(reports, i) : 0;
  return altitudeFt > 0 ? altitudeFt : 0;
}

const kmFlownIn = (seconds: number, speedKt: number): number => (speedKt * KM_PER_NM * seconds) / 3600;

/** Whether some field the type can use lies so that the way over it is no longer than `reachKm`. */
function isFieldOnTheWay({ reports, before, after, profile, aerodromes }: Silence, reachKm: number): boolean {
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
          canUse(aerodromes, field, profile, reports.timeMs[before]) &&
          aerodromes.distanceKm(field, latA, lonA) + aerodromes.distanceKm(field, latB, lonB) <= reachKm,
      );
    if (found) return true;
  }
  return false;
}
