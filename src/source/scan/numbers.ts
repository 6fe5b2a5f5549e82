/**
 * The numbers of a report. In one column nearly all have the same shape (this many digits, a point, two more), so a number
 * is first held against the shape of the one before: a few instructions on sixteen bytes check and convert it at once.
 */
import {
  anySpace,
  byteAt,
  CLOSE_LIST,
  COMMA,
  deviation,
  digitAt,
  LOWER_N,
  MINUS,
  NULL,
  POINT,
  passNull,
  passNumber,
  passValue,
  ZERO,
} from './bytes.ts';

/** Positions in a report that may hold a number. */
const CELLS: usize = 16;
/** What was read, by position; NaN for null. */
const VALUES: usize = memory.data(16 * 8, 16);
/** Address of the shape last seen at each position. */
const SHAPES: usize = memory.data(16 * 4, 16);

/** Whole numbers up to 10^15 and these powers are exact in a double, so one division rounds as JSON.parse does. */
const MOST_DIGITS: usize = 15;
const POWERS_OF_TEN: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

/**
 * What is known of a shape, 128 bytes:
 *
 * - 0: the least byte that may stand in each of sixteen places, and at 16: how far above it a byte may be
 * - 32, 48: what a digit in the first and the last eight places counts among the five last digits
 * - 64, 80: the same among the five before
 * - 96: what is to be added to the number so made; 104: what it is then divided by; 112: the length of the text
 */
const SHAPE_BYTES: usize = 128;
/** Digits before and behind the point; none at all is the shape of null. */
const MOST_WHOLE: usize = 7;
const MOST_DECIMALS: usize = 7;
/** Five in each of two sums: 10^4 is the largest power that multiplies in sixteen bits. */
const HALF_DIGITS: usize = 5;
const TABLE: usize = memory.data(2 * 8 * 8 * 128, 16);

@inline
function shapeOf(isNegative: bool, whole: usize, decimals: usize): usize {
  return TABLE + ((((<usize>isNegative) << 6) | (whole << 3) | decimals) * SHAPE_BYTES);
}

makeShapes();

function makeShapes(): void {
  makeNull();
  for (let sign: usize = 0; sign < 2; sign++) {
    for (let whole: usize = 1; whole <= MOST_WHOLE; whole++) {
      for (let decimals: usize = 0; decimals <= MOST_DECIMALS; decimals++) {
        if (whole + decimals <= 2 * HALF_DIGITS) makeShape(sign != 0, whole, decimals);
      }
    }
  }
}

/** Its letters count nothing; added is NaN. */
function makeNull(): void {
  const shape = shapeOf(false, 0, 0);
  memory.fill(shape, 0xff, 32);
  store<u32>(shape, NULL);
  store<u32>(shape + 16, 0);
  memory.fill(shape + 4, 0, 12);
  endShape(shape, NaN, 1, 4);
  for (let cell: usize = 0; cell < CELLS; cell++) store<usize>(SHAPES + (cell << 2), shape);
}

function makeShape(isNegative: bool, whole: usize, decimals: usize): void {
  const shape = shapeOf(isNegative, whole, decimals);
  const first: usize = isNegative ? 1 : 0;
  const point = first + whole;
  const length = decimals == 0 ? point : point + 1 + decimals;
  // Behind the number any byte may stand: from 0 up to 255.
  memory.fill(shape + 16, 0xff, 16);
  if (isNegative) exactly(shape, 0, MINUS);
  let order = whole + decimals;
  for (let place = first; place < length; place++) {
    if (place == point) exactly(shape, place, POINT);
    else digit(shape, place, --order);
  }
  // Of several whole digits the first is from 1 to 9, and counted from 1.
  if (whole > 1) between(shape, first, ZERO + 1, 8);
  const added = whole > 1 ? load<f64>(POWERS_OF_TEN + ((whole + decimals - 1) << 3)) : 0;
  const divisor = load<f64>(POWERS_OF_TEN + (decimals << 3));
  endShape(shape, added, isNegative ? -divisor : divisor, length);
}

function exactly(shape: usize, place: usize, character: u32): void {
  between(shape, place, character, 0);
}

function between(shape: usize, place: usize, least: u32, range: u32): void {
  store<u8>(shape + place, least);
  store<u8>(shape + 16 + place, range);
}

/** @param order how many digits come behind */
function digit(shape: usize, place: usize, order: usize): void {
  between(shape, place, ZERO, 9);
  const half = order < HALF_DIGITS ? 32 : 64;
  const power = load<f64>(POWERS_OF_TEN + ((order % HALF_DIGITS) << 3));
  store<i16>(shape + half + (place << 1), <i16>power);
}

function endShape(shape: usize, added: f64, divisor: f64, length: usize): void {
  store<f64>(shape + 96, added);
  store<f64>(shape + 104, divisor);
  store<u32>(shape + 112, <u32>length);
}

@inline
export function valueOf(cell: usize): f64 {
  return load<f64>(VALUES + (cell << 3));
}

@inline
export function setValue(cell: usize, value: f64): void {
  store<f64>(VALUES + (cell << 3), value);
}

/**
 * Reads a number or null whose text may be long: up to ten digits at once. Only before a comma: else it might go on.
 *
 * @returns the place behind it and the white space that follows
 */
@inline
export function readLong(at: usize, cell: usize): usize {
  const shape = load<usize>(SHAPES + (cell << 2));
  const end = at + load<u32>(shape, 112);
  const over = i8x16.sub(v128.load(at), v128.load(shape));
  if (!isWithin(over, shape) || byteAt(end) != COMMA) return readOther(at, cell, false);
  const front = i16x8.extend_low_i8x16_u(over);
  const back = i16x8.extend_high_i8x16_u(over);
  const low = sumOfBoth(front, back, shape + 32);
  const high = sumOfBoth(front, back, shape + 64);
  const halves = i32x4.add(
    v128.shuffle<i32>(low, high, 0, 4, 1, 5),
    v128.shuffle<i32>(low, high, 2, 6, 3, 7),
  );
  const sums = i32x4.add(halves, v128.shuffle<i32>(halves, halves, 2, 3, 0, 1));
  const digits = <i64>i32x4.extract_lane(sums, 1) * 100_000 + <i64>i32x4.extract_lane(sums, 0);
  setValue(cell, (<f64>digits + load<f64>(shape, 96)) / load<f64>(shape, 104));
  return end;
}

/** The same for texts that are as a rule no longer than eight characters, with no more than five digits. */
@inline
export function readShort(at: usize, cell: usize): usize {
  const shape = load<usize>(SHAPES + (cell << 2));
  const end = at + load<u32>(shape, 112);
  const over = i8x16.sub(v128.load(at), v128.load(shape));
  if (!isWithin(over, shape) || byteAt(end) != COMMA) return readOther(at, cell, true);
  const products = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(over), v128.load(shape, 32));
  const sums = i32x4.add(products, v128.shuffle<i32>(products, products, 2, 3, 0, 1));
  const digits = i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1);
  setValue(cell, (<f64>digits + load<f64>(shape, 96)) / load<f64>(shape, 104));
  return end;
}

/** Passes over a number or null; over any other value when it is none. */
@inline
export function passCell(at: usize, cell: usize): usize {
  const shape = load<usize>(SHAPES + (cell << 2));
  const end = at + load<u32>(shape, 112);
  const over = i8x16.sub(v128.load(at), v128.load(shape));
  return isWithin(over, shape) && isEnd(end) ? end : passOther(at, cell);
}

@inline
function isWithin(over: v128, shape: usize): bool {
  return i8x16.bitmask(i8x16.le_u(over, v128.load(shape, 16))) == 0xffff;
}

/** Whether the text of a number cannot have gone on. */
@inline
function isEnd(at: usize): bool {
  const character = byteAt(at);
  return character == COMMA || character == CLOSE_LIST;
}

@inline
function sumOfBoth(front: v128, back: v128, weights: usize): v128 {
  return i32x4.add(
    i32x4.dot_i16x8_s(front, v128.load(weights)),
    i32x4.dot_i16x8_s(back, v128.load(weights, 16)),
  );
}

/** Reads a number of another shape than the one before, digit by digit, and keeps its shape for the next. */
function readOther(at: usize, cell: usize, isShort: bool): usize {
  if (byteAt(at) == LOWER_N) return readNull(at, cell);
  const isNegative = byteAt(at) == MINUS;
  const start = isNegative ? at + 1 : at;
  const end = passNumber(at);
  let digits: u64 = 0;
  let point = end;
  for (let place = start; place < end; place++) {
    if (byteAt(place) == POINT) point = place;
    else digits = digits * 10 + digitAt(place);
  }
  const whole = point - start;
  const decimals: usize = point == end ? 0 : end - point - 1;
  if (whole + decimals > MOST_DIGITS) deviation();
  const value = <f64>digits / load<f64>(POWERS_OF_TEN + (decimals << 3));
  setValue(cell, isNegative ? -value : value);
  if (!isShort || (whole + decimals <= HALF_DIGITS && end - at <= 8)) keep(cell, isNegative, whole, decimals);
  return anySpace(end);
}

function readNull(at: usize, cell: usize): usize {
  setValue(cell, NaN);
  keep(cell, false, 0, 0);
  return anySpace(passNull(at));
}

function passOther(at: usize, cell: usize): usize {
  const first = byteAt(at);
  const isNumber = first == MINUS || digitAt(at) < 10;
  return first == LOWER_N || isNumber ? readOther(at, cell, false) : anySpace(passValue(at, 0));
}

/** Only what fits sixteen bytes and ten digits has a shape. */
function keep(cell: usize, isNegative: bool, whole: usize, decimals: usize): void {
  if (whole > MOST_WHOLE || decimals > MOST_DECIMALS || whole + decimals > 2 * HALF_DIGITS) return;
  store<usize>(SHAPES + (cell << 2), shapeOf(isNegative, whole, decimals));
}
