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
  /** Whether it sends height by satellite beside pressure altitude; older ones do not. */
  readonly sendsSatelliteHeight: boolean;
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

/** Heights above the ellipsoid are sent as differences to pressure altitude, in the same steps. */
const ALTITUDE_STEP_FT = 25;
const RATE_STEP_FPM = 64;
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
  const { track, equipment, callsign } = on;
  const timeMs = sentMs(on, i);
  const isRolling = track.onGround[i] === 1 && equipment.saysGround;
  const isSpoofed = disturbance?.kind === 'spoofing';
  const told = isSpoofed ? spoofed(disturbance.to!, timeMs) : measured(track, i, random);
  // Written out rather than spread: this is done for every second of every flight.
  return {
    timeMs,
    latitudeDeg: told.latitudeDeg,
    longitudeDeg: told.longitudeDeg,
    altitude: isRolling ? 'ground' : altitudeFt(on, i),
    geometricAltitudeFt: isRolling || isSpoofed ? null : geometricFt(on, i),
    groundspeedKt: told.groundspeedKt,
    trackDeg: told.trackDeg,
    verticalRateFpm: isRolling ? null : step(track.verticalRateFpm[i] + random.normal() * 30, RATE_STEP_FPM),
    origin: 'adsb_icao',
    callsign,
  };
}

/** What others work out of the arrival times of its signals: no word of the ground, and never quite the place. */
export function mlatReport(on: Transmission, i: number, random: Random): Report {
  const { track, callsign } = on;
  const place = scattered(track, i, MLAT_NOISE_KM, random);
  return {
    timeMs: sentMs(on, i),
    latitudeDeg: place.latitudeDeg,
    longitudeDeg: place.longitudeDeg,
    altitude: altitudeFt(on, i),
    geometricAltitudeFt: null,
    groundspeedKt: Math.max(0, track.groundspeedKt[i] + random.normal() * 6),
    trackDeg: normalDeg(track.trackDeg[i] + random.normal() * 3),
    verticalRateFpm: null,
    origin: 'mlat',
    callsign,
  };
}

function sentMs({ track, equipment }: Transmission, i: number): number {
  return track.timeMs[i] + equipment.offsetMs;
}

function altitudeFt({ track, atmosphere }: Transmission, i: number): number {
  const place = { latitudeDeg: track.latitudeDeg[i], longitudeDeg: track.longitudeDeg[i] };
  return step(atmosphere.pressureAltitudeFt(place, track.timeMs[i], track.altitudeFt[i]), ALTITUDE_STEP_FT);
}

/** Place, speed and track as the aircraft's own satellite receiver has them. */
function measured(track: Track, i: number, random: Random) {
  const place = scattered(track, i, POSITION_NOISE_KM, random);
  return {
    latitudeDeg: place.latitudeDeg,
    longitudeDeg: place.longitudeDeg,
    groundspeedKt: Math.max(0, track.groundspeedKt[i] + speedNoise(track, i, random)),
    trackDeg: normalDeg(track.trackDeg[i] + random.normal() * 0.15),
  };
}

function geometricFt({ track, world, equipment }: Transmission, i: number): number | null {
  if (!equipment.sendsSatelliteHeight) return null;
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
