import { destination } from '../geo/geodesic.js';
import { groundspeedKt, type Wind } from './air.js';
import { clamp, normalDeg, RAD, turnDeg } from './angle.js';
import type { Place } from './field.js';
import type { Performance } from './performance.js';
import type { Moment } from './track.js';

/** What the crew wants of the next second in the air. */
interface Steering {
  readonly trackDeg: number;
  /** True airspeed. */
  readonly airspeedKt: number;
  readonly verticalRateFpm: number;
}

const KM_PER_KT_SECOND = 1.852 / 3600;
/** g·tan(bank)/v in degrees a second, v in kt: 9.80665 m/s² over 0.5144 m/s per kt, times 180/π. */
const TURN_FACTOR = 1092.3;
/** Nobody turns faster than a standard-rate turn (ICAO Doc 8168, 3° a second). */
const FASTEST_TURN = 3;
/** 0.08 g: what passengers bear. */
const RATE_CHANGE_FPM = 150;
const AIR_ACCELERATION_KT = 1;
/** Taxiing: nose wheel steering. */
const GROUND_TURN = 12;

/** One airframe in motion, one second at a time; every second is kept. */
export class Aeroplane implements Place {
  readonly moments: Moment[] = [];
  altitudeFt: number;
  trackDeg: number;
  airspeedKt = 0;
  groundspeedKt = 0;
  verticalRateFpm = 0;
  onGround = true;
  latitudeDeg: number;
  longitudeDeg: number;

  constructor(
    readonly performance: Performance,
    readonly wind: Wind,
    start: Place & { readonly altitudeFt: number; readonly trackDeg: number },
    public timeMs: number,
  ) {
    this.latitudeDeg = start.latitudeDeg;
    this.longitudeDeg = start.longitudeDeg;
    this.altitudeFt = start.altitudeFt;
    this.trackDeg = start.trackDeg;
    this.keep();
  }

  /** Radius of a turn with the usual bank, km. */
  get turnRadiusKm(): number {
    return (this.groundspeedKt * KM_PER_KT_SECOND) / (this.turnPerSecondDeg * RAD);
  }

  private get turnPerSecondDeg(): number {
    const perSecond =
      (TURN_FACTOR * Math.tan(this.performance.bankDeg * RAD)) / Math.max(this.groundspeedKt, 30);
    return Math.min(FASTEST_TURN, perSecond);
  }

  /** One second in the air. */
  fly({ trackDeg, airspeedKt, verticalRateFpm }: Steering): void {
    const most = this.turnPerSecondDeg;
    this.onGround = false;
    this.trackDeg = normalDeg(this.trackDeg + clamp(turnDeg(this.trackDeg, trackDeg), -most, most));
    this.airspeedKt += clamp(airspeedKt - this.airspeedKt, -AIR_ACCELERATION_KT, AIR_ACCELERATION_KT);
    const change = clamp(verticalRateFpm - this.verticalRateFpm, -RATE_CHANGE_FPM, RATE_CHANGE_FPM);
    this.verticalRateFpm += change;
    this.altitudeFt += this.verticalRateFpm / 60;
    this.groundspeedKt = groundspeedKt(this.wind, this.airspeedKt, this.trackDeg, this.altitudeFt);
    this.move();
  }

  /** One second on the ground: towards a speed over ground, on a surface at this height. */
  roll(trackDeg: number, speedKt: number, changeKt: number, surfaceFt: number): void {
    this.onGround = true;
    const turn = turnDeg(this.trackDeg, trackDeg);
    this.trackDeg = normalDeg(this.trackDeg + clamp(turn, -GROUND_TURN, GROUND_TURN));
    this.groundspeedKt += clamp(speedKt - this.groundspeedKt, -changeKt, changeKt);
    this.airspeedKt = Math.max(0, this.groundspeedKt + this.headwindKt);
    this.verticalRateFpm = 0;
    this.altitudeFt = surfaceFt;
    this.move();
  }

  /** Stands still. */
  wait(seconds: number): void {
    for (let i = 0; i < seconds; i++) this.roll(this.trackDeg, 0, 10, this.altitudeFt);
  }

  private get headwindKt(): number {
    return this.wind.surfaceKt * Math.cos(turnDeg(this.trackDeg, this.wind.fromDeg) * RAD);
  }

  private move(): void {
    const km = this.groundspeedKt * KM_PER_KT_SECOND;
    if (km > 0) {
      const place = destination(this.latitudeDeg, this.longitudeDeg, this.trackDeg, km);
      this.latitudeDeg = place.latitudeDeg;
      this.longitudeDeg = place.longitudeDeg;
    }
    this.timeMs += 1000;
    this.keep();
  }

  private keep(): void {
    const { timeMs, latitudeDeg, longitudeDeg, altitudeFt, groundspeedKt, trackDeg, verticalRateFpm } = this;
    this.moments.push({
      timeMs,
      latitudeDeg,
      longitudeDeg,
      altitudeFt,
      groundspeedKt,
      trackDeg,
      verticalRateFpm,
      onGround: this.onGround,
    });
  }
}
