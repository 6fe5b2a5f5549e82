/** What an aircraft says of its own position: NIC, NACp and SIL. */
import { byteAt, deviation, digitAt } from './bytes.ts';

/** `"nic"`, `"nac_p"` and `"sil"` as the little-endian numbers their bytes make. */
const NIC: u64 = 0x2263696e22;
const NAC_P: u64 = 0x22705f63616e22;
const SIL: u64 = 0x226c697322;
/** The same with the colon behind. */
const NIC_COLON: u64 = 0x3a2263696e22;
const NAC_P_COLON: u64 = 0x3a22705f63616e22;
const SIL_COLON: u64 = 0x3a226c697322;
const FIVE_BYTES: u64 = 0xffffffffff;
const SEVEN_BYTES: u64 = 0xffffffffffffff;

const UNKNOWN: i32 = -1;
const TRUSTED_NIC: i32 = 5;
/** Bits of a report's flags, as JavaScript has them. */
const UNTRUSTED: u32 = 32;
const TRUSTED: u32 = 64;

let nic: i32 = UNKNOWN;
let nacP: i32 = UNKNOWN;
let sil: i32 = UNKNOWN;

/** To be called where an object begins. */
@inline
export function forgetTrust(): void {
  nic = UNKNOWN;
  nacP = UNKNOWN;
  sil = UNKNOWN;
}

/** Whether a value is that of one of the three, told by the eight bytes before it. */
@inline
export function namesTrust(value: usize): bool {
  const name = load<u64>(value - 8);
  const short = name >> 16;
  return short == NIC_COLON || short == SIL_COLON || name == NAC_P_COLON;
}

/** Takes the value of a pair that is one of the three; of two under one name the last would count. @param at of the value */
@inline
export function readTrust(key: u64, at: usize): void {
  if ((key & FIVE_BYTES) == NIC) nic = onlyNumber(nic, at);
  else if ((key & FIVE_BYTES) == SIL) sil = onlyNumber(sil, at);
  else if ((key & SEVEN_BYTES) == NAC_P) nacP = onlyNumber(nacP, at);
}

/** A number of one digit or two. Anything else is left to the slow way. */
function onlyNumber(before: i32, at: usize): i32 {
  const first = <i32>digitAt(at);
  const second = <i32>digitAt(at + 1);
  if (before != UNKNOWN || first > 9) deviation();
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

/** What the object that was read comes to: flags of its report. */
@inline
export function trustOfObject(): u32 {
  if (nic == 0 || nacP == 0 || sil == 0) return UNTRUSTED;
  return nic >= TRUSTED_NIC ? TRUSTED : 0;
}
