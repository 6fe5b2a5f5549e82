/** The two words of a report that mean something, its origin and its callsign. Most reports repeat those before. */
import { deviation, passString } from './bytes.ts';

/** Quotes included; those that are longer are nobody's. */
const LONGEST: usize = 16;
const MOST_CALLSIGNS: u32 = 256;
/** Fits no comparison of sixteen bytes. */
const NOTHING: i32 = 1 << 16;

/** The names of origins in the order of their codes, quoted, each filled up to sixteen bytes with zeros: written from outside. */
export const ORIGINS: usize = memory.data(32 * 16, 16);
/** Place and length of every callsign that was heard, in the order of first hearing. */
export const CALLSIGNS: usize = memory.data(256 * 8, 16);
export let callsignCount: u32 = 0;

let origin: u32 = 0;
let callsign: u32 = 0;

// What stood there last: where, which of sixteen bytes it takes, and its code.
let originPlace: usize = 0;
let originBytes: i32 = NOTHING;
let originCode: u32 = 0;
let callsignPlace: usize = 0;
let callsignBytes: i32 = NOTHING;
let callsignCode: u32 = 0;

/** Index of the report's origin; 0 for one that has no name here. */
@inline
export function originOfReport(): u32 {
  return origin;
}

/** 1-based place in the list of callsigns; 0 for none. */
@inline
export function callsignOfReport(): u32 {
  return callsign;
}

/** To be called before every report. */
@inline
export function forgetReport(): void {
  origin = 0;
  callsign = 0;
}

/** Takes both words from a report before. */
@inline
export function repeatWords(itsOrigin: u32, itsCallsign: u32): void {
  origin = itsOrigin;
  callsign = itsCallsign;
}

/** To be called before every trace: its words are gone. */
export function forgetTrace(): void {
  callsignCount = 0;
  originBytes = NOTHING;
  callsignBytes = NOTHING;
}

@inline
function isAgain(at: usize, place: usize, bytes: i32): bool {
  return (equalBytes(at, place) & bytes) == bytes;
}

@inline
function equalBytes(at: usize, place: usize): i32 {
  return i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(place)));
}

@inline
function lengthOf(bytes: i32): usize {
  return <usize>popcnt(bytes);
}

@inline
function bytesOf(length: usize): i32 {
  return (1 << <i32>length) - 1;
}

/** Reads the name of an origin. */
@inline
export function readOrigin(at: usize): usize {
  if (!isAgain(at, originPlace, originBytes)) return readOtherOrigin(at);
  origin = originCode;
  return at + lengthOf(originBytes);
}

function readOtherOrigin(at: usize): usize {
  const end = passString(at);
  origin = 0;
  if (end - at > LONGEST) return end;
  originPlace = at;
  originBytes = bytesOf(end - at);
  originCode = codeOfOrigin(at, end - at);
  origin = originCode;
  return end;
}

function codeOfOrigin(at: usize, length: usize): u32 {
  const bytes = bytesOf(length);
  for (let code: u32 = 0; code < 32; code++) {
    const name = ORIGINS + (<usize>code << 4);
    // The quote at the end tells a name from a longer one that begins like it.
    if ((equalBytes(at, name) & bytes) == bytes) return code;
  }
  return 0;
}

/** Reads a callsign. */
@inline
export function readCallsign(at: usize): usize {
  if (!isAgain(at, callsignPlace, callsignBytes)) return readOtherCallsign(at);
  callsign = callsignCode;
  return at + lengthOf(callsignBytes);
}

function readOtherCallsign(at: usize): usize {
  const end = passString(at);
  if (end - at > LONGEST) deviation();
  callsignPlace = at;
  callsignBytes = bytesOf(end - at);
  // Only ASCII is the same text byte by byte.
  if ((i8x16.bitmask(v128.load(at)) & callsignBytes) != 0) deviation();
  callsignCode = codeOfCallsign(at, <u32>(end - at));
  callsign = callsignCode;
  return end;
}

function codeOfCallsign(at: usize, length: u32): u32 {
  for (let i: u32 = 0; i < callsignCount; i++) {
    const known = CALLSIGNS + (<usize>i << 3);
    if (load<u32>(known + 4) == length && isAgain(at, load<usize>(known), callsignBytes)) return i + 1;
  }
  if (callsignCount == MOST_CALLSIGNS) deviation();
  const added = CALLSIGNS + (<usize>callsignCount << 3);
  store<usize>(added, at);
  store<u32>(added + 4, length);
  return ++callsignCount;
}
