import { emptyReports, NUMBER_COLUMNS, sliceReports } from '../source/columns.js';
import { Flag, type Reports, type SourceTrace, type TraceHeader } from '../source/reports.js';

/** One piece of evidence a trace was read from. */
export interface TraceSource {
  /** Of the file as stored. */
  readonly sha256: string;
  /** Path inside the archive; empty when the file is the trace itself. */
  readonly entry: string;
  readonly header: TraceHeader;
}

/**
 * One airframe's reports in time order, from one source or several.
 *
 * `sourceOf[i]` says which of `sources` report `i` came from; `reports.index[i]` is its position there.
 */
export interface Trace {
  /** Null where the source names no address: see trace/airframe. */
  readonly icao24: number | null;
  readonly reports: Reports;
  readonly sourceOf: Uint16Array;
  readonly sources: readonly TraceSource[];
}

/** A trace of one source, in that source's own order. */
export function traceOf(read: SourceTrace, sha256: string, entry: string): Trace {
  return {
    icao24: read.header.icao24,
    reports: read.reports,
    sourceOf: new Uint16Array(read.reports.length),
    sources: [{ sha256, entry, header: read.header }],
  };
}

/** The reports at `positions`, in that order. */
function pickReports(reports: Reports, positions: ArrayLike<number>): Reports {
  const picked = emptyReports(positions.length, reports.callsigns);
  for (const name of NUMBER_COLUMNS) {
    const column = reports[name];
    if (isOfFloats(column)) pickFloats(column, picked[name], positions);
    else pickIntegers(column, picked[name], positions);
  }
  return picked;
}

const isOfFloats = (column: Column): boolean =>
  column instanceof Float64Array || column instanceof Float32Array;

type Column = Reports[(typeof NUMBER_COLUMNS)[number]];

// Two loops that look alike: one that met arrays of all five kinds would be left uncompiled for any, and twenty times slower.
function pickFloats(from: Column, to: Column, positions: ArrayLike<number>): void {
  for (let k = 0; k < positions.length; k++) to[k] = from[positions[k]];
}

function pickIntegers(from: Column, to: Column, positions: ArrayLike<number>): void {
  for (let k = 0; k < positions.length; k++) to[k] = from[positions[k]];
}

function pickSources(sourceOf: Uint16Array, positions: ArrayLike<number>): Uint16Array {
  const picked = new Uint16Array(positions.length);
  for (let k = 0; k < positions.length; k++) picked[k] = sourceOf[positions[k]];
  return picked;
}

/** The part of a trace at `positions`, in that order. */
export function pickTrace(trace: Trace, positions: ArrayLike<number>): Trace {
  return {
    ...trace,
    reports: pickReports(trace.reports, positions),
    sourceOf: pickSources(trace.sourceOf, positions),
  };
}

/** Reports `from` up to but not including `to`. Shares memory with the trace it is cut from. */
export function sliceTrace(trace: Trace, from: number, to = trace.reports.length): Trace {
  const end = Math.max(from, to);
  return {
    ...trace,
    reports: sliceReports(trace.reports, from, end),
    sourceOf: trace.sourceOf.subarray(from, end),
  };
}

/** The same reports, without sources that none of them is from. */
export function withSourcesInUse(trace: Trace): Trace {
  if (trace.sources.length === 1) return trace;
  const used = [...new Set(trace.sourceOf)].sort((a, b) => a - b);
  const sources = used.map((source) => trace.sources[source]);
  return { ...trace, sources, sourceOf: trace.sourceOf.map((source) => used.indexOf(source)) };
}

/** Whether the report claims to be on the ground. */
export function saysGround(reports: Reports, i: number): boolean {
  return (reports.flags[i] & Flag.ground) !== 0;
}
