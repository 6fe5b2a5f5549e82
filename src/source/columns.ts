import type { Reports } from './reports.js';

/** The columns of {@link Reports} that hold one number per report. */
export const NUMBER_COLUMNS = [
  'timeMs',
  'latitudeDeg',
  'longitudeDeg',
  'altitudeFt',
  'geometricAltitudeFt',
  'groundspeedKt',
  'trackDeg',
  'verticalRateFpm',
  'flags',
  'origin',
  'callsign',
  'index',
] as const satisfies readonly (keyof Reports)[];

/** Reports being written: the arrays are there, their number and the callsigns may still change. */
export type MutableReports = { -readonly [K in keyof Reports]: Reports[K] };

/** Bytes a report takes in all its columns. */
const REPORT_BYTES = 3 * 8 + 6 * 4 + 2 + 2;

/**
 * Room for `length` reports. Every number is 0: a reader sets what it does not know to NaN.
 *
 * The columns lie in one buffer, the widest first so that each is aligned: a dozen small buffers per trace would keep the
 * garbage collector busier than the reports do.
 */
export function emptyReports(length: number, callsigns: readonly string[] = []): MutableReports {
  const buffer = new ArrayBuffer(REPORT_BYTES * length);
  const at = (bytesBefore: number) => bytesBefore * length;
  return {
    length,
    timeMs: new Float64Array(buffer, at(0), length),
    latitudeDeg: new Float64Array(buffer, at(8), length),
    longitudeDeg: new Float64Array(buffer, at(16), length),
    altitudeFt: new Float32Array(buffer, at(24), length),
    geometricAltitudeFt: new Float32Array(buffer, at(28), length),
    groundspeedKt: new Float32Array(buffer, at(32), length),
    trackDeg: new Float32Array(buffer, at(36), length),
    verticalRateFpm: new Float32Array(buffer, at(40), length),
    flags: new Uint8Array(buffer, at(50), length),
    origin: new Uint8Array(buffer, at(51), length),
    callsign: new Uint16Array(buffer, at(48), length),
    callsigns,
    index: new Uint32Array(buffer, at(44), length),
  };
}

/** Reports `from` up to but not including `to`, in the same memory. */
export function sliceReports(reports: Reports, from: number, to: number): Reports {
  // Key by key, in the order of emptyReports: loops over reports of one shape run several times faster than over two.
  return {
    length: to - from,
    timeMs: reports.timeMs.subarray(from, to),
    latitudeDeg: reports.latitudeDeg.subarray(from, to),
    longitudeDeg: reports.longitudeDeg.subarray(from, to),
    altitudeFt: reports.altitudeFt.subarray(from, to),
    geometricAltitudeFt: reports.geometricAltitudeFt.subarray(from, to),
    groundspeedKt: reports.groundspeedKt.subarray(from, to),
    trackDeg: reports.trackDeg.subarray(from, to),
    verticalRateFpm: reports.verticalRateFpm.subarray(from, to),
    flags: reports.flags.subarray(from, to),
    origin: reports.origin.subarray(from, to),
    callsign: reports.callsign.subarray(from, to),
    callsigns: reports.callsigns,
    index: reports.index.subarray(from, to),
  };
}

/** The first `length` reports, in memory of their own; the reports themselves when that is all of them. */
export function firstReports(reports: Reports, length: number): Reports {
  if (length === reports.length) return reports;
  const cut = emptyReports(length, reports.callsigns);
  copyReports(reports, cut, length);
  return cut;
}

/** Copies the first `length` reports from column to column, without the callsigns they point to. */
export function copyReports(from: Reports, to: Reports, length: number): void {
  for (const name of NUMBER_COLUMNS) to[name].set(from[name].subarray(0, length));
}
