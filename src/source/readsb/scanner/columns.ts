/** Columns of reports, as JavaScript copies them out: in one block of memory that grows to the longest trace. */
import { FASTEST_KT, HIGHEST_ALTITUDE_FT, LOWEST_ALTITUDE_FT, STEEPEST_FPM } from '../limits.ts';
import { deviation } from './bytes.ts';
import { valueOf } from './numbers.ts';
import { callsignOfReport, originOfReport } from './words.ts';

/** Positions in a report, readsb README-json.md "trace jsons"; those from 9 on exist only since 2022. */
export const TIME: usize = 0;
export const LATITUDE: usize = 1;
export const LONGITUDE: usize = 2;
export const ALTITUDE: usize = 3;
export const GROUNDSPEED: usize = 4;
export const TRACK: usize = 5;
export const FLAGS: usize = 6;
export const VERTICAL_RATE: usize = 7;
export const GEOMETRIC_ALTITUDE: usize = 10;

/** `[0,0,0,0,0,0,0,0,{}]`: no report is shorter. */
const FEWEST_BYTES: usize = 20;
/** Reports there is room for are a multiple of this, and of eight, so that every column begins where its numbers may. */
const STEP: usize = 4096;
/** What is read at once may reach that far behind the end. */
const BEHIND: usize = 64;
const PAGE_BITS: usize = 16;

/** Bits of a report's flags as readsb writes them; the three below them are those of JavaScript's, one to the left. */
const IS_GEOMETRIC: i32 = 8;
const COMMON_FLAGS: i32 = 7;

/** How many reports there is room for. */
export let capacity: usize = 0;
/** Where each column begins: one after the other, the widest numbers first. */
export let timeMs: usize = 0;
export let latitudeDeg: usize = 0;
export let longitudeDeg: usize = 0;
export let altitudeFt: usize = 0;
export let geometricAltitudeFt: usize = 0;
export let groundspeedKt: usize = 0;
export let trackDeg: usize = 0;
export let verticalRateFpm: usize = 0;
export let index: usize = 0;
export let callsign: usize = 0;
export let origin: usize = 0;
export let flags: usize = 0;
/** Where the text is to be put. */
export let input: usize = 0;

/** The earliest and the latest of the times, in seconds as they are written. */
export let earliest: f64 = Infinity;
export let latest: f64 = -Infinity;

/** Makes room for a text of so many bytes, and for whatever reports it may hold. @returns where to put it */
export function makeRoom(bytes: usize): usize {
  const most = bytes / FEWEST_BYTES + 1;
  if (most > capacity) placeColumns((most + STEP - 1) & ~(STEP - 1));
  const pages = (input + bytes + BEHIND + (1 << PAGE_BITS) - 1) >> PAGE_BITS;
  const missing = <i32>pages - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) deviation();
  memory.fill(input + bytes, 0, BEHIND);
  return input;
}

function placeColumns(reports: usize): void {
  capacity = reports;
  const four = reports << 2;
  const eight = reports << 3;
  timeMs = (__heap_base + 15) & ~15;
  latitudeDeg = timeMs + eight;
  longitudeDeg = latitudeDeg + eight;
  altitudeFt = longitudeDeg + eight;
  geometricAltitudeFt = altitudeFt + four;
  groundspeedKt = geometricAltitudeFt + four;
  trackDeg = groundspeedKt + four;
  verticalRateFpm = trackDeg + four;
  index = verticalRateFpm + four;
  callsign = index + four;
  origin = callsign + (reports << 1);
  flags = origin + reports;
  input = flags + reports;
}

/** To be called before every trace. */
export function forgetTimes(): void {
  earliest = Infinity;
  latest = -Infinity;
}

/** Writes the report that was read as the i-th. Times are seconds until {@link setStart}. */
@inline
export function writeReport(i: usize, isGround: bool, trust: u32): void {
  writePlace(i);
  const bits = bitsOf(valueOf(FLAGS));
  writeAltitudes(i, (bits & IS_GEOMETRIC) != 0);
  writeMotion(i);
  store<u32>(index + (i << 2), <u32>i);
  store<u16>(callsign + (i << 1), callsignOfReport());
  store<u8>(origin + i, originOfReport());
  store<u8>(flags + i, <u32>isGround | ((bits & COMMON_FLAGS) << 1) | trust);
}

/** Without a time and a place there is no report. */
@inline
function writePlace(i: usize): void {
  const time = valueOf(TIME);
  const latitude = valueOf(LATITUDE);
  const longitude = valueOf(LONGITUDE);
  // Written so that NaN is found too.
  if (!(latitude >= -90 && latitude <= 90)) deviation();
  if (!(longitude >= -180 && longitude <= 180)) deviation();
  if (time != time) deviation();
  if (time < earliest) earliest = time;
  if (time > latest) latest = time;
  store<f64>(timeMs + (i << 3), time);
  store<f64>(latitudeDeg + (i << 3), latitude);
  store<f64>(longitudeDeg + (i << 3), longitude);
}

/** A number that is no whole one has no bits. */
@inline
function bitsOf(value: f64): i32 {
  return floor(value) == value ? <i32>(<i64>value) : 0;
}

@inline
function writeAltitudes(i: usize, isGeometric: bool): void {
  const altitude = within(valueOf(ALTITUDE), LOWEST_ALTITUDE_FT, HIGHEST_ALTITUDE_FT);
  const geometric = within(valueOf(GEOMETRIC_ALTITUDE), LOWEST_ALTITUDE_FT, HIGHEST_ALTITUDE_FT);
  store<f32>(altitudeFt + (i << 2), isGeometric ? f32.NaN : altitude);
  store<f32>(geometricAltitudeFt + (i << 2), isGeometric && altitude == altitude ? altitude : geometric);
}

@inline
function writeMotion(i: usize): void {
  const track = valueOf(TRACK);
  store<f32>(groundspeedKt + (i << 2), within(valueOf(GROUNDSPEED), 0, FASTEST_KT));
  // A full turn is north again. Asked before it is rounded: what comes close to one is none.
  store<f32>(trackDeg + (i << 2), track == 360 ? 0 : within(track, 0, 360));
  store<f32>(verticalRateFpm + (i << 2), within(valueOf(VERTICAL_RATE), -STEEPEST_FPM, STEEPEST_FPM));
}

/** The number when it lies between the bounds, both included; else NaN, as for NaN itself. */
@inline
function within(value: f64, lowest: f64, highest: f64): f32 {
  return value >= lowest && value <= highest ? <f32>value : f32.NaN;
}

/** Makes the seconds of the first so many reports milliseconds after `startMs`, rounded as Math.round does. */
export function setStart(startMs: f64, count: usize): void {
  const end = timeMs + (count << 3);
  for (let place = timeMs; place < end; place += 8) {
    const ms = load<f64>(place) * 1000;
    const below = floor(ms);
    store<f64>(place, startMs + (ms - below >= 0.5 ? below + 1 : below));
  }
}
