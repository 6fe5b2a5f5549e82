import { emptyReports, NUMBER_COLUMNS } from '../source/columns.js';
import type { Reports } from '../source/reports.js';
import { pickTrace, type Trace, type TraceSource } from './trace.js';

const sourceKey = (source: TraceSource): string => `${source.sha256}\n${source.entry}`;

/**
 * Joins traces of one airframe into one, in time order.
 *
 * The result depends on the evidence alone: neither the order of `traces` nor the way reports are spread over them
 * changes it. Reports of the same instant stand in the order of their source's hash, then of their place in it.
 *
 * @param traces at least one, all of the same airframe
 */
export function mergeTraces(traces: readonly Trace[]): Trace {
  const [first] = traces;
  if (first === undefined) throw new RangeError('mergeTraces needs at least one trace');
  if (traces.length === 1 && first.sources.length === 1) return first;
  const joined = concatenate([...traces].sort((a, b) => startMs(a) - startMs(b)));
  // A day's file follows the tail of the day before, and nothing has to be sorted.
  return isInOrder(joined) ? joined : pickTrace(joined, timeOrder(joined));
}

const startMs = ({ reports }: Trace): number => (reports.length === 0 ? 0 : reports.timeMs[0]);

function concatenate(traces: readonly Trace[]): Trace {
  const sources = sortedSources(traces);
  const callsigns = [...new Set(traces.flatMap((trace) => trace.reports.callsigns))].sort();
  const length = traces.reduce((sum, trace) => sum + trace.reports.length, 0);
  const reports = emptyReports(length, callsigns);
  const sourceOf = new Uint16Array(length);
  let at = 0;
  for (const trace of traces) {
    copyInto(reports, at, trace.reports);
    const rank = trace.sources.map((source) => sources.findIndex((s) => sourceKey(s) === sourceKey(source)));
    const code = trace.reports.callsigns.map((callsign) => callsigns.indexOf(callsign) + 1);
    for (let i = 0; i < trace.reports.length; i++) {
      sourceOf[at + i] = rank[trace.sourceOf[i]];
      const own = trace.reports.callsign[i];
      reports.callsign[at + i] = own === 0 ? 0 : code[own - 1];
    }
    at += trace.reports.length;
  }
  return { icao24: traces[0].icao24, reports, sourceOf, sources };
}

function sortedSources(traces: readonly Trace[]): TraceSource[] {
  const byKey = new Map(
    traces.flatMap((trace) => trace.sources.map((source) => [sourceKey(source), source])),
  );
  return [...byKey.keys()].sort().map((key) => byKey.get(key)!);
}

function copyInto(to: Reports, at: number, from: Reports): void {
  for (const name of NUMBER_COLUMNS) to[name].set(from[name] as never, at);
}

function isInOrder(trace: Trace): boolean {
  const { timeMs, length } = trace.reports;
  for (let i = 1; i < length; i++) {
    if (timeMs[i] < timeMs[i - 1] || (timeMs[i] === timeMs[i - 1] && compare(trace, i - 1, i) > 0))
      return false;
  }
  return true;
}

function timeOrder(trace: Trace): Uint32Array {
  const order = Uint32Array.from({ length: trace.reports.length }, (_, i) => i);
  return order.sort((a, b) => compare(trace, a, b));
}

/** By time, then by source, then by place in it. */
function compare({ reports, sourceOf }: Trace, a: number, b: number): number {
  return (
    reports.timeMs[a] - reports.timeMs[b] || sourceOf[a] - sourceOf[b] || reports.index[a] - reports.index[b]
  );
}
