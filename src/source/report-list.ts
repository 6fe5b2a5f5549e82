import { AirbridgeError } from '../error.js';
import { emptyReports, type MutableReports } from './columns.js';
import { CallsignList } from './readsb/cells.js';
import { Flag, type RejectedReport, type Reports, type SourceTrace, type TraceHeader } from './reports.js';

const EARLIEST_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

/** Beyond these no transponder and no receiver of satellites can have measured anything (DO-260B). */
const LOWEST_ALTITUDE_FT = -5_000;
const HIGHEST_ALTITUDE_FT = 130_000;
const FASTEST_KT = 4_086;
const STEEPEST_FPM = 32_640;

/** More airframes than a day of the whole world has; each takes memory of its own, however little is known of it. */
export const MOST_TRACES = 100_000;

/** A report as some format tells it; what is left out, or NaN, is unknown. */
export interface Told {
  readonly timeMs: number;
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly altitudeFt?: number;
  readonly geometricAltitudeFt?: number;
  /** Whether `geometricAltitudeFt` is above the sea instead of the ellipsoid. */
  readonly isAboveSea?: boolean;
  readonly groundspeedKt?: number;
  readonly trackDeg?: number;
  readonly verticalRateFpm?: number;
  readonly isGround?: boolean;
  readonly callsign?: string | null;
}

/** What an aircraft is known by when its file says nothing about it. */
export const UNNAMED: TraceHeader = {
  icao24: null,
  registration: null,
  typecode: null,
  description: null,
  ownOp: null,
  year: null,
  dbFlags: 0,
};

/**
 * The reports of one trace as they are being read, by the rules that hold for every format: without a time and a place
 * inside their ranges a report is rejected; any other number out of range is unknown.
 */
export class ReportList {
  private readonly told: Told[] = [];
  private readonly index: number[] = [];
  private readonly rejected: RejectedReport[] = [];

  /** @param nowMs nothing that claims to be from after tomorrow is believed */
  constructor(private readonly nowMs: number) {}

  get length(): number {
    return this.told.length;
  }

  get rejections(): readonly RejectedReport[] {
    return this.rejected;
  }

  /** @param index position of the report in its source's own list */
  add(index: number, report: Told): void {
    const fault = this.faultOf(report);
    if (fault !== null) {
      this.rejected.push({ index, ...fault });
      return;
    }
    this.told.push(report);
    this.index.push(index);
  }

  /** Notes a report of which not even a time and a place can be had. */
  reject(index: number, field: string, value: unknown): void {
    this.rejected.push({ index, field, value });
  }

  /** @throws AirbridgeError `no-usable-report` naming the first fault, or `empty-trace` when there was no report at all */
  trace(header: TraceHeader): SourceTrace {
    if (this.told.length === 0) throw this.nothingUsable();
    return { header, reports: this.columns(), rejected: this.rejected };
  }

  private faultOf({ timeMs, latitudeDeg, longitudeDeg }: Told): Omit<RejectedReport, 'index'> | null {
    if (!(timeMs >= EARLIEST_MS && timeMs <= this.nowMs + DAY_MS))
      return { field: 'time', value: shownTime(timeMs) };
    if (!(Math.abs(latitudeDeg) <= 90)) return { field: 'lat', value: shownNumber(latitudeDeg) };
    if (!(Math.abs(longitudeDeg) <= 180)) return { field: 'lon', value: shownNumber(longitudeDeg) };
    return null;
  }

  private columns(): Reports {
    const reports = emptyReports(this.told.length);
    const callsigns = new CallsignList();
    this.told.forEach((report, i) => {
      writeReport(reports, i, report);
      reports.callsign[i] = callsigns.codeOf(report.callsign);
      reports.index[i] = this.index[i];
    });
    reports.callsigns = callsigns.list;
    return reports;
  }

  private nothingUsable(): AirbridgeError {
    const [first] = this.rejected;
    if (first === undefined) {
      const next = 'There is nothing to take from it.';
      return new AirbridgeError('empty-trace', 'it holds not one position', {}, next);
    }
    const { index, field, value } = first;
    const message = `none of its ${this.rejected.length} reports can be used; the first fault is in report ${index}`;
    const next = 'Fetch the file again; if it stays like this, its maker has written it so.';
    return new AirbridgeError('no-usable-report', message, { field, value }, next);
  }
}

function writeReport(reports: MutableReports, i: number, told: Told): void {
  const isGround = told.isGround === true;
  reports.timeMs[i] = told.timeMs;
  reports.latitudeDeg[i] = told.latitudeDeg;
  reports.longitudeDeg[i] = told.longitudeDeg;
  reports.altitudeFt[i] = within(told.altitudeFt, LOWEST_ALTITUDE_FT, HIGHEST_ALTITUDE_FT);
  reports.geometricAltitudeFt[i] = within(told.geometricAltitudeFt, LOWEST_ALTITUDE_FT, HIGHEST_ALTITUDE_FT);
  reports.groundspeedKt[i] = within(told.groundspeedKt, 0, FASTEST_KT);
  reports.trackDeg[i] = within(told.trackDeg, 0, 360) % 360;
  reports.verticalRateFpm[i] = within(told.verticalRateFpm, -STEEPEST_FPM, STEEPEST_FPM);
  reports.flags[i] = (isGround ? Flag.ground : 0) | (told.isAboveSea === true ? Flag.aboveSea : 0);
}

function within(value: number | undefined, lowest: number, highest: number): number {
  return value !== undefined && value >= lowest && value <= highest ? value : Number.NaN;
}

/** A time as a rejection shows it: as a date where it is one. */
function shownTime(timeMs: number): unknown {
  return Math.abs(timeMs) <= 8.64e15 ? new Date(timeMs).toISOString() : shownNumber(timeMs);
}

const shownNumber = (value: number): unknown => (Number.isFinite(value) ? value : null);
