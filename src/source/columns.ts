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

/** Room for `length` reports. Every number is 0: a reader sets what it does not know to NaN. */
export function emptyReports(length: number, callsigns: readonly string[] = []): MutableReports {
  return {
    length,
    timeMs: new Float64Array(length),
    latitudeDeg: new Float64Array(length),
    longitudeDeg: new Float64Array(length),
    altitudeFt: new Float32Array(length),
    geometricAltitudeFt: new Float32Array(length),
    groundspeedKt: new Float32Array(length),
    trackDeg: new Float32Array(length),
    verticalRateFpm: new Float32Array(length),
    flags: new Uint8Array(length),
    origin: new Uint8Array(length),
    callsign: new Uint16Array(length),
    callsigns,
    index: new Uint32Array(length),
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
