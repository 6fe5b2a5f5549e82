/**
 * The characters of JSON (RFC 8259), and stepping over what is not wanted of it.
 *
 * Every function takes the place where its token begins and returns the place behind it. They accept less than JSON: no
 * escapes, no exponents, no numbers beyond 15 digits. What they accept is JSON; anything else ends the scan. Behind the
 * last byte come zeros, which fit no token.
 */

/** Throws in JavaScript, through all that was called here. */
@external('scan', 'deviate')
declare function deviate(): void;

/** Ends the scan: the file is not written in the usual way, be it wrong or merely unusual. */
export function deviation(): void {
  deviate();
  unreachable();
}

/** Instead of a place: no text begins there. */
export const NOWHERE: usize = 0;

export const SPACE: u32 = 0x20;
export const QUOTE: u32 = 0x22;
export const COMMA: u32 = 0x2c;
export const MINUS: u32 = 0x2d;
export const POINT: u32 = 0x2e;
export const ZERO: u32 = 0x30;
export const COLON: u32 = 0x3a;
export const OPEN_LIST: u32 = 0x5b;
export const CLOSE_LIST: u32 = 0x5d;
export const OPEN_OBJECT: u32 = 0x7b;
export const CLOSE_OBJECT: u32 = 0x7d;

// Words as the little-endian numbers their bytes make.
export const NULL: u32 = 0x6c6c756e;
const TRUE: u32 = 0x65757274;
/** Without its f, which has been seen by then. */
const ALSE: u32 = 0x65736c61;
const LOWER_F: u32 = 0x66;
export const LOWER_N: u32 = 0x6e;

const DEEPEST: u32 = 16;

// Vectors are kept in memory: as constants each would be put together anew, from two numbers, wherever it is used.
const QUOTES: usize = memory.data<u64>([0x2222222222222222, 0x2222222222222222], 16);
const BACKSLASHES: usize = memory.data<u64>([0x5c5c5c5c5c5c5c5c, 0x5c5c5c5c5c5c5c5c], 16);
const ZEROS: usize = memory.data<u64>([0x3030303030303030, 0x3030303030303030], 16);
const NINES: usize = memory.data<u64>([0x0909090909090909, 0x0909090909090909], 16);
const LAST_CONTROLS: usize = memory.data<u64>([0x1f1f1f1f1f1f1f1f, 0x1f1f1f1f1f1f1f1f], 16);

export const POWERS_OF_TEN: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

@inline
export function byteAt(at: usize): u32 {
  return load<u8>(at);
}

/** The value of a digit; ten or more for any other character. */
@inline
export function digitAt(at: usize): u32 {
  // The digits are 0x30 to 0x39: with 0x30 taken out by XOR they, and no other bytes, are below ten.
  return byteAt(at) ^ ZERO;
}

/** Passes over white space. */
export function space(at: usize): usize {
  let character = byteAt(at);
  while (character == SPACE || character == 0x0a || character == 0x0d || character == 0x09) {
    character = byteAt(++at);
  }
  return at;
}

/** The same where as a rule there is none. */
@inline
export function anySpace(at: usize): usize {
  return byteAt(at) > SPACE ? at : space(at);
}

/** Passes over one character with the white space around it. */
@inline
export function pass(at: usize, character: u32): usize {
  return byteAt(at) == character && byteAt(at + 1) > SPACE ? at + 1 : passSpaced(at, character);
}

function passSpaced(at: usize, character: u32): usize {
  // One space behind commas and colons is what Python writes.
  if (byteAt(at) == character && byteAt(at + 1) == SPACE && byteAt(at + 2) > SPACE) return at + 2;
  const token = space(at);
  if (byteAt(token) != character) deviation();
  return space(token + 1);
}

/** Passes over a string, sixteen bytes at a time. */
@inline
export function passString(at: usize): usize {
  if (byteAt(at) != QUOTE) deviation();
  let end = at + 1;
  let marks = stringMarks(end);
  while (marks == 0) {
    end += 16;
    marks = stringMarks(end);
  }
  end += ctz(marks);
  if (byteAt(end) != QUOTE) deviation();
  return end + 1;
}

/** Which of sixteen bytes a string cannot simply run over: its end, escapes, and what is forbidden in it. */
@inline
function stringMarks(at: usize): i32 {
  const bytes = v128.load(at);
  const ends = v128.or(i8x16.eq(bytes, v128.load(QUOTES)), i8x16.eq(bytes, v128.load(BACKSLASHES)));
  return i8x16.bitmask(v128.or(ends, i8x16.le_u(bytes, v128.load(LAST_CONTROLS))));
}

/** Passes over the word null. */
@inline
export function passNull(at: usize): usize {
  if (load<u32>(at) != NULL) deviation();
  return at + 4;
}

/** Whether a number begins here, if anything that is JSON does. */
@inline
export function isNumber(at: usize): bool {
  return byteAt(at) == MINUS || digitAt(at) < 10;
}

/** Passes over a number: how many digits it has is found without asking of each whether it is one. */
@inline
export function passNumber(at: usize): usize {
  const start = at + <usize>(byteAt(at) == MINUS);
  const others = otherThanDigits(start);
  const whole = ctz(others);
  // JSON has no numbers without a digit in front, nor with a zero in front of others.
  if (whole == 0 || (whole > 1 && byteAt(start) == ZERO)) deviation();
  const point = start + whole;
  const decimals = ctz(others >> (whole + 1));
  const end = byteAt(point) == POINT ? point + 1 + decimals : point;
  if (end >= start + 16) return passLongNumber(start);
  if (byteAt(end - 1) == POINT) deviation();
  return end;
}

/** Which of sixteen bytes are no digits; bits for more than those are set as well. */
@inline
export function otherThanDigits(at: usize): i32 {
  const over = i8x16.sub(v128.load(at), v128.load(ZEROS));
  return ~i8x16.bitmask(i8x16.le_u(over, v128.load(NINES)));
}

/** Any digits, with or without a point and any more behind them. */
function passLongNumber(start: usize): usize {
  const end = passDigits(start);
  if (byteAt(end) != POINT) return end;
  const decimals = passDigits(end + 1);
  if (decimals == end + 1) deviation();
  return decimals;
}

function passDigits(at: usize): usize {
  while (digitAt(at) < 10) at++;
  return at;
}

/** Passes over any value. */
export function passValue(at: usize, depth: u32): usize {
  const first = byteAt(at);
  if (first == QUOTE) return passString(at);
  if (first == OPEN_OBJECT) return passObject(at, depth + 1);
  if (first == OPEN_LIST) return passList(at, depth + 1);
  if (load<u32>(at) == NULL || load<u32>(at) == TRUE) return at + 4;
  if (first == LOWER_F && load<u32>(at + 1) == ALSE) return at + 5;
  return passNumber(at);
}

function passObject(at: usize, depth: u32): usize {
  if (depth > DEEPEST) deviation();
  at = space(at + 1);
  if (byteAt(at) == CLOSE_OBJECT) return at + 1;
  while (true) {
    at = pass(passString(at), COLON);
    at = space(passValue(at, depth));
    if (byteAt(at) == CLOSE_OBJECT) return at + 1;
    at = pass(at, COMMA);
  }
}

function passList(at: usize, depth: u32): usize {
  if (depth > DEEPEST) deviation();
  at = space(at + 1);
  if (byteAt(at) == CLOSE_LIST) return at + 1;
  while (true) {
    at = space(passValue(at, depth));
    if (byteAt(at) == CLOSE_LIST) return at + 1;
    at = pass(at, COMMA);
  }
}
