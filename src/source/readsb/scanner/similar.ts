/**
 * Whether two objects, of which one is known to be JSON, differ in nothing but numbers under the same names: then the other is
 * JSON too, and says the same of everything else. Only the numbers that differ have to be looked at.
 */
import { byteAt, isNumber, NOWHERE, passNumber, QUOTE } from './bytes.ts';
import { namesTrust } from './trust.ts';

/** From the minus to the nine there are the characters of numbers, and a slash. */
const MINUSES: usize = memory.data<u64>([0x2d2d2d2d2d2d2d2d, 0x2d2d2d2d2d2d2d2d], 16);
const TO_NINE: usize = memory.data<u64>([0x0c0c0c0c0c0c0c0c, 0x0c0c0c0c0c0c0c0c], 16);
const COLONS: usize = memory.data<u64>([0x3a3a3a3a3a3a3a3a, 0x3a3a3a3a3a3a3a3a], 16);

/**
 * Passes over an object as long as it is the one from `old` up to `oldEnd` but for numbers of no meaning here.
 *
 * @returns the place behind it, or {@link NOWHERE}
 */
export function passSimilar(at: usize, old: usize, oldEnd: usize): usize {
  while (true) {
    const equal = equalLength(at, old, oldEnd);
    if (old + equal >= oldEnd) return at + (oldEnd - old);
    const value = valueAround(old + equal);
    if (value < old || namesTrust(value) || !isNumber(value)) return NOWHERE;
    const other = at + (value - old);
    // From where they differ: their ends are found without waiting for their beginnings. What follows has to be the same again.
    at = endOfNumber(at + equal);
    old = endOfNumber(old + equal);
    if (!isNumber(other) || passNumber(other) != at) return NOWHERE;
  }
}

/** How many bytes are the same at two places; up to the end of one of them, or a little further. */
@inline
function equalLength(at: usize, old: usize, oldEnd: usize): usize {
  let length: usize = 0;
  while (old + length < oldEnd) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(at + length), v128.load(old + length)));
    if (equal != 0xffff) return length + ctz(~equal);
    length += 16;
  }
  return length;
}

/** Where the value begins that a place, its end included, is in; {@link NOWHERE} unless it follows a name, and is no longer than a number. */
@inline
function valueAround(place: usize): usize {
  const colons = i8x16.bitmask(i8x16.eq(v128.load(place - 16), v128.load(COLONS)));
  const value = place - 15 + (31 - clz(colons));
  // A quote behind a letter ends a string, and a string before a colon is a name. A string that begins with a colon is none.
  const isNamed = colons != 0 && byteAt(value - 2) == QUOTE && isLetter(byteAt(value - 3));
  return isNamed ? value : NOWHERE;
}

@inline
function isLetter(character: u32): bool {
  return (character | 0x20) - 0x61 < 26;
}

/** Where the characters end that a number may have, from somewhere within it. */
@inline
function endOfNumber(place: usize): usize {
  const over = i8x16.sub(v128.load(place), v128.load(MINUSES));
  return place + ctz(~i8x16.bitmask(i8x16.le_u(over, v128.load(TO_NINE))));
}
