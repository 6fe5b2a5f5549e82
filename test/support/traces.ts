import { emptyReports } from '../../src/source/columns.js';
import { Flag } from '../../src/source/reports.js';
import type { Trace } from '../../src/trace/trace.js';

/** A report as a test writes it; what is left out is unknown. */
export interface TestReport {
  readonly s: number;
  readonly lat: number;
  readonly lon: number;
  readonly alt?: number | 'ground';
  readonly geom?: number;
  readonly gs?: number;
  readonly track?: number;
  readonly rate?: number;
  readonly callsign?: string;
  /** What the aircraft says of its position with this report. */
  readonly says?: 'trusted' | 'untrusted';
  readonly index?: number;
}

/** Midnight before the first report: seconds in {@link TestReport} count from here. */
export const MIDNIGHT_MS = Date.UTC(2025, 0, 1);

/** A trace of one source from reports written by hand. */
export function traceFrom(
  reports: readonly TestReport[],
  source = 'a',
  icao24 = 0x600866,
  typecode = 'B738',
): Trace {
  const callsigns = [...new Set(reports.flatMap((report) => report.callsign ?? []))];
  const columns = emptyReports(reports.length, callsigns);
  reports.forEach((report, i) => {
    columns.timeMs[i] = MIDNIGHT_MS + report.s * 1000;
    columns.latitudeDeg[i] = report.lat;
    columns.longitudeDeg[i] = report.lon;
    columns.altitudeFt[i] = typeof report.alt === 'number' ? report.alt : Number.NaN;
    columns.geometricAltitudeFt[i] = report.geom ?? Number.NaN;
    columns.groundspeedKt[i] = report.gs ?? Number.NaN;
    columns.trackDeg[i] = report.track ?? Number.NaN;
    columns.verticalRateFpm[i] = report.rate ?? Number.NaN;
    const says = report.says === undefined ? 0 : Flag[report.says];
    columns.flags[i] = (report.alt === 'ground' ? Flag.ground : 0) | says;
    columns.callsign[i] = report.callsign === undefined ? 0 : callsigns.indexOf(report.callsign) + 1;
    columns.index[i] = report.index ?? i;
  });
  const header = {
    icao24,
    registration: null,
    typecode,
    description: null,
    ownOp: null,
    year: null,
    dbFlags: 0,
  };
  return {
    icao24,
    reports: columns,
    sourceOf: new Uint16Array(reports.length),
    sources: [{ sha256: source.repeat(64).slice(0, 64), entry: '', header }],
  };
}

/** Reports of a trace as plain rows, for comparing. */
export function rowsOf(trace: Trace): object[] {
  const { reports } = trace;
  return Array.from({ length: reports.length }, (_, i) => ({
    timeMs: reports.timeMs[i],
    latitudeDeg: reports.latitudeDeg[i],
    longitudeDeg: reports.longitudeDeg[i],
    altitudeFt: reports.altitudeFt[i],
    callsign: reports.callsign[i] === 0 ? null : reports.callsigns[reports.callsign[i] - 1],
    source: trace.sources[trace.sourceOf[i]].sha256,
    index: reports.index[i],
  }));
}
