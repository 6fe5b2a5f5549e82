import type { AerodromeTable } from '../../aviation/aerodromes.js';
import { haversineNm } from '../../geo/geodesic.js';
import { Flag, type Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { saysGround } from '../../trace/trace.js';
import { anyAltitudeFt, heightAbove } from '../altitude/height.js';
import { Nearby } from '../field/nearby.js';
import { angleBetweenDeg, centrelinesOf, distanceToRunwayKm } from '../field/runway.js';
import { isRotorcraft } from '../field/usable.js';
import type { Profile } from './profile.js';

/** Where an airframe is at each report. */
export const Phase = { unknown: 0, ground: 1, air: 2 } as const;

/** No aircraft rolls faster than this: a "ground" report beyond it is the flag's error. */
export const FASTEST_ROLL_KT = 220;
/** Below this share of its slowest flying speed a type cannot be in the air, wind included. */
const ROLLING_SHARE = 0.7;
/** Types that can fly slower than this hover or hang in the wind: of them only standing still counts as rolling. */
const SLOW_TYPE_KT = 15;
const STANDING_KT = 3;
/** Nobody taxies faster; but a helicopter at work over its field may never be. */
const FASTEST_TAXI_KT = 30;
/** Whatever the type, faster than this is a take-off or landing roll, if it is on the ground. */
const FAST_KT = 60;
/** A roll lies within this of a runway as surveyed: on dirt and grass the runway is where the year's pilots make it. */
const ROLLING_MARGIN_KM = 1;
/** From this speed on the roll must lie on the runway and along it: a flag that stayed behind flies over fields, too. */
const VERY_FAST_KT = 100;
const RUNWAY_MARGIN_KM = 0.3;
const RUNWAY_ANGLE_DEG = 15;
/** Where no runway is surveyed, the roll is somewhere within this of the reference point. */
const UNSURVEYED_RADIUS_KM = 3;
/** How far from an aerodrome's reference point its surface may reach. */
const FIELD_RADIUS_KM = 8;
/** A cell of 0.05 degrees reaches this far from its middle. */
const CELL_RADIUS_KM = 4;
/** Neighbouring reports within this time say something about a report's state. */
const NEIGHBOUR_SECONDS = 120;
/** A speed is taken from places this far apart in time, where there are such: over less, it would be their rounding. */
const SPEED_SECONDS = 10;
/** Whoever was on the ground before and after, and got no farther and no higher in between, has not flown: a circuit takes longer. */
const HOP = { withinNm: 1.5, withinSeconds: 300, withinFt: 250, belowKt: 40 } as const;
/** Who says for so long that it stands, and does, is on the ground, wherever that is; an unknown type might hover for a while. */
const STOOD_SECONDS = { aeroplane: 120, unknown: 300 } as const;
const STOOD_WITHIN = { nm: 0.03, ft: 100 } as const;
/** At the very beginning and end of what was received no longer run is taken back. */
const EDGE_SECONDS = 60;
/** Hops shorter than this between two ground reports are the flag's flicker on the roll, not flight. */
const FLICKER_SECONDS = 20;
/** Nor are they flight when nothing moved this far between two ground reports this close. */
const STANDSTILL_NM = 0.1;
const STANDSTILL_SECONDS = 600;
const SECONDS_PER_MINUTE = 60;

/** What {@link phasesOf} found. */
export interface Phases {
  /** One of {@link Phase} per report. */
  readonly phase: Uint8Array;
  /** Positions whose ground flag was contradicted by speed or height. */
  readonly refused: readonly number[];
}

/**
 * Tells air from ground for every report by speed and by height above the field; the flag is one witness among them.
 *
 * @param reports in time order, cleaned
 */
export function phasesOf(reports: Reports, aerodromes: AerodromeTable, profile: Profile): Phases {
  const judge = new Judge(reports, aerodromes, profile);
  const { flags, groundspeedKt, altitudeFt } = reports;
  const phase = new Uint8Array(reports.length);
  const refused: number[] = [];
  for (let i = 0; i < reports.length; i++) {
    const saysAir = (flags[i] & Flag.ground) === 0;
    // Most reports are of a flight under way, and need no judging.
    const isUnderWay = saysAir && groundspeedKt[i] > judge.rollingKt && !Number.isNaN(altitudeFt[i]);
    phase[i] = isUnderWay ? Phase.air : judge.phase(i);
    if (!saysAir && phase[i] !== Phase.ground) refused.push(i);
  }
  groundStanding(reports, phase, profile);
  inheritUnknown(reports, phase);
  calmFlicker(reports, phase);
  if (profile.species === null) groundTaxiing(judge, phase);
  if (!isRotorcraft(profile)) groundHops(judge, reports, phase);
  return { phase, refused };
}

class Judge {
  /** Slower than this, and low over a field, an aircraft that does not say "ground" is on it all the same. */
  readonly rollingKt: number;
  /** From this speed on, "ground" is believed only on a runway. */
  private readonly fastKt: number;
  private readonly tellsSpeed: boolean;
  private readonly elevations: Nearby<number>;
  private readonly fields: Nearby<readonly number[]>;

  constructor(
    private readonly reports: Reports,
    private readonly aerodromes: AerodromeTable,
    private readonly profile: Profile,
  ) {
    this.rollingKt = rollingKt(profile);
    this.fastKt = Math.max(profile.minFlyingSpeedKt, FAST_KT);
    this.tellsSpeed = reports.groundspeedKt.some((speedKt) => speedKt > 0);
    this.elevations = new Nearby(0.005, (...at) => {
      const nearest = aerodromes.nearest(...at, FIELD_RADIUS_KM);
      return nearest < 0 ? Number.NaN : aerodromes.elevationFt[nearest];
    });
    this.fields = new Nearby(0.05, (...at) => aerodromes.near(...at, FIELD_RADIUS_KM + CELL_RADIUS_KM));
  }

  phase(i: number): number {
    const speedKt = this.speedKt(i);
    if (saysGround(this.reports, i)) return this.flagHolds(i) ? Phase.ground : Phase.air;
    if (speedKt <= this.rollingKt && this.isLow(i)) return Phase.ground;
    const hasAltitude = !Number.isNaN(anyAltitudeFt(this.reports, i));
    return hasAltitude || speedKt >= this.fastKt ? Phase.air : Phase.unknown;
  }

  private flagHolds(i: number): boolean {
    const speedKt = this.speedKt(i);
    if (speedKt > FASTEST_ROLL_KT) return false;
    if (!this.couldHaveDescended(i, i - 1) || !this.couldHaveDescended(i, i + 1)) return false;
    return !(speedKt >= this.fastKt) || this.isOnRunway(i);
  }

  /**
   * Ground speed as reported, else the greater of those from the places before and after; NaN when there are none. A log that tells no
   * speed at all is a recorder's, and is left to its heights.
   */
  speedKt(i: number): number {
    const reported = this.reports.groundspeedKt[i];
    if (!Number.isNaN(reported) || !this.tellsSpeed) return reported;
    const [before, after] = [this.flownKt(i, -1), this.flownKt(i, 1)];
    return Number.isNaN(before) || after > before ? after : before;
  }

  /** Speed from or to a neighbour in time, the nearest that is far enough. */
  private flownKt(i: number, step: 1 | -1): number {
    const { reports } = this;
    let nearest = -1;
    let seconds = 0;
    for (let j = i + step; j >= 0 && j < reports.length && seconds < SPEED_SECONDS; j += step) {
      const apart = Math.abs(secondsBetween(reports, i, j));
      if (apart > NEIGHBOUR_SECONDS) break;
      if (apart > 0) [nearest, seconds] = [j, apart];
    }
    if (nearest < 0) return Number.NaN;
    const { latitudeDeg, longitudeDeg } = reports;
    const nm = haversineNm(latitudeDeg[i], longitudeDeg[i], latitudeDeg[nearest], longitudeDeg[nearest]);
    return (nm * 3600) / seconds;
  }

  /** Whether the report lies where aircraft roll: on or beside a runway, and along it when very fast. */
  private isOnRunway(i: number): boolean {
    const { latitudeDeg, longitudeDeg, trackDeg, groundspeedKt } = this.reports;
    const at = [latitudeDeg[i], longitudeDeg[i]] as const;
    const isVeryFast = groundspeedKt[i] >= VERY_FAST_KT;
    return this.fields.at(...at).some((field) => {
      const lines = centrelinesOf(this.aerodromes.runwaysOf(field));
      if (lines.length === 0) return this.aerodromes.distanceKm(field, ...at) <= UNSURVEYED_RADIUS_KM;
      return lines.some((line) => {
        const distanceKm = distanceToRunwayKm(line, ...at);
        if (!isVeryFast) return distanceKm <= ROLLING_MARGIN_KM;
        return (
          distanceKm <= RUNWAY_MARGIN_KM && angleBetweenDeg(trackDeg[i], line.headingDeg) <= RUNWAY_ANGLE_DEG
        );
      });
    });
  }

  /** Whether the type can get from the height at which its neighbour flies to the ground (or back) in the time between. */
  private couldHaveDescended(i: number, neighbour: number): boolean {
    if (neighbour < 0 || neighbour >= this.reports.length || saysGround(this.reports, neighbour)) return true;
    // A lone altitude while standing still is the altitude's error, not the flag's.
    if (!(this.reports.groundspeedKt[neighbour] >= this.fastKt)) return true;
    const minutes = Math.abs(secondsBetween(this.reports, i, neighbour)) / SECONDS_PER_MINUTE;
    if (minutes > NEIGHBOUR_SECONDS / SECONDS_PER_MINUTE) return true;
    const elevationFt = this.elevationFt(i);
    const height = heightAbove(this.reports, neighbour, Number.isNaN(elevationFt) ? 0 : elevationFt, null);
    if (height === null) return true;
    const ceilingFt = Math.max(this.profile.maxClimbFpm, this.profile.maxDescentFpm) * (minutes + 0.25);
    // Without a field near, the terrain is unknown and may be as high as any plateau.
    const terrainFt = Number.isNaN(elevationFt) ? 12_000 : 0;
    return height.lowFt <= ceilingFt + terrainFt;
  }

  /** Whether a known altitude agrees with the field's elevation. */
  isLow(i: number): boolean {
    const elevationFt = this.elevationFt(i);
    if (Number.isNaN(elevationFt)) return false;
    const height = heightAbove(this.reports, i, elevationFt, null);
    return height !== null && height.lowFt <= 0 && height.highFt >= 0;
  }

  /** Elevation of the nearest field, NaN when none is near. */
  private elevationFt(i: number): number {
    return this.elevations.at(this.reports.latitudeDeg[i], this.reports.longitudeDeg[i]);
  }
}

/** A report that says nothing of height or speed is taken to be where its neighbour in time is. */
function inheritUnknown(reports: Reports, phase: Uint8Array): void {
  if (!phase.includes(Phase.unknown)) return;
  for (let i = 1; i < phase.length; i++) {
    if (phase[i] === Phase.unknown && secondsBetween(reports, i - 1, i) <= NEIGHBOUR_SECONDS)
      phase[i] = phase[i - 1];
  }
  for (let i = phase.length - 2; i >= 0; i--) {
    if (phase[i] === Phase.unknown && secondsBetween(reports, i, i + 1) <= NEIGHBOUR_SECONDS)
      phase[i] = phase[i + 1];
  }
}

/**
 * The speed up to which an aircraft low over a field counts as on it: well below its flying speed; for types that fly slowly or
 * hover, standing still.
 */
function rollingKt(profile: Profile): number {
  if (profile.minFlyingSpeedKt < SLOW_TYPE_KT) return STANDING_KT;
  return profile.minFlyingSpeedKt * ROLLING_SHARE;
}

/** Takes "air" runs between ground reports back to the ground: flickers, and altitudes heard while nothing moved. */
function calmFlicker(reports: Reports, phase: Uint8Array): void {
  let lastGround = -1;
  for (let i = phase.indexOf(Phase.ground); i >= 0; i = phase.indexOf(Phase.ground, i + 1)) {
    if (lastGround >= 0 && i - lastGround > 1 && isFlicker(reports, lastGround, i)) {
      phase.fill(Phase.ground, lastGround + 1, i);
    }
    lastGround = i;
  }
}

/**
 * Takes runs of "air" back to the ground that were never faster than taxiing nor higher than the field: what an aircraft of unknown
 * type, which might hover, sends on its way to the runway when its sender leaves out the ground flag.
 */
function groundTaxiing(judge: Judge, phase: Uint8Array): void {
  const taxies = (i: number) => judge.speedKt(i) <= FASTEST_TAXI_KT && judge.isLow(i);
  for (let first = phase.indexOf(Phase.air); first >= 0; first = phase.indexOf(Phase.air, first)) {
    let end = first;
    let isTaxiing = true;
    for (; phase[end] === Phase.air; end++) isTaxiing &&= taxies(end);
    if (isTaxiing) phase.fill(Phase.ground, first, end);
    first = end;
  }
}

/**
 * Takes short runs of "air" back to the ground where the aircraft got nowhere and no higher: between two stays on the ground, and
 * before the first or after the last, where the first position is often the worst.
 */
function groundHops(judge: Judge, reports: Reports, phase: Uint8Array): void {
  const first = phase.indexOf(Phase.ground);
  if (first < 0) return;
  for (let ground = first, next = first; next >= 0; ground = next) {
    next = phase.indexOf(Phase.ground, ground + 1);
    if (next > ground + 1 && isHop(reports, ground, next)) phase.fill(Phase.ground, ground + 1, next);
  }
  const last = phase.lastIndexOf(Phase.ground);
  for (const [from, to] of [
    [0, first],
    [last, phase.length - 1],
  ] as const) {
    if (secondsBetween(reports, from, to) > EDGE_SECONDS || !isHop(reports, from, to)) continue;
    if (judge.isLow(from) && judge.isLow(to)) phase.fill(Phase.ground, from, to + 1);
  }
}

function isHop(reports: Reports, from: number, to: number): boolean {
  const seconds = secondsBetween(reports, from, to);
  if (seconds > HOP.withinSeconds) return false;
  const { latitudeDeg, longitudeDeg } = reports;
  let nm = 0;
  let [lowFt, highFt] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = from; i <= to; i++) {
    if (i > from) nm += haversineNm(latitudeDeg[i - 1], longitudeDeg[i - 1], latitudeDeg[i], longitudeDeg[i]);
    const altitudeFt = anyAltitudeFt(reports, i);
    if (altitudeFt < lowFt) lowFt = altitudeFt;
    if (altitudeFt > highFt) highFt = altitudeFt;
  }
  return nm <= HOP.withinNm && nm * 3600 <= HOP.belowKt * seconds && !(highFt - lowFt > HOP.withinFt);
}

/** Takes what stands still for minutes to the ground, though no field of the table is there. */
function groundStanding(reports: Reports, phase: Uint8Array, profile: Profile): void {
  const { species, minFlyingSpeedKt } = profile;
  if (species !== null && minFlyingSpeedKt < SLOW_TYPE_KT) return;
  const forSeconds = species === null ? STOOD_SECONDS.unknown : STOOD_SECONDS.aeroplane;
  for (let first = 0, end = 0; first < reports.length; first = Math.max(end, first + 1)) {
    for (end = first; end < reports.length && standsAs(reports, first, end); end++);
    if (end > first && secondsBetween(reports, first, end - 1) >= forSeconds)
      phase.fill(Phase.ground, first, end);
  }
}

/** Whether report `i` says that it stands where and as high as `first` does, soon after the report before. */
function standsAs(reports: Reports, first: number, i: number): boolean {
  const { latitudeDeg, longitudeDeg, groundspeedKt } = reports;
  if (!(groundspeedKt[i] <= STANDING_KT)) return false;
  if (i === first) return true;
  if (secondsBetween(reports, i - 1, i) > NEIGHBOUR_SECONDS) return false;
  if (Math.abs(anyAltitudeFt(reports, i) - anyAltitudeFt(reports, first)) > STOOD_WITHIN.ft) return false;
  const nm = haversineNm(latitudeDeg[first], longitudeDeg[first], latitudeDeg[i], longitudeDeg[i]);
  return nm <= STOOD_WITHIN.nm;
}

function isFlicker(reports: Reports, before: number, after: number): boolean {
  const seconds = secondsBetween(reports, before, after);
  if (seconds < FLICKER_SECONDS) return true;
  if (seconds > STANDSTILL_SECONDS) return false;
  const { latitudeDeg, longitudeDeg, groundspeedKt } = reports;
  for (let i = before + 1; i <= after; i++) {
    if (groundspeedKt[i] > STANDING_KT) return false;
    if (
      haversineNm(latitudeDeg[before], longitudeDeg[before], latitudeDeg[i], longitudeDeg[i]) > STANDSTILL_NM
    )
      return false;
  }
  return true;
}
