/**
 * Scans a readsb trace straight into columns; written in AssemblyScript and compiled to WebAssembly, where sixteen bytes can be
 * looked at with one instruction. `readsb-scan.ts` feeds it and takes the columns out.
 *
 * Every number and every rule is that of `parseReadsbTrace`, which is what this is tested against.
 */
import { forgetAircraft, readAircraft, trustOfAircraft } from './aircraft.ts';
import {
  anySpace,
  byteAt,
  CLOSE_LIST,
  COLON,
  COMMA,
  deviation,
  digitAt,
  OPEN_LIST,
  OPEN_OBJECT,
  pass,
  passNull,
  passString,
  passValue,
  QUOTE,
} from './bytes.ts';
import {
  ALTITUDE,
  altitudeFt,
  callsign,
  capacity,
  earliest,
  FLAGS,
  flags,
  forgetTimes,
  GEOMETRIC_ALTITUDE,
  GROUNDSPEED,
  geometricAltitudeFt,
  groundspeedKt,
  index,
  input,
  LATITUDE,
  LONGITUDE,
  latest,
  latitudeDeg,
  longitudeDeg,
  makeRoom,
  origin,
  setStart,
  TIME,
  TRACK,
  timeMs,
  trackDeg,
  VERTICAL_RATE,
  verticalRateFpm,
  writeReport,
} from './columns.ts';
import { passCell, readLong, readShort, setValue } from './numbers.ts';
import { CALLSIGNS, callsignCount, forgetReport, forgetTrace, ORIGINS, readOrigin } from './words.ts';

export {
  altitudeFt,
  CALLSIGNS,
  callsign,
  callsignCount,
  capacity,
  earliest,
  flags,
  geometricAltitudeFt,
  groundspeedKt,
  index,
  latest,
  latitudeDeg,
  longitudeDeg,
  makeRoom,
  ORIGINS,
  origin,
  setStart,
  timeMs,
  trackDeg,
  verticalRateFpm,
};

/** `"trace"` (seven bytes) and `"ground"` as the little-endian numbers their bytes make. */
const TRACE: u64 = 0x22656361727422;
const TRACE_BYTES: u64 = 0xffffffffffffff;
const GROUND: u64 = 0x22646e756f726722;

/** Where the list of reports was: from its bracket to behind the other. */
export let listStart: usize = 0;
export let listEnd: usize = 0;

/** Scans the text at {@link input}. @returns the number of reports */
export function scan(): usize {
  forgetAircraft();
  forgetTimes();
  forgetTrace();
  listStart = findList(input);
  let at = pass(listStart, OPEN_LIST);
  let count: usize = 0;
  while (true) {
    if (count == capacity) deviation();
    at = readReport(at, count++);
    if (byteAt(at) != COMMA) break;
    at = pass(at, COMMA);
  }
  if (byteAt(at) != CLOSE_LIST) deviation();
  listEnd = at + 1;
  return count;
}

/** Where the list of reports begins. Keys may come in any order, and there may be new ones. */
function findList(start: usize): usize {
  let at = pass(start, OPEN_OBJECT);
  while (true) {
    const key = at;
    at = pass(passString(key), COLON);
    if ((load<u64>(key) & TRACE_BYTES) == TRACE) return at;
    at = pass(passValue(at, 0), COMMA);
  }
}

/** Reads one report of nine values, as until 2022, or more. @returns the place behind it */
@inline
function readReport(start: usize, count: usize): usize {
  let at = next(readLong(pass(start, OPEN_LIST), TIME));
  at = next(readLong(at, LATITUDE));
  at = next(readLong(at, LONGITUDE));
  at = anySpace(at);
  const isGround = byteAt(at) == QUOTE;
  at = next(isGround ? readGround(at) : readShort(at, ALTITUDE));
  at = next(readShort(at, GROUNDSPEED));
  at = next(readShort(at, TRACK));
  at = next(readFlags(at));
  at = anySpace(next(readShort(at, VERTICAL_RATE)));
  forgetReport();
  const hasAircraft = byteAt(at) == OPEN_OBJECT;
  at = anySpace(hasAircraft ? readAircraft(at) : passNull(at));
  setValue(GEOMETRIC_ALTITUDE, NaN);
  if (byteAt(at) == COMMA) at = readRest(pass(at, COMMA));
  if (byteAt(at) != CLOSE_LIST) deviation();
  writeReport(count, isGround, hasAircraft ? trustOfAircraft() : 0);
  return anySpace(at + 1);
}

/** Passes over the comma behind a value; white space in front of a number is found by whoever reads it. */
@inline
function next(at: usize): usize {
  if (byteAt(at) != COMMA) deviation();
  return at + 1;
}

@inline
function readGround(at: usize): usize {
  if (load<u64>(at) != GROUND) deviation();
  setValue(ALTITUDE, NaN);
  return anySpace(at + 8);
}

/** As a rule a single digit. */
@inline
function readFlags(at: usize): usize {
  const digit = digitAt(at);
  if (digit > 9 || byteAt(at + 1) != COMMA) return readShort(at, FLAGS);
  setValue(FLAGS, digit);
  return at + 1;
}

/** Reads what exists since 2022. */
@inline
function readRest(start: usize): usize {
  let at = anySpace(byteAt(start) == QUOTE ? readOrigin(start) : passNull(start));
  if (byteAt(at) == COMMA) at = readShort(at + 1, GEOMETRIC_ALTITUDE);
  while (byteAt(at) == COMMA) at = passCell(pass(at, COMMA));
  return at;
}
