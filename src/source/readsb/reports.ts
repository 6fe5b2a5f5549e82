import { emptyReports, firstReports } from '../columns.js';
import type { RejectedReport, Reports } from '../reports.js';
import {
  At,
  CallsignList,
  type Cells,
  emptyCells,
  faultyCell,
  originCode,
  type TimeWindow,
  trustOf,
  writeCells,
} from './cells.js';

const LONGEST_SHOWN = 60;
const NUMBERS = [
  At.time,
  At.latitude,
  At.longitude,
  At.altitude,
  At.groundspeed,
  At.track,
  At.flags,
  At.verticalRate,
  At.geometricAltitude,
] as const;
/** What a position without which there is no report is called in a rejection. */
const FIELDS: Readonly<Record<number, string>> = {
  [At.time]: 'time',
  [At.latitude]: 'lat',
  [At.longitude]: 'lon',
};

/**
 * Turns the reports of a readsb trace, parsed as JSON, into columns. Without a time and a position inside their ranges a
 * report is rejected; any other number out of range is unknown (NaN).
 *
 * @param rows the list `trace` of the JSON, unchecked
 */
export function readsbReports(
  rows: readonly unknown[],
  window: TimeWindow,
): { reports: Reports; rejected: RejectedReport[] } {
  const reports = emptyReports(rows.length);
  const callsigns = new CallsignList();
  const cells = emptyCells();
  const rejected: RejectedReport[] = [];
  let taken = 0;
  rows.forEach((row, index) => {
    if (!Array.isArray(row)) {
      rejected.push({ index, field: 'report', value: shown(row) });
      return;
    }
    fillCells(cells, row);
    const fault = faultyCell(cells, window);
    if (fault !== null) {
      rejected.push({ index, field: FIELDS[fault], value: shown(row[fault]) });
      return;
    }
    const { flight, nic, nac_p: nacP, sil } = aircraftOf(row[At.aircraft]);
    cells.callsign = callsigns.codeOf(flight);
    cells.trust = trustOf(nic, nacP, sil);
    writeCells(reports, taken, cells, window.startMs);
    reports.index[taken++] = index;
  });
  reports.callsigns = callsigns.list;
  return { reports: firstReports(reports, taken), rejected };
}

/** A value short enough to be stored and printed. */
export function shown(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}…` : value;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  // JSON knows neither NaN nor infinity, nor a value that is absent.
  return Number.isFinite(value) || typeof value === 'boolean' ? value : value === null ? null : String(value);
}

/** Everything but the callsign, which only reports that are taken may add to the list. */
function fillCells(cells: Cells, row: readonly unknown[]): void {
  for (const at of NUMBERS) {
    const value = row[at];
    cells.numbers[at] = typeof value === 'number' ? value : Number.NaN;
  }
  cells.isGround = row[At.altitude] === 'ground';
  cells.origin = originCode(row[At.origin] ?? aircraftOf(row[At.aircraft]).type);
}

interface AircraftObject {
  readonly type?: unknown;
  readonly flight?: unknown;
  readonly nic?: unknown;
  readonly nac_p?: unknown;
  readonly sil?: unknown;
}

function aircraftOf(value: unknown): AircraftObject {
  return typeof value === 'object' && value !== null ? value : {};
}
