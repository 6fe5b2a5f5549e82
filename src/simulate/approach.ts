import { haversineKm, initialBearingDeg, KM_PER_NM } from '../geo/geodesic.js';
import type { Aeroplane } from './aeroplane.js';
import { clamp, turnDeg } from './angle.js';
import { beside, elevationFt, onRunway, type Place, type RunwayDirection } from './field.js';

/** tan 3° in ft per NM. */
export const GLIDE_FT_PER_NM = 318.4;
/** Wheels touch this far beyond the threshold, or a tenth of the runway when that is less. */
const AIM_KM = 0.3;

/** A way down to one runway. */
export interface Approach {
  readonly runway: RunwayDirection;
  /** Corners of the way from wherever to the extended centreline; the last lies on it. */
  readonly corners: readonly Place[];
  /** Point of the runway the glide path ends at. */
  readonly aim: Place;
  readonly aimFt: number;
  readonly aimKm: number;
  /** Height above the field at which the glide path is met, and how far out that is. */
  readonly platformFt: number;
  readonly glideNm: number;
  /** Length of the way from corner `k` to the aim point. */
  readonly fromCornerKm: readonly number[];
}

/** How far before the threshold the centreline is joined: some miles before the glide path is met. */
function joinKm(platformFt: number, plane: Aeroplane): number {
  return (platformFt / GLIDE_FT_PER_NM) * KM_PER_NM + Math.max(2.5, 2.2 * approachRadiusKm(plane));
}

/** Radius of turns shortly before the approach, at half as much again as the approach speed. */
function approachRadiusKm({ performance }: Aeroplane): number {
  const metresPerSecond = performance.approachKt * 1.45 * 0.5144;
  const byBank = (metresPerSecond * metresPerSecond) / 9.81 / Math.tan((performance.bankDeg * Math.PI) / 180);
  return Math.max(byBank, metresPerSecond / (3 * (Math.PI / 180))) / 1000;
}

/**
 * The way from a place to a runway: straight onto the extended centreline from in front of it, round by downwind and base
 * otherwise.
 */
export function approachFrom(
  plane: Aeroplane,
  from: Place,
  runway: RunwayDirection,
  platformFt: number,
): Approach {
  const { alongKm, acrossKm } = beside(runway, from);
  const join = joinKm(platformFt, plane);
  const width = Math.max(3 * approachRadiusKm(plane), 1.5);
  const side = acrossKm >= 0 ? 1 : -1;
  const entry = onRunway(runway, -join, 0);
  const base = onRunway(runway, -join, side * width);
  const downwind = onRunway(runway, Math.min(alongKm, runway.lengthKm), side * width);
  if (alongKm < -join - width / 2) return approachOf(runway, [entry], platformFt);
  const isBeside = Math.abs(acrossKm) > 2 * width;
  return approachOf(runway, isBeside ? [base, entry] : [downwind, base, entry], platformFt);
}

/** A circuit: on ahead, crosswind, downwind, base, final. */
export function circuit(plane: Aeroplane, runway: RunwayDirection, side: 1 | -1, heightFt: number): Approach {
  const join = joinKm(heightFt, plane);
  const width = Math.max(3 * approachRadiusKm(plane), 1.5);
  const ahead = Math.max(beside(runway, plane).alongKm, runway.lengthKm) + 1.5 * approachRadiusKm(plane);
  const corners = [
    onRunway(runway, ahead, 0),
    onRunway(runway, ahead, side * width),
    onRunway(runway, -join, side * width),
    onRunway(runway, -join, 0),
  ];
  return approachOf(runway, corners, heightFt);
}

/** An approach by corners of one's own in front of those that lead to the runway. */
export function withCorners(approach: Approach, before: readonly Place[]): Approach {
  return approachOf(approach.runway, [...before, ...approach.corners], approach.platformFt);
}

function approachOf(runway: RunwayDirection, corners: readonly Place[], platformFt: number): Approach {
  const aimKm = runway.displacedKm + Math.min(AIM_KM, runway.lengthKm / 10);
  const aim = onRunway(runway, aimKm, 0);
  const fromCornerKm: number[] = [];
  let next = aim;
  let km = 0;
  for (const corner of corners.toReversed()) {
    km += between(corner, next);
    fromCornerKm.unshift(km);
    next = corner;
  }
  const aimFt = elevationFt(runway, aimKm);
  return {
    runway,
    corners,
    aim,
    aimFt,
    aimKm,
    platformFt,
    glideNm: platformFt / GLIDE_FT_PER_NM,
    fromCornerKm,
  };
}

/** Height above the sea to be at with this far to go: the glide path, a level stretch, then the descent before it. */
export function profileFt(approach: Approach, toGoNm: number, descentFtPerNm: number): number {
  const { aimFt, glideNm, platformFt } = approach;
  if (toGoNm <= glideNm) return aimFt + toGoNm * GLIDE_FT_PER_NM;
  const levelNm = glideNm * 1.25;
  return aimFt + platformFt + Math.max(0, toGoNm - levelNm) * descentFtPerNm;
}

/** Follows an approach corner by corner and then along the centreline. */
export class Guidance {
  private next = 0;

  constructor(
    private readonly plane: Aeroplane,
    readonly approach: Approach,
  ) {}

  get isFinal(): boolean {
    return this.next >= this.approach.corners.length;
  }

  /** Way left to the aim point. */
  get toGoNm(): number {
    const { approach, plane } = this;
    if (this.isFinal) return Math.max(0, approach.aimKm - beside(approach.runway, plane).alongKm) / KM_PER_NM;
    return (between(plane, approach.corners[this.next]) + approach.fromCornerKm[this.next]) / KM_PER_NM;
  }

  /** The direction to fly now. */
  trackDeg(): number {
    while (!this.isFinal && this.isReached()) this.next++;
    const { plane, approach } = this;
    if (!this.isFinal) return bearing(plane, approach.corners[this.next]);
    const { acrossKm } = beside(approach.runway, plane);
    const reachKm = Math.max(0.3, 1.3 * plane.turnRadiusKm);
    return approach.runway.bearingDeg - clamp((acrossKm / reachKm) * 45, -45, 45);
  }

  /** Turns are begun before the corner, so that they end on the way behind it. */
  private isReached(): boolean {
    const { plane, approach } = this;
    const corner = approach.corners[this.next];
    const km = between(plane, corner);
    if (km > 60) return false;
    const here = bearing(plane, corner);
    const after = approach.corners[this.next + 1];
    const onward = after === undefined ? approach.runway.bearingDeg : bearing(corner, after);
    const turn = Math.min(100, Math.abs(turnDeg(plane.trackDeg, onward)));
    const anticipation =
      plane.turnRadiusKm * Math.tan((turn / 2) * (Math.PI / 180)) + plane.groundspeedKt * 0.0005;
    const isPassed = Math.abs(turnDeg(plane.trackDeg, here)) > 80 && km < 3 * plane.turnRadiusKm;
    return km <= anticipation || isPassed;
  }
}

function between(a: Place, b: Place): number {
  return haversineKm(a.latitudeDeg, a.longitudeDeg, b.latitudeDeg, b.longitudeDeg);
}

function bearing(a: Place, b: Place): number {
  return initialBearingDeg(a.latitudeDeg, a.longitudeDeg, b.latitudeDeg, b.longitudeDeg);
}
