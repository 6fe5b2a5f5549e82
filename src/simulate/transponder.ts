import { destination } from '../geo/geodesic.js';
import type { Atmosphere } from './air.js';
import { normalDeg } from './angle.js';
import type { World } from './flight.js';
import { type Interference, spoofed } from './interference.js';
import type { Random } from './random.js';
import type { Track } from './track.js';

/** What is fitted to an airframe. */
export interface Equipment {
  /** Whether a switch in the undercarriage tells the transponder; without it the ground is reported as a height. */
  readonly saysGround: boolean;
  /** Whether it sends its own position; without, others work it out by multilateration. */
  readonly sendsPosition: boolean;
  /** Four octal digits. */
  readonly squawk: string;
  readonly category: string;
  /** Part of each second at which it sends. */
  readonly offsetMs: number;
}

/** One position as it can be received. */
export interface Report {
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Pressure altitude in steps of 25 ft, "ground", or null when neither was valid. */
  readonly altitude: number | 'ground' | null;
  readonly geometricAltitudeFt: number | null;
  readonly groundspeedKt: number | null;
  readonly trackDeg: number | null;
  readonly verticalRateFpm: number | null;
  readonly origin: 'adsb_icao' | 'mlat';
  readonly callsign: string;
}

/** One airframe's flight on the air. */
export interface Transmission {
  readonly track: Track;
  readonly callsign: string;
  readonly equipment: Equipment;
  readonly world: World;
  readonly atmosphere: Atmosphere;
}

const ALTITUDE_STEP_FT = 25;
const RATE_STEP_FPM = 64;
/** Heights above the ellipsoid are sent as differences to pressure altitude, in the same steps. */
const POSITION_NOISE_KM = 0.003;
/** Multilateration is wrong by some hundred metres, more when badly placed. */
const MLAT_NOISE_KM = 0.25;

/** What the aircraft sends in second `i` of its track, disturbed or not. */
export function adsbReport(
  on: Transmission,
  i: number,
  disturbance: Interference | null,
  random: Random,
): Report {
  const { track, equipment } = on;
  const said = commonOf(on, i);
  const isRolling = track.onGround[i] === 1 && equipment.saysGround;
  const false_ = disturbance?.to == null ? null : spoofed(disturbance.to, said.timeMs);
  const place = false_ ?? scattered(track, i, POSITION_NOISE_KM, random);
  return {
    ...said,
    latitudeDeg: place.latitudeDeg,
    longitudeDeg: place.longitudeDeg,
    altitude: isRolling ? 'ground' : said.altitude,
    geometricAltitudeFt: isRolling || false_ !== null ? null : geometricFt(on, i),
    groundspeedKt:
      false_?.groundspeedKt ?? Math.max(0, track.groundspeedKt[i] + speedNoise(track, i, random)),
    trackDeg: false_?.trackDeg ?? normalDeg(track.trackDeg[i] + random.normal() * 0.15),
    verticalRateFpm: isRolling ? null : step(track.verticalRateFpm[i] + random.normal() * 30, RATE_STEP_FPM),
    origin: 'adsb_icao',
  };
}

/** What others work out of the arrival times of its signals: no word of the ground, and never quite the place. */
export function mlatReport(on: Transmission, i: number, random: Random): Report {
  const { track } = on;
  const place = scattered(track, i, MLAT_NOISE_KM, random);
  return {
    ...commonOf(on, i),
    latitudeDeg: place.latitudeDeg,
    longitudeDeg: place.longitudeDeg,
    geometricAltitudeFt: null,
    groundspeedKt: Math.max(0, track.groundspeedKt[i] + random.normal() * 6),
    trackDeg: normalDeg(track.trackDeg[i] + random.normal() * 3),
    verticalRateFpm: null,
    origin: 'mlat',
  };
}

function commonOf({ track, callsign, equipment, atmosphere }: Transmission, i: number) {
  const place = { latitudeDeg: track.latitudeDeg[i], longitudeDeg: track.longitudeDeg[i] };
  const pressureFt = atmosphere.pressureAltitudeFt(place, track.timeMs[i], track.altitudeFt[i]);
  return {
    timeMs: track.timeMs[i] + equipment.offsetMs,
    callsign,
    altitude: step(pressureFt, ALTITUDE_STEP_FT),
  };
}

function geometricFt({ track, world }: Transmission, i: number): number | null {
  const geoidFt = world.geoidFt?.(track.latitudeDeg[i], track.longitudeDeg[i]);
  return geoidFt === undefined ? null : step(track.altitudeFt[i] + geoidFt, ALTITUDE_STEP_FT);
}

function scattered(track: Track, i: number, noiseKm: number, random: Random) {
  const bearingDeg = random.between(0, 360);
  return destination(
    track.latitudeDeg[i],
    track.longitudeDeg[i],
    bearingDeg,
    Math.abs(random.normal()) * noiseKm,
  );
}

/** Standing still is known well. */
function speedNoise(track: Track, i: number, random: Random): number {
  return track.groundspeedKt[i] === 0 ? 0 : random.normal() * 0.3;
}

function step(value: number, size: number): number {
  return Math.round(value / size) * size;
}
