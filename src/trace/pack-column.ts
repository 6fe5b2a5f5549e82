/** How a column's numbers are written by those who send them: in whole `times / per` of its unit. */
export interface Grain {
  readonly times: number;
  readonly per: number;
}

type Column = Float64Array | Float32Array | Uint32Array | Uint16Array | Uint8Array;

const Form = { raw: 0, constant: 1, counting: 2, int16: 3, int32: 4 } as const;
/** The form, seven bytes of nothing, and the number that the others are told apart from. */
const HEAD_BYTES = 8 + 8;
/** Columns begin where any number may. */
const ALIGNMENT = 8;
/** Stands for NaN among whole numbers. */
const NONE = { int16: -0x8000, int32: -0x80000000 } as const;
/** So few numbers are written as they are: looking for something shorter costs more than it saves. */
const FEW = 32;

/** Most bytes a column takes. */
export function mostBytes(column: Column): number {
  return HEAD_BYTES + padded(column.byteLength);
}

/**
 * Writes a column in as few bytes as it takes without a compressor's work: one value for all, values that count up, or whole
 * multiples of the column's grain in two or four bytes each; as it is where none of that gives every bit back.
 *
 * One byte for the form (0 raw, 1 constant, 2 counting, 3 int16, 4 int32), seven zero bytes, the number from which multiples
 * and counting start as a float64 (little-endian, like all that follows), then what the form needs, padded to eight bytes.
 *
 * @param at where in `buffer` it goes, a multiple of 8
 * @param base what multiples are of the difference from
 * @returns where the next column goes
 */
export function packColumn(
  buffer: ArrayBuffer,
  at: number,
  column: Column,
  grain: Grain | null,
  base = 0,
): number {
  const { length } = column;
  const payload = at + HEAD_BYTES;
  if (length > FEW) {
    const run = runOf(column);
    if (run !== null) return writeHead(buffer, at, run, column[0], 0);
    if (
      grain !== null &&
      hasMultiples(column, new Int16Array(buffer, payload, length), NONE.int16, base, grain)
    )
      return writeHead(buffer, at, Form.int16, base, 2 * length);
    if (grain !== null && column.BYTES_PER_ELEMENT >= 4) {
      if (hasMultiples(column, new Int32Array(buffer, payload, length), NONE.int32, base, grain))
        return writeHead(buffer, at, Form.int32, base, 4 * length);
    }
  }
  new Uint8Array(buffer, payload, column.byteLength).set(bytesOf(column));
  return writeHead(buffer, at, Form.raw, base, column.byteLength);
}

/** Fills `column` with what {@link packColumn} made of it. @returns where the next column stands */
export function unpackColumn(buffer: ArrayBuffer, at: number, column: Column, grain: Grain | null): number {
  const head = new DataView(buffer, at, HEAD_BYTES);
  const base = head.getFloat64(8, true);
  const form = head.getUint8(0);
  const payload = at + HEAD_BYTES;
  const { length } = column;
  if (form === Form.constant) column.fill(base);
  else if (form === Form.counting) for (let i = 0; i < length; i++) column[i] = base + i;
  else if (form === Form.int16)
    return restore(column, new Int16Array(buffer, payload, length), NONE.int16, base, grain);
  else if (form === Form.int32)
    return restore(column, new Int32Array(buffer, payload, length), NONE.int32, base, grain);
  else if (form === Form.raw) {
    bytesOf(column).set(new Uint8Array(buffer, payload, column.byteLength));
    return payload + padded(column.byteLength);
  } else throw new RangeError(`column form ${form} is not known to this version`);
  return payload;
}

function runOf(column: Column): number | null {
  if (repeats(column)) return Form.constant;
  return column instanceof Uint32Array && counts(column) ? Form.counting : null;
}

/** Whether all numbers are the same to the bit: then they are also when moved on by one. */
function repeats(column: Column): boolean {
  const bytes = bytesOf(column);
  const step = column.BYTES_PER_ELEMENT;
  return Buffer.compare(bytes.subarray(step), bytes.subarray(0, -step)) === 0;
}

function counts(column: Uint32Array): boolean {
  const [first] = column;
  for (let i = 1; i < column.length; i++) if (column[i] !== first + i) return false;
  return true;
}

/** Fills `multiples`. @returns false where whole multiples of the grain would lose something */
function hasMultiples(
  column: Column,
  multiples: Int16Array | Int32Array,
  none: number,
  base: number,
  { times, per }: Grain,
): boolean {
  const isFloat32 = column instanceof Float32Array;
  const scale = per / times;
  const { length } = column;
  for (let i = 0; i < length; i++) {
    const value = column[i];
    if (Number.isNaN(value)) {
      multiples[i] = none;
      continue;
    }
    const k = Math.round((value - base) * scale);
    const back = base + (per === 1 ? k * times : (k * times) / per);
    multiples[i] = k;
    // A zero with a sign is equal to the one that comes back, but not the same bits.
    const isSame = (isFloat32 ? Math.fround(back) : back) === value && (value !== 0 || 1 / value > 0);
    if (!isSame || multiples[i] !== k || k === none) return false;
  }
  return true;
}

function restore(
  column: Column,
  multiples: Int16Array | Int32Array,
  none: number,
  base: number,
  grain: Grain | null,
): number {
  if (grain === null) throw new RangeError('a column without a grain is packed as multiples of it');
  const { times, per } = grain;
  for (let i = 0; i < column.length; i++)
    column[i] = multiples[i] === none ? Number.NaN : base + (multiples[i] * times) / per;
  return multiples.byteOffset + padded(multiples.byteLength);
}

/** @returns where the next column goes */
function writeHead(
  buffer: ArrayBuffer,
  at: number,
  form: number,
  base: number,
  payloadBytes: number,
): number {
  const head = new DataView(buffer, at, HEAD_BYTES);
  head.setBigUint64(0, 0n);
  head.setUint8(0, form);
  head.setFloat64(8, base, true);
  return at + HEAD_BYTES + padded(payloadBytes);
}

const padded = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
