import { KM_PER_NM } from '../geo/geodesic.js';
import type { Aeroplane } from './aeroplane.js';
import { clamp } from './angle.js';
import { type Approach, GLIDE_FT_PER_NM, Guidance, profileFt } from './approach.js';
import { beside, elevationFt, type RunwayDirection } from './field.js';
import { centrelineDeg } from './surface.js';

/** How high to go on the way to a runway, and whether to land on it. */
interface Plan {
  readonly approach: Approach;
  /** Height above the sea not to climb beyond; asked every second, because a flight level is no fixed height. */
  readonly ceilingFt: () => number;
  /** This crew's and load's share of the usual climb. */
  readonly climbShare: number;
  /** Height above the aim point below which the approach is broken off; null to land. */
  readonly breakOffFt: number | null;
}

const DESCENT_FT_PER_NM = 300;
/** True airspeed grows by about 1.8 % of the indicated one every 1,000 ft. */
const TRUE_PER_FOOT = 0.000018;
const SPEED_LIMIT_KT = 250;
const SPEED_LIMIT_BELOW_FT = 10_000;
/** Steepest way down as a share of the usual one: more is not needed to stay on the profile. */
const HURRIED = 1.3;
const SLOWEST_CLIMB_FPM = 100;
const FLARE_FPM = -240;
/** And this much towards the runway at the least, which may fall away as steeply as that. */
const SETTLING_FPM = 120;
const FLARE_BELOW_FT = 30;
/** Longer than any aircraft's endurance: a flight that takes it has lost its way. */
const LONGEST_SECONDS = 20 * 3_600;

/** A climb is under way; high fields leave light aircraft little more. */
const CLIMBING_FPM = 50;

/** From the wheels leaving the runway, or an approach broken off, straight ahead to the height of the first turn. */
export function climbOut(plane: Aeroplane, runway: RunwayDirection, climbShare: number): void {
  const { firstTurnFt, climbKt } = plane.performance;
  const turnFt = runway.endElevationFt + firstTurnFt;
  while (plane.altitudeFt < turnFt || plane.verticalRateFpm < CLIMBING_FPM)
    plane.fly({
      trackDeg: centrelineDeg(plane, runway),
      airspeedKt: trueKt(plane, Math.min(climbKt, plane.performance.rotateKt * 1.25)),
      verticalRateFpm: climbFpm(plane, climbShare),
    });
}

/**
 * Flies an approach from wherever the aircraft is: climbing, cruising, descending and along the glide path.
 *
 * @returns whether the wheels touched; false when the approach was broken off
 */
export function flyTo(plane: Aeroplane, plan: Plan): boolean {
  const { approach, breakOffFt } = plan;
  const guidance = new Guidance(plane, approach);
  for (let second = 0; second < LONGEST_SECONDS; second++) {
    const trackDeg = guidance.trackDeg();
    const toGoNm = guidance.toGoNm;
    const airspeedKt = trueKt(plane, indicatedKt(plane, plan, toGoNm));
    plane.fly({ trackDeg, airspeedKt, verticalRateFpm: rateFpm(plane, plan, guidance, toGoNm) });
    if (!guidance.isFinal) continue;
    if (breakOffFt !== null && plane.altitudeFt - approach.aimFt < breakOffFt) return false;
    if (heightFt(plane, approach.runway) <= 0) return true;
  }
  throw new RangeError('the simulated flight never reached its runway');
}

function heightFt(plane: Aeroplane, runway: RunwayDirection): number {
  return plane.altitudeFt - elevationFt(runway, beside(runway, plane).alongKm);
}

function rateFpm(plane: Aeroplane, plan: Plan, guidance: Guidance, toGoNm: number): number {
  const { approach } = plan;
  const profile = profileFt(approach, toGoNm, DESCENT_FT_PER_NM);
  if (guidance.isFinal && toGoNm <= approach.glideNm) return glideFpm(plane, approach, profile);
  const wantedFt = Math.min(profile, plan.ceilingFt());
  const missingFt = wantedFt - plane.altitudeFt;
  if (missingFt > 0 && wantedFt < profile) return Math.min(climbFpm(plane, plan.climbShare), missingFt * 6);
  if (missingFt > 200) return Math.min(climbFpm(plane, plan.climbShare), missingFt * 6);
  return descentFpm(plane, missingFt, wantedFt === profile && toGoNm > approach.glideNm * 1.25);
}

/** How fast the runway rises below the aircraft, as it flies along it. */
function runwayFpm({ groundspeedKt }: Aeroplane, runway: RunwayDirection): number {
  const { startElevationFt, endElevationFt, lengthKm } = runway;
  return (((endElevationFt - startElevationFt) / lengthKm) * groundspeedKt * KM_PER_NM) / 60;
}

function glideFpm(plane: Aeroplane, { runway }: Approach, profile: number): number {
  const height = heightFt(plane, runway);
  if (height < FLARE_BELOW_FT) return Math.min(FLARE_FPM, runwayFpm(plane, runway) - SETTLING_FPM);
  const alongPath = (-plane.groundspeedKt * GLIDE_FT_PER_NM) / 60;
  return clamp(alongPath + (profile - plane.altitudeFt) * 7, alongPath * 1.6, 0);
}

/** Down along the profile, or level with it; what lies below the profile is flown level until the two meet. */
function descentFpm(plane: Aeroplane, missingFt: number, isSloping: boolean): number {
  const alongPath = isSloping ? (-plane.groundspeedKt * DESCENT_FT_PER_NM) / 60 : 0;
  return clamp(alongPath + missingFt * 3, -plane.performance.descentFpm * HURRIED, 0);
}

function climbFpm({ performance, altitudeFt }: Aeroplane, share: number): number {
  const { climbFpm: low, topClimbFpm, cruiseFt } = performance;
  return Math.max(
    SLOWEST_CLIMB_FPM,
    share * (low + ((topClimbFpm - low) * Math.max(0, altitudeFt)) / cruiseFt),
  );
}

function indicatedKt(plane: Aeroplane, { approach, ceilingFt }: Plan, toGoNm: number): number {
  const { climbKt, descentKt, approachKt } = plane.performance;
  const isClimbing = ceilingFt() - plane.altitudeFt > 1_000 && plane.verticalRateFpm > 0;
  const freeKt = isClimbing ? climbKt : descentKt;
  const cleanKt = plane.altitudeFt < SPEED_LIMIT_BELOW_FT ? Math.min(freeKt, SPEED_LIMIT_KT) : freeKt;
  const share = clamp((toGoNm - 0.45 * approach.glideNm) / (1.9 * approach.glideNm), 0, 1);
  return Math.min(cleanKt, approachKt + (cleanKt - approachKt) * share);
}

function trueKt({ altitudeFt, performance }: Aeroplane, indicated: number): number {
  return Math.min(performance.cruiseKt, indicated * (1 + Math.max(0, altitudeFt) * TRUE_PER_FOOT));
}
