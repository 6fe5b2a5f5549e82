/** One point of a leg's simplified path. */
export interface PathPoint {
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  /** Pressure altitude, to 25 ft; null where unknown or on the ground. */
  readonly altitudeFt: number | null;
  readonly onGround: boolean;
  /** Nobody listened between the point before and this one. */
  readonly gapBefore: boolean;
}

const VERSION = 1;
const DEGREES = 1e5;
const TIME_STEP_MS = 100;
const ALTITUDE_STEP_FT = 25;
/** A varint of a number below 2⁵³ takes at most eight bytes. */
const MOST_HEAD_BYTES = 1 + 8;
const MOST_POINT_BYTES = 1 + 4 * 8;
const Bit = { ground: 1, gap: 2, noAltitude: 4 } as const;

/**
 * A path as bytes: version, number of points, then per point the differences to the point before as LEB128 varints
 * (zigzag where signed): time in 0.1 s, latitude and longitude in 1e-5 degrees, altitude in 25 ft, and a byte of flags
 * (1 on ground, 2 gap before, 4 altitude unknown).
 */
export function encodePath(points: readonly PathPoint[]): Uint8Array {
  const bytes = new Uint8Array(MOST_HEAD_BYTES + points.length * MOST_POINT_BYTES);
  bytes[0] = VERSION;
  let at = writeVarint(bytes, 1, points.length);
  let [time, latitude, longitude, altitude] = [0, 0, 0, 0];
  for (const point of points) {
    const next = {
      time: Math.round(point.timeMs / TIME_STEP_MS),
      latitude: Math.round(point.latitudeDeg * DEGREES),
      longitude: Math.round(point.longitudeDeg * DEGREES),
      altitude: point.altitudeFt === null ? altitude : Math.round(point.altitudeFt / ALTITUDE_STEP_FT),
    };
    bytes[at++] = flagsOf(point);
    at = writeVarint(bytes, at, zigzag(next.time - time));
    at = writeVarint(bytes, at, zigzag(next.latitude - latitude));
    at = writeVarint(bytes, at, zigzag(next.longitude - longitude));
    at = writeVarint(bytes, at, zigzag(next.altitude - altitude));
    ({ time, latitude, longitude, altitude } = next);
  }
  return bytes.slice(0, at);
}

/** The inverse of {@link encodePath}, to its resolution. */
export function decodePath(bytes: Uint8Array): PathPoint[] {
  if (bytes[0] !== VERSION) throw new RangeError(`path encoding ${bytes[0]} is not known to this version`);
  const reader = { bytes, at: 1 };
  const length = readVarint(reader);
  const last = [0, 0, 0, 0];
  return Array.from({ length }, () => {
    const flags = bytes[reader.at++];
    for (let k = 0; k < last.length; k++) last[k] = last[k] + unzigzag(readVarint(reader));
    const [time, latitude, longitude, altitude] = last as [number, number, number, number];
    return {
      timeMs: time * TIME_STEP_MS,
      latitudeDeg: latitude / DEGREES,
      longitudeDeg: longitude / DEGREES,
      altitudeFt: (flags & Bit.noAltitude) !== 0 ? null : altitude * ALTITUDE_STEP_FT,
      onGround: (flags & Bit.ground) !== 0,
      gapBefore: (flags & Bit.gap) !== 0,
    };
  });
}

function flagsOf(point: PathPoint): number {
  return (
    (point.onGround ? Bit.ground : 0) |
    (point.gapBefore ? Bit.gap : 0) |
    (point.altitudeFt === null ? Bit.noAltitude : 0)
  );
}

/** Times exceed this, and take arithmetic instead of shifts. */
const FITS_31_BITS = 2 ** 31;
const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

/** @returns where the next byte goes */
function writeVarint(bytes: Uint8Array, from: number, value: number): number {
  let [at, rest] = [from, value];
  for (; rest >= FITS_31_BITS; rest = Math.floor(rest / 128)) bytes[at++] = (rest % 128) | 128;
  for (; rest >= 128; rest >>= 7) bytes[at++] = (rest & 127) | 128;
  bytes[at++] = rest;
  return at;
}

function readVarint(reader: { bytes: Uint8Array; at: number }): number {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) throw new RangeError('path ends in the middle of a number');
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
}
