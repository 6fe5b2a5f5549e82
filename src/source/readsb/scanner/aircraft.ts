/**
 * The object about the aircraft in every fourth report or so: some thirty pairs, of which the callsign is wanted, and the
 * kind of source where the report does not say. Most of the others are what they were in the object before, byte for byte.
 */
import {
  anySpace,
  byteAt,
  CLOSE_OBJECT,
  COLON,
  COMMA,
  deviation,
  isNumber,
  NOWHERE,
  pass,
  passNumber,
  passString,
  passValue,
  QUOTE,
} from './bytes.ts';
import { passSimilar } from './similar.ts';
import { forgetTrust, readTrust, trustOfObject } from './trust.ts';
import { callsignOfReport, originOfReport, readCallsign, readOrigin, repeatWords } from './words.ts';

/** `"type"` and `"flight"` as the little-endian numbers their bytes make. */
const TYPE: u64 = 0x226570797422;
const TYPE_BYTES: u64 = 0xffffffffffff;
const FLIGHT: u64 = 0x22746867696c6622;

/** The object before, and what it came to. */
let before: usize = NOWHERE;
let beforeEnd: usize = NOWHERE;
let trust: u32 = 0;
let origin: u32 = 0;
let callsign: u32 = 0;

/** To be called before every trace: the object before is gone. */
export function forgetAircraft(): void {
  before = NOWHERE;
}

/** Reads an aircraft object. @returns the place behind it */
@inline
export function readAircraft(start: usize): usize {
  const end = before == NOWHERE ? NOWHERE : passSimilar(start, before, beforeEnd);
  if (end == NOWHERE) return readWhole(start);
  before = start;
  beforeEnd = end;
  repeatWords(origin, callsign);
  return end;
}

/** Flags of the report that the object last read stands in. */
@inline
export function trustOfAircraft(): u32 {
  return trust;
}

let types: u32 = 0;
let flights: u32 = 0;

/** Reads an object pair by pair. */
function readWhole(start: usize): usize {
  types = 0;
  flights = 0;
  forgetTrust();
  let at = anySpace(start + 1);
  if (byteAt(at) == CLOSE_OBJECT) at++;
  else do at = readPair(at); while (byteAt(at - 1) != CLOSE_OBJECT);
  // Of two values under one name the last would count.
  if (types > 1 || flights > 1) deviation();
  before = start;
  beforeEnd = at;
  trust = trustOfObject();
  origin = originOfReport();
  callsign = callsignOfReport();
  return at;
}

/** Reads one pair. @returns the place of the next, or behind the object when it was the last */
@inline
function readPair(start: usize): usize {
  const key = load<u64>(start);
  let at: usize;
  if ((key & TYPE_BYTES) == TYPE) at = readType(start);
  else if (key == FLIGHT) at = readFlight(start);
  else at = passPlain(start);
  at = anySpace(at);
  return byteAt(at) == CLOSE_OBJECT ? at + 1 : pass(at, COMMA);
}

@inline
function readType(at: usize): usize {
  types++;
  return readOrigin(pass(at + 6, COLON));
}

@inline
function readFlight(at: usize): usize {
  flights++;
  return readCallsign(pass(at + 8, COLON));
}

@inline
function passPlain(start: usize): usize {
  const at = pass(passString(start), COLON);
  readTrust(load<u64>(start), at);
  if (byteAt(at) == QUOTE) return passString(at);
  return isNumber(at) ? passNumber(at) : passValue(at, 1);
}
