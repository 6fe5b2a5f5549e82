/**
 * The shapes of numbers: how many digits stand before the point, and whether a minus does. In one column nearly all numbers have
 * the shape of the one before; held against it, a few instructions on sixteen bytes check and convert a number at once, however
 * many digits it has behind the point.
 *
 * What is known of a shape, 400 bytes:
 *
 * - 0: the least byte that may stand in each of sixteen places, and at 16: how far above it a byte may be
 * - 32, 48: what a digit in the first and the last eight places counts among the five last digits of the whole number that comes
 *   of filling up the places behind the point with zeros
 * - 64, 80: the same among the five before
 * - 96: what is to be added to the number so made; 104: what it is then divided by
 * - 128: for each length of a text which of its places have to be looked at: those before its end
 */
import { COMMA, MINUS, NULL, POINT, POWERS_OF_TEN, ZERO } from './bytes.ts';

export const LEAST: usize = 0;
export const RANGE: usize = 16;
export const LOW_DIGITS: usize = 32;
export const HIGH_DIGITS: usize = 64;
export const ADDED: usize = 96;
export const DIVISOR: usize = 104;
export const LOOKED_AT: usize = 128;
const SHAPE_BYTES: usize = 400;

/** Five in each of two sums: 10^4 is the largest power that multiplies in sixteen bits. */
const HALF_DIGITS: usize = 5;
/** Digits before and behind the point. Short numbers have only five in all, so that they fit eight characters. */
const MOST_WHOLE: usize = 7;
const MOST_DECIMALS: usize = 7;
/** Short shapes, then long ones; of each those without a minus, then those with it; of each by digits before the point. */
const TABLE: usize = memory.data(32 * 400, 16);

/** The shape of null, which is a number without digits. */
export const NULL_SHAPE: usize = TABLE;

/** Where no shape is. */
export const NO_SHAPE: usize = 0;

/** Where a shape is; {@link NO_SHAPE} for more digits before the point than any has. */
@inline
export function shapeOf(isLong: bool, isNegative: bool, whole: usize): usize {
  const most = isLong ? MOST_WHOLE : HALF_DIGITS;
  if (whole == 0 || whole > most) return NO_SHAPE;
  return TABLE + (((<usize>isLong << 4) | (<usize>isNegative << 3) | whole) * SHAPE_BYTES);
}

makeShapes();

function makeShapes(): void {
  makeNull();
  for (let sign = 0; sign < 2; sign++) {
    for (let whole: usize = 1; whole <= MOST_WHOLE; whole++) {
      makeShape(false, sign != 0, whole);
      makeShape(true, sign != 0, whole);
    }
  }
}

/** Its letters count nothing; added is NaN. */
function makeNull(): void {
  nothing(NULL_SHAPE);
  store<u32>(NULL_SHAPE, NULL);
  look(NULL_SHAPE, 4);
  endShape(NULL_SHAPE, NaN, 1);
}

function makeShape(isLong: bool, isNegative: bool, whole: usize): void {
  const shape = shapeOf(isLong, isNegative, whole);
  if (shape == NO_SHAPE) return;
  nothing(shape);
  const decimals = isLong ? min(MOST_DECIMALS, 2 * HALF_DIGITS - whole) : HALF_DIGITS - whole;
  const first = <usize>isNegative;
  const point = first + whole;
  if (isNegative) between(shape, 0, MINUS, 0);
  let order = whole + decimals;
  for (let place = first; place < point; place++) digit(shape, place, --order);
  look(shape, point);
  if (decimals > 0) between(shape, point, POINT, 0);
  for (let place = point + 1; order > 0; place++) {
    digit(shape, place, --order);
    look(shape, place + 1);
  }
  // Of several whole digits the first is from 1 to 9, and counted from 1.
  if (whole > 1) between(shape, first, ZERO + 1, 8);
  const added = whole > 1 ? powerOfTen(whole + decimals - 1) : 0;
  endShape(shape, added, isNegative ? -powerOfTen(decimals) : powerOfTen(decimals));
}

/**
 * The shape of a text without any place. In no place but the one behind its end there may be a comma, which is how a text is
 * found not to have a length that its shape allows: with any such all places are looked at.
 */
function nothing(shape: usize): void {
  memory.fill(shape, <u8>COMMA, 16);
  memory.fill(shape + LOOKED_AT, 0xff, SHAPE_BYTES - LOOKED_AT);
}

/** Lets the shape have a length. */
function look(shape: usize, length: usize): void {
  memory.fill(shape + LOOKED_AT + (length << 4) + length, 0, 16 - length);
}

function between(shape: usize, place: usize, least: u32, range: u32): void {
  store<u8>(shape + LEAST + place, least);
  store<u8>(shape + RANGE + place, range);
}

/** @param order how many digits come behind */
function digit(shape: usize, place: usize, order: usize): void {
  between(shape, place, ZERO, 9);
  const half = order < HALF_DIGITS ? LOW_DIGITS : HIGH_DIGITS;
  store<i16>(shape + half + (place << 1), <i16>powerOfTen(order % HALF_DIGITS));
}

function endShape(shape: usize, added: f64, divisor: f64): void {
  store<f64>(shape + ADDED, added);
  store<f64>(shape + DIVISOR, divisor);
}

@inline
function powerOfTen(exponent: usize): f64 {
  return load<f64>(POWERS_OF_TEN + (exponent << 3));
}
