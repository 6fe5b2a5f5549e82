/**
 * Steps through JSON in bytes (RFC 8259), token by token, without making strings or objects.
 *
 * Every function takes the place where its token begins and returns the place behind it: places stay in registers, which
 * is what makes this fast. They accept less than JSON: no escapes, no exponents, no numbers beyond 15 digits. What they
 * accept is JSON, and its numbers are those of JSON.parse. Anything else throws {@link OUT_OF_THE_ORDINARY}; behind the
 * last byte they read `undefined`, which fits no token.
 */

/**
 * What is thrown at anything out of the ordinary. One object for all, made beforehand: it tells a caller to take the slow
 * way and nothing else, and that way finds out what is wrong, if anything is.
 */
export const OUT_OF_THE_ORDINARY = new Error('out of the ordinary');

const QUOTE = 0x22;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const COMMA = 0x2c;
const COLON = 0x3a;

const SPACE = 0x20;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const BACKSLASH = 0x5c;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;
const LOWER_L = 0x6c;
const LOWER_T = 0x74;
const LOWER_U = 0x75;

const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');

/** Whole numbers up to 10^15 and these powers are exact in a double, so one division rounds as JSON.parse does. */
const MOST_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: MOST_DIGITS + 1 }, (_, i) => 10 ** i);
/** So many fit a 32-bit integer, and readsb writes no more. */
const MOST_DIGITS_AT_ONCE = 9;
const DEEPEST = 16;

/** Passes over white space. */
export function space(bytes: Uint8Array, at: number): number {
  let character = bytes[at];
  while (character <= SPACE && isSpace(character)) character = bytes[++at];
  return at;
}

function isSpace(character: number): boolean {
  return character === SPACE || character === 0x0a || character === 0x0d || character === 0x09;
}

/** Passes over one character with the white space around it. */
export function pass(bytes: Uint8Array, at: number, character: number): number {
  // As a rule there is no space: then the next token begins right behind.
  if (bytes[at] === character && bytes[at + 1] > SPACE) return at + 1;
  const token = space(bytes, at);
  if (bytes[token] !== character) throw OUT_OF_THE_ORDINARY;
  return space(bytes, token + 1);
}

/** Passes over a string. */
export function string(bytes: Uint8Array, at: number): number {
  if (bytes[at] !== QUOTE) throw OUT_OF_THE_ORDINARY;
  let character = bytes[++at];
  while (character !== QUOTE) {
    if (!(character >= SPACE) || character === BACKSLASH) throw OUT_OF_THE_ORDINARY;
    character = bytes[++at];
  }
  return at + 1;
}

/** Whether just this text stands there. */
export function isAt(bytes: Uint8Array, at: number, text: Uint8Array): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text[i]) return false;
  return true;
}

/** Passes over the word null. */
export function nothing(bytes: Uint8Array, at: number): number {
  if (
    bytes[at] === LOWER_N &&
    bytes[at + 1] === LOWER_U &&
    bytes[at + 2] === LOWER_L &&
    bytes[at + 3] === LOWER_L
  )
    return at + 4;
  throw OUT_OF_THE_ORDINARY;
}

function word(bytes: Uint8Array, at: number, text: Uint8Array): number {
  if (!isAt(bytes, at, text)) throw OUT_OF_THE_ORDINARY;
  return at + text.length;
}

/**
 * Reads numbers, or nulls as NaN, with the commas between them into `numbers[from]` to `numbers[to - 1]`. All in one go,
 * because to call and to return takes as long as most of them do. Where the list ends earlier, so does the reading.
 *
 * @returns the place of what stands behind the last of them
 */
export function numbersOrNulls(
  bytes: Uint8Array,
  start: number,
  numbers: Float64Array,
  from: number,
  to: number,
): number {
  let at = start;
  for (let position = from; position < to; position++) {
    if (position > from) {
      if (bytes[at] !== COMMA) break;
      at++;
      if (bytes[at] <= SPACE) at = space(bytes, at);
    }
    at =
      bytes[at] === LOWER_N ? nullAsNaN(bytes, at, numbers, position) : number(bytes, at, numbers, position);
    if (bytes[at] <= SPACE) at = space(bytes, at);
  }
  return at;
}

function nullAsNaN(bytes: Uint8Array, at: number, numbers: Float64Array, position: number): number {
  numbers[position] = Number.NaN;
  return nothing(bytes, at);
}

/** Reads a number into its place: given back, it would have to be put into an object of its own. */
function number(bytes: Uint8Array, at: number, numbers: Float64Array, position: number): number {
  const isNegative = bytes[at] === MINUS;
  const start = isNegative ? at + 1 : at;
  let end = start;
  let digits = 0;
  // The digits are 0x30 to 0x39: with 0x30 taken out by XOR they, and no other bytes, are below ten.
  let digit = bytes[end] ^ ZERO;
  while (digit < 10) {
    digits = (Math.imul(digits, 10) + digit) | 0;
    digit = bytes[++end] ^ ZERO;
  }
  checkWhole(end - start, bytes[start]);
  let decimals = 0;
  if (bytes[end] === POINT) {
    const point = end;
    digit = bytes[++end] ^ ZERO;
    while (digit < 10) {
      digits = (Math.imul(digits, 10) + digit) | 0;
      digit = bytes[++end] ^ ZERO;
    }
    decimals = end - point - 1;
    if (decimals === 0) throw OUT_OF_THE_ORDINARY;
  }
  const isLong = end - start > MOST_DIGITS_AT_ONCE + (decimals === 0 ? 0 : 1);
  const value = (isLong ? manyDigits(bytes, start, end) : digits) / POWERS_OF_TEN[decimals];
  numbers[position] = isNegative ? -value : value;
  return end;
}

/** JSON has no numbers without a digit in front, nor with a zero in front of others. */
function checkWhole(digits: number, first: number): void {
  if (digits === 0 || (first === ZERO && digits > 1)) throw OUT_OF_THE_ORDINARY;
}

/** The digits of a number that has more than a 32-bit integer holds, as a whole number. */
function manyDigits(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > MOST_DIGITS) throw OUT_OF_THE_ORDINARY;
  let digits = 0;
  for (let at = start; at < end; at++) if (bytes[at] !== POINT) digits = digits * 10 + (bytes[at] ^ ZERO);
  return digits;
}

/** Passes over any value. */
export function anyValue(bytes: Uint8Array, at: number, depth = 0): number {
  switch (bytes[at]) {
    case QUOTE:
      return string(bytes, at);
    case OPEN_OBJECT:
      return anyObject(bytes, at, depth + 1);
    case OPEN_LIST:
      return anyList(bytes, at, depth + 1);
    case LOWER_N:
      return nothing(bytes, at);
    case LOWER_T:
      return word(bytes, at, TRUE);
    case LOWER_F:
      return word(bytes, at, FALSE);
    default:
      return anyNumber(bytes, at);
  }
}

function anyNumber(bytes: Uint8Array, at: number): number {
  const start = bytes[at] === MINUS ? at + 1 : at;
  let end = start;
  while ((bytes[end] ^ ZERO) < 10) end++;
  if (end === start || (bytes[start] === ZERO && end > start + 1)) throw OUT_OF_THE_ORDINARY;
  if (bytes[end] === POINT) {
    const point = end++;
    while ((bytes[end] ^ ZERO) < 10) end++;
    if (end === point + 1) throw OUT_OF_THE_ORDINARY;
  }
  return end;
}

function anyObject(bytes: Uint8Array, start: number, depth: number): number {
  if (depth > DEEPEST) throw OUT_OF_THE_ORDINARY;
  let at = space(bytes, start + 1);
  if (bytes[at] === CLOSE_OBJECT) return at + 1;
  while (true) {
    at = pass(bytes, string(bytes, at), COLON);
    at = space(bytes, anyValue(bytes, at, depth));
    if (bytes[at] === CLOSE_OBJECT) return at + 1;
    at = pass(bytes, at, COMMA);
  }
}

function anyList(bytes: Uint8Array, start: number, depth: number): number {
  if (depth > DEEPEST) throw OUT_OF_THE_ORDINARY;
  let at = space(bytes, start + 1);
  if (bytes[at] === CLOSE_LIST) return at + 1;
  while (true) {
    at = space(bytes, anyValue(bytes, at, depth));
    if (bytes[at] === CLOSE_LIST) return at + 1;
    at = pass(bytes, at, COMMA);
  }
}
