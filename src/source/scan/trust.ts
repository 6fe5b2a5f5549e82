/**
 * What an aircraft says of its own position: NIC, NACp and SIL. Pairs that are the same as in the object before are passed over
 * unread, so the values are remembered with the place of their pair in the list of those.
 */
import { byteAt, deviation, digitAt } from './bytes.ts';

/** `"nic"`, `"nac_p"` and `"sil"` as the little-endian numbers their bytes make. */
const NIC: u64 = 0x2263696e22;
const NAC_P: u64 = 0x22705f63616e22;
const SIL: u64 = 0x226c697322;
const FIVE_BYTES: u64 = 0xffffffffff;
const SEVEN_BYTES: u64 = 0xffffffffffffff;

/** Of a pair that is not in the list. */
const NOWHERE: i32 = -1;
const UNKNOWN: i32 = -1;
const TRUSTED_NIC: i32 = 5;
/** Bits of a report's flags, as JavaScript has them. */
const UNTRUSTED: u32 = 32;
const TRUSTED: u32 = 64;

let nic: i32 = UNKNOWN;
let nacP: i32 = UNKNOWN;
let sil: i32 = UNKNOWN;
/** Place of each pair in the object before, and in the one being read. */
let nicBefore: i32 = NOWHERE;
let nacPBefore: i32 = NOWHERE;
let silBefore: i32 = NOWHERE;
let nicAt: i32 = NOWHERE;
let nacPAt: i32 = NOWHERE;
let silAt: i32 = NOWHERE;
/** Whether each stands in the object being read. */
let hasNic: bool = false;
let hasNacP: bool = false;
let hasSil: bool = false;
let trust: u32 = 0;

/** Flags of the report. */
@inline
export function trustOfReport(): u32 {
  return trust;
}

/** To be called before every report. */
@inline
export function forgetTrust(): void {
  trust = 0;
}

/** To be called before every trace. */
export function forgetTrustBefore(): void {
  nicBefore = NOWHERE;
  nacPBefore = NOWHERE;
  silBefore = NOWHERE;
}

/** To be called where an object begins. */
@inline
export function beginTrust(): void {
  nicAt = NOWHERE;
  nacPAt = NOWHERE;
  silAt = NOWHERE;
  hasNic = false;
  hasNacP = false;
  hasSil = false;
}

/** To be called where the list of pairs begins anew within an object: what was read counts, but its places are gone. */
@inline
export function forgetPlaces(): void {
  nicAt = NOWHERE;
  nacPAt = NOWHERE;
  silAt = NOWHERE;
}

/** The pairs of the list from one place up to another are those of the object before. */
@inline
export function repeatTrust(from: i32, to: i32): void {
  if (nicBefore >= from && nicBefore < to) {
    once(hasNic);
    nicAt = nicBefore;
    hasNic = true;
  }
  if (nacPBefore >= from && nacPBefore < to) {
    once(hasNacP);
    nacPAt = nacPBefore;
    hasNacP = true;
  }
  if (silBefore >= from && silBefore < to) {
    once(hasSil);
    silAt = silBefore;
    hasSil = true;
  }
}

/** Takes the value of a pair that is one of the three. @param place of the pair in the list, @param at of its value */
@inline
export function readTrust(key: u64, place: i32, at: usize): void {
  if ((key & FIVE_BYTES) == NIC) {
    once(hasNic);
    nic = smallNumber(at);
    nicAt = place;
    hasNic = true;
  } else if ((key & FIVE_BYTES) == SIL) {
    once(hasSil);
    sil = smallNumber(at);
    silAt = place;
    hasSil = true;
  } else if ((key & SEVEN_BYTES) == NAC_P) {
    once(hasNacP);
    nacP = smallNumber(at);
    nacPAt = place;
    hasNacP = true;
  }
}

/** Of two values under one name the last would count. */
@inline
function once(isThere: bool): void {
  if (isThere) deviation();
}

/** A number of one digit or two. Anything else is left to the slow way. */
function smallNumber(at: usize): i32 {
  const first = <i32>digitAt(at);
  const second = <i32>digitAt(at + 1);
  if (first > 9) deviation();
  if (second > 9) {
    endOfNumber(at + 1);
    return first;
  }
  endOfNumber(at + 2);
  return first * 10 + second;
}

/** A fraction or an exponent would make another number of it. */
@inline
function endOfNumber(at: usize): void {
  const next = byteAt(at);
  if (next != 0x2c && next != 0x7d) deviation();
}

/** To be called where an object ends, unless it is empty. */
@inline
export function endTrust(): void {
  nicBefore = nicAt;
  nacPBefore = nacPAt;
  silBefore = silAt;
  const isDoubtful = (hasNic && nic == 0) || (hasNacP && nacP == 0) || (hasSil && sil == 0);
  trust = isDoubtful ? UNTRUSTED : hasNic && nic >= TRUSTED_NIC ? TRUSTED : 0;
}
