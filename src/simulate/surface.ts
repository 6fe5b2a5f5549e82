import { haversineKm, initialBearingDeg } from '../geo/geodesic.js';
import type { Aeroplane } from './aeroplane.js';
import { turnDeg } from './angle.js';
import { beside, elevationFt, onRunway, type Place, type RunwayDirection } from './field.js';
import type { Random } from './random.js';

/** Taxiways are in no table: they are taken to run beside the runway at this distance, with the apron behind them. */
const TAXIWAY_KM = 0.2;
const APRON_KM = { nearest: 0.3, farthest: 0.5 } as const;
const TAXI_KT = 18;
const CORNER_KT = 8;
/** Near enough to a corner of a taxi route. */
const REACHED_KM = 0.03;
const TAXI_CHANGE_KT = 1.5;
const BRAKING_KT = 3.5;
/** The sun is down before a taxi route of any field ends. */
const LONGEST_TAXI_SECONDS = 3_600;

/** Where an aircraft stands on the apron beside a runway. */
export function parkingBeside(runway: RunwayDirection, random: Random): Place {
  const along = random.between(0.25, 0.75) * runway.lengthKm;
  return onRunway(runway, along, runway.apronSide * random.between(APRON_KM.nearest, APRON_KM.farthest));
}

/** From the apron to the beginning of the runway, and round into its direction. */
export function taxiOut(plane: Aeroplane, runway: RunwayDirection): void {
  const { alongKm } = beside(runway, plane);
  const side = runway.apronSide * TAXIWAY_KM;
  taxiAlong(plane, runway, [
    onRunway(runway, alongKm, side),
    onRunway(runway, 0.03, side),
    onRunway(runway, 0.03, 0),
    onRunway(runway, 0.1, 0),
  ]);
  while (Math.abs(turnDeg(plane.trackDeg, runway.bearingDeg)) > 0.5)
    plane.roll(runway.bearingDeg, 3, TAXI_CHANGE_KT, surfaceFt(plane, runway));
}

/** Off the runway and to the apron; stands still at the end. */
export function taxiIn(plane: Aeroplane, runway: RunwayDirection, parking: Place): void {
  const exitKm = beside(runway, plane).alongKm + 0.08;
  const parkingKm = beside(runway, parking).alongKm;
  const side = runway.apronSide * TAXIWAY_KM;
  taxiAlong(plane, runway, [onRunway(runway, exitKm, side), onRunway(runway, parkingKm, side), parking]);
  while (plane.groundspeedKt > 0) plane.roll(plane.trackDeg, 0, TAXI_CHANGE_KT, surfaceFt(plane, runway));
}

/** Speeds up to flying speed; ends in the second in which the wheels leave the runway. */
export function takeoffRoll(plane: Aeroplane, runway: RunwayDirection): void {
  const { rotateKt, takeoffRollM } = plane.performance;
  const metresPerSecond = rotateKt * 0.5144;
  const changeKt = (metresPerSecond * metresPerSecond) / (2 * takeoffRollM) / 0.5144;
  while (plane.airspeedKt < rotateKt)
    plane.roll(centrelineDeg(plane, runway), rotateKt * 2, changeKt, surfaceFt(plane, runway));
}

/** Brakes after the touchdown until slow enough to leave the runway, at the latest shortly before its end. */
export function rollout(plane: Aeroplane, runway: RunwayDirection): void {
  const exitKm = runway.lengthKm - 0.15;
  const { alongKm } = beside(runway, plane);
  const metresPerSecond = plane.groundspeedKt * 0.5144;
  const roomM = Math.max(150, (exitKm - alongKm) * 1000);
  const brakingKt = Math.max(BRAKING_KT, ((metresPerSecond * metresPerSecond) / (2 * roomM) / 0.5144) * 1.1);
  while (plane.groundspeedKt > TAXI_KT)
    plane.roll(centrelineDeg(plane, runway), 0, brakingKt, surfaceFt(plane, runway));
}

/** Some seconds with the wheels on the runway, before power is set again. */
export function rollOn(plane: Aeroplane, runway: RunwayDirection, seconds: number): void {
  for (let i = 0; i < seconds; i++)
    plane.roll(centrelineDeg(plane, runway), 0, 1.5, surfaceFt(plane, runway));
}

/** The direction that keeps to, or leads back to, the centreline. */
export function centrelineDeg(plane: Aeroplane, runway: RunwayDirection): number {
  const { acrossKm } = beside(runway, plane);
  return runway.bearingDeg - Math.max(-5, Math.min(5, acrossKm * 200));
}

function taxiAlong(plane: Aeroplane, runway: RunwayDirection, corners: readonly Place[]): void {
  for (const corner of corners) {
    for (let seconds = 0; seconds < LONGEST_TAXI_SECONDS; seconds++) {
      const { latitudeDeg, longitudeDeg } = corner;
      const km = haversineKm(plane.latitudeDeg, plane.longitudeDeg, latitudeDeg, longitudeDeg);
      if (km < REACHED_KM) break;
      const way = initialBearingDeg(plane.latitudeDeg, plane.longitudeDeg, latitudeDeg, longitudeDeg);
      const isTurning = Math.abs(turnDeg(plane.trackDeg, way)) > 20;
      const speedKt = isTurning || km < 3 * REACHED_KM ? CORNER_KT : TAXI_KT;
      plane.roll(way, isTurning ? CORNER_KT / 2 : speedKt, TAXI_CHANGE_KT, surfaceFt(plane, runway));
    }
  }
}

/** The ground beside a runway is as high as the runway. */
function surfaceFt(plane: Aeroplane, runway: RunwayDirection): number {
  return elevationFt(runway, beside(runway, plane).alongKm);
}
