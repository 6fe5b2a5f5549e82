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
  digitAt,
  MINUS,
  pass,
  passNumber,
  passString,
  passValue,
  QUOTE,
} from './bytes.ts';
import { beginTrust, endTrust, forgetPlaces, forgetTrustBefore, readTrust, repeatTrust } from './trust.ts';
import { readCallsign, readOrigin } from './words.ts';

/** `"type"` and `"flight"` as the little-endian numbers their bytes make. */
const TYPE: u64 = 0x226570797422;
const TYPE_BYTES: u64 = 0xffffffffffff;
const FLIGHT: u64 = 0x22746867696c6622;

/** Places of pairs that are remembered of one object; what is behind the last counts as part of it. */
const MOST_PLACES: u32 = 64;
/** Where each pair of an object begins that is neither type nor flight and follows both; at the end, where the object ends. */
let before: usize = memory.data(65 * 4, 16);
let current: usize = memory.data(65 * 4, 16);
let pairsBefore: u32 = 0;
let pairs: u32 = 0;

/** To be called before every trace: the object before is gone. */
export function forgetAircraft(): void {
  pairsBefore = 0;
  forgetTrustBefore();
}

let types: u32 = 0;
let flights: u32 = 0;

/** Reads an aircraft object. @returns the place behind it */
export function readAircraft(start: usize): usize {
  let at = anySpace(start + 1);
  if (byteAt(at) == CLOSE_OBJECT) return at + 1;
  pairs = 0;
  types = 0;
  flights = 0;
  beginTrust();
  while (true) {
    const next = passRepeated(at);
    at = next == at ? readPair(at) : next;
    // Only the end of an object comes behind its bracket.
    if (byteAt(at - 1) == CLOSE_OBJECT) break;
  }
  // Of two values under one name the last would count.
  if (types > 1 || flights > 1) deviation();
  remember(at);
  endTrust();
  return at;
}

function remember(end: usize): void {
  store<usize>(current + (<usize>pairs << 2), end);
  const places = before;
  before = current;
  current = places;
  pairsBefore = pairs;
}

/** Passes over as many pairs as are the same as in the object before, its end included; over none when none is. */
@inline
function passRepeated(at: usize): usize {
  if (pairs >= pairsBefore) return at;
  let place = before + (<usize>pairs << 2);
  const old = load<usize>(place);
  const equalEnd = old + equalLength(at, old);
  if (load<usize>(place, 4) > equalEnd) return at;
  const shift = at - old;
  const end = before + (<usize>pairsBefore << 2);
  let copy = current + (<usize>pairs << 2);
  while (place < end && load<usize>(place, 4) <= equalEnd) {
    store<usize>(copy, load<usize>(place) + shift);
    place += 4;
    copy += 4;
  }
  const repeated = <u32>((place - before) >> 2);
  repeatTrust(<i32>pairs, <i32>repeated);
  pairs = repeated;
  return load<usize>(place) + shift;
}

/** How many bytes are the same at two places. */
@inline
function equalLength(at: usize, old: usize): usize {
  let length: usize = 0;
  while (true) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(at + length), v128.load(old + length)));
    if (equal != 0xffff) return length + ctz(~equal);
    length += 16;
  }
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
  pairs = 0;
  forgetPlaces();
  return readOrigin(pass(at + 6, COLON));
}

@inline
function readFlight(at: usize): usize {
  flights++;
  pairs = 0;
  forgetPlaces();
  return readCallsign(pass(at + 8, COLON));
}

@inline
function passPlain(start: usize): usize {
  if (pairs < MOST_PLACES) {
    store<usize>(current + (<usize>pairs << 2), start);
    pairs++;
  }
  const at = pass(passString(start), COLON);
  // Behind the last place of the list, a pair passed over could not be told from one that is not there.
  readTrust(load<u64>(start), <i32>pairs - 1, at);
  const first = byteAt(at);
  if (first == QUOTE) return passString(at);
  return first == MINUS || digitAt(at) < 10 ? passNumber(at) : passValue(at, 1);
}
