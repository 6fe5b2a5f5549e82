/** The numbers of a report: each is first held against the shape of the one before it in its column. */
import {
  anySpace,
  byteAt,
  COMMA,
  deviation,
  digitAt,
  isNumber,
  LOWER_N,
  MINUS,
  NOWHERE,
  NULL,
  otherThanDigits,
  POINT,
  POWERS_OF_TEN,
  passNull,
  passNumber,
  passValue,
  space,
} from './bytes.ts';
import {
  ADDED,
  DIVISOR,
  HIGH_DIGITS,
  LEAST,
  LOOKED_AT,
  LOW_DIGITS,
  NO_SHAPE,
  NULL_SHAPE,
  RANGE,
  shapeOf,
} from './shapes.ts';

/** Positions in a report that may hold a number that is wanted. */
const CELLS: usize = 16;
/** What was read, by position; NaN for null. */
const VALUES: usize = memory.data(16 * 8, 16);
/** Address of the shape last seen at each position. */
const SHAPES: usize = memory.data(16 * 4, 16);
for (let cell: usize = 0; cell < CELLS; cell++) keep(cell, NULL_SHAPE);

const COMMAS: usize = memory.data<u64>([0x2c2c2c2c2c2c2c2c, 0x2c2c2c2c2c2c2c2c], 16);
/** Found at the latest, where there is no comma. */
const SIXTEEN: i32 = 1 << 16;
/** Whole numbers up to 10^15 and powers of ten up to that are exact in a double, so one division rounds as JSON.parse does. */
const MOST_DIGITS: usize = 15;

@inline
export function valueOf(cell: usize): f64 {
  return load<f64>(VALUES + (cell << 3));
}

@inline
export function setValue(cell: usize, value: f64): void {
  store<f64>(VALUES + (cell << 3), value);
}

@inline
function shapeAt(cell: usize): usize {
  return load<usize>(SHAPES + (cell << 2));
}

function keep(cell: usize, shape: usize): void {
  store<usize>(SHAPES + (cell << 2), shape);
}

/**
 * Reads a number or null whose text may be long: up to ten digits at once.
 *
 * @returns the place behind it, and behind white space there if there is any
 */
@inline
export function readLong(at: usize, cell: usize): usize {
  const end = readShapedLong(at, cell);
  return end != NOWHERE ? end : readOther(at, cell, true);
}

/** The same for numbers that as a rule have no more than five digits. */
@inline
export function readShort(at: usize, cell: usize): usize {
  const end = readShapedShort(at, cell);
  return end != NOWHERE ? end : readOther(at, cell, false);
}

/** Reads a number of the shape of the one before. @returns the place behind it, or {@link NOWHERE} when it is none */
@inline
function readShapedLong(at: usize, cell: usize): usize {
  const shape = shapeAt(cell);
  const text = v128.load(at);
  const length = lengthOf(text);
  const over = i8x16.sub(text, v128.load(shape, LEAST));
  const lookedAt = v128.load(shape + (length << 4), LOOKED_AT);
  if (!isWithin(over, shape, lookedAt)) return NOWHERE;
  const digits = v128.and(over, lookedAt);
  const front = i16x8.extend_low_i8x16_u(digits);
  const back = i16x8.extend_high_i8x16_u(digits);
  const low = sumOfBoth(front, back, shape + LOW_DIGITS);
  const high = sumOfBoth(front, back, shape + HIGH_DIGITS);
  const halves = i32x4.add(
    v128.shuffle<i64>(low, high, 0, 2),
    v128.shuffle<i64>(low, high, 1, 3),
  );
  const sums = i32x4.add(halves, v128.shuffle<i32>(halves, halves, 1, 1, 3, 3));
  const number = <i64>i32x4.extract_lane(sums, 2) * 100_000 + <i64>i32x4.extract_lane(sums, 0);
  setValue(cell, (<f64>number + load<f64>(shape, ADDED)) / load<f64>(shape, DIVISOR));
  return at + length;
}

@inline
function readShapedShort(at: usize, cell: usize): usize {
  const shape = shapeAt(cell);
  const text = v128.load(at);
  const length = lengthOf(text);
  const over = i8x16.sub(text, v128.load(shape, LEAST));
  const lookedAt = v128.load(shape + (length << 4), LOOKED_AT);
  if (!isWithin(over, shape, lookedAt)) return NOWHERE;
  const digits = i16x8.extend_low_i8x16_u(v128.and(over, lookedAt));
  const products = i32x4.dot_i16x8_s(digits, v128.load(shape, LOW_DIGITS));
  const sums = i32x4.add(products, v128.shuffle<i32>(products, products, 2, 3, 2, 3));
  const number = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
  setValue(cell, (<f64>number + load<f64>(shape, ADDED)) / load<f64>(shape, DIVISOR));
  return at + length;
}

/** How many of sixteen bytes stand before the first comma. */
@inline
function lengthOf(text: v128): usize {
  return <usize>ctz(i8x16.bitmask(i8x16.eq(text, v128.load(COMMAS))) | SIXTEEN);
}

@inline
function isWithin(over: v128, shape: usize, lookedAt: v128): bool {
  return !v128.any_true(v128.andnot(lookedAt, i8x16.le_u(over, v128.load(shape, RANGE))));
}

@inline
function sumOfBoth(front: v128, back: v128, weights: usize): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(front, v128.load(weights)),
    i32x4.dot_i16x8_s(back, v128.load(weights, 16)),
  );
}

/** Reads a number of another shape than the one before, and keeps its shape for the next. */
function readOther(start: usize, cell: usize, isLong: bool): usize {
  const at = space(start);
  if (byteAt(at) == LOWER_N) {
    setValue(cell, NaN);
    keep(cell, NULL_SHAPE);
    return space(passNull(at));
  }
  const isNegative = byteAt(at) == MINUS;
  const whole = <usize>ctz(otherThanDigits(at + <usize>isNegative));
  const shape = shapeOf(isLong, isNegative, whole);
  if (shape != NO_SHAPE) keep(cell, shape);
  const end = isLong ? readShapedLong(at, cell) : readShapedShort(at, cell);
  return end != NOWHERE ? end : readDigits(at, cell);
}

/** Reads a number digit by digit. */
function readDigits(at: usize, cell: usize): usize {
  const isNegative = byteAt(at) == MINUS;
  const end = passNumber(at);
  let number: u64 = 0;
  let digits: usize = 0;
  let decimals: usize = 0;
  for (let place = at + <usize>isNegative; place < end; place++) {
    if (byteAt(place) == POINT) decimals = end - place - 1;
    else {
      number = number * 10 + digitAt(place);
      digits++;
    }
  }
  if (digits > MOST_DIGITS) deviation();
  const value = <f64>number / load<f64>(POWERS_OF_TEN + (decimals << 3));
  setValue(cell, isNegative ? -value : value);
  return space(end);
}

/** Passes over a value that is not wanted, as a rule a number or null. */
@inline
export function passCell(at: usize): usize {
  if (load<u32>(at) == NULL) return anySpace(at + 4);
  return anySpace(isNumber(at) ? passNumber(at) : passValue(at, 0));
}
