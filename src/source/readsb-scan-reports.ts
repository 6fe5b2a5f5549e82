import { copyReports, emptyReports, type MutableReports } from './columns.js';
import {
  anyValue,
  isAt,
  nothing,
  numbersOrNulls,
  OUT_OF_THE_ORDINARY,
  pass,
  space,
  string,
} from './json-bytes.js';
import {
  At,
  CallsignList,
  type Cells,
  emptyCells,
  faultyCell,
  MOST_REPORTS,
  CELLS as ROOM,
  type TimeWindow,
  writeCells,
} from './readsb-cells.js';
import { ORIGINS, type Reports } from './reports.js';

// Each file has its own: V8 turns a module's own constants into numbers of its machine code, but not imported ones.
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const SPACE = 0x20;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const ALTITUDE = At.altitude;
const AIRCRAFT = At.aircraft;
const GEOMETRIC_ALTITUDE = At.geometricAltitude;

const GROUND = Buffer.from('"ground"');
const TYPE = Buffer.from('"type"');
const FLIGHT = Buffer.from('"flight"');
const ORIGIN_NAMES = ORIGINS.map((name) => Buffer.from(`"${name}"`));

/** Columns to read into, kept from trace to trace: they grow to the longest, and what was read is copied out. */
let room = emptyReports(1 << 13);

/**
 * Scans the list of reports that begins at `start` and has to end at `end`.
 *
 * @throws OUT_OF_THE_ORDINARY when anything in the list is, a report that would be rejected included
 */
export function scanReports(bytes: Uint8Array, start: number, end: number, window: TimeWindow): Reports {
  const scanner = new ReportScanner(bytes);
  const { cells } = scanner;
  let columns = room;
  let count = 0;
  let at = pass(bytes, start, OPEN_LIST);
  while (true) {
    at = scanner.scanReport(at);
    if (faultyCell(cells, window) !== null || count === MOST_REPORTS) throw OUT_OF_THE_ORDINARY;
    if (count === columns.length) columns = moreRoom();
    writeCells(columns, count, cells, window.startMs);
    columns.index[count] = count;
    count++;
    if (bytes[at] !== COMMA) break;
    at = pass(bytes, at, COMMA);
  }
  if (bytes[at] !== CLOSE_LIST || at + 1 !== end) throw OUT_OF_THE_ORDINARY;
  const reports = emptyReports(count, scanner.callsigns.list);
  copyReports(columns, reports, count);
  return reports;
}

function moreRoom(): MutableReports {
  const larger = emptyReports(2 * room.length);
  copyReports(room, larger, room.length);
  room = larger;
  return larger;
}

/** Reads one report after the other into the same cells. */
class ReportScanner {
  readonly cells: Cells = emptyCells();
  readonly callsigns = new CallsignList();
  /** What stood there last: most reports repeat it. */
  private readonly callsign: Known = { start: 0, length: 0, code: 0 };
  private readonly origin: Known = { start: 0, length: 0, code: 0 };

  constructor(private readonly bytes: Uint8Array) {}

  /** Scans one report of nine values, as until 2022, or more. @returns the place behind it */
  scanReport(start: number): number {
    const { bytes, cells } = this;
    const { numbers } = cells;
    let at = pass(bytes, start, OPEN_LIST);
    at = pass(bytes, numbersOrNulls(bytes, at, numbers, 0, ALTITUDE), COMMA);
    cells.isGround = bytes[at] === QUOTE;
    if (cells.isGround) at = this.scanGround(at);
    else at = numbersOrNulls(bytes, at, numbers, ALTITUDE, AIRCRAFT);
    at = this.scanAircraft(pass(bytes, at, COMMA));
    numbers[GEOMETRIC_ALTITUDE] = Number.NaN;
    if (bytes[at] === COMMA) at = this.scanOriginOrNull(pass(bytes, at, COMMA));
    if (bytes[at] === COMMA)
      at = numbersOrNulls(bytes, pass(bytes, at, COMMA), numbers, GEOMETRIC_ALTITUDE, ROOM);
    while (bytes[at] === COMMA) at = space(bytes, anyValue(bytes, pass(bytes, at, COMMA)));
    if (bytes[at] !== CLOSE_LIST) throw OUT_OF_THE_ORDINARY;
    return space(bytes, at + 1);
  }

  private scanGround(start: number): number {
    const { bytes, cells } = this;
    if (!isAt(bytes, start, GROUND)) throw OUT_OF_THE_ORDINARY;
    cells.numbers[ALTITUDE] = Number.NaN;
    const at = pass(bytes, start + GROUND.length, COMMA);
    return numbersOrNulls(bytes, at, cells.numbers, ALTITUDE + 1, AIRCRAFT);
  }

  private scanOriginOrNull(at: number): number {
    const { bytes } = this;
    return space(bytes, bytes[at] === QUOTE ? this.scanOrigin(at) : nothing(bytes, at));
  }

  /** Of the aircraft's object only the callsign is wanted, and its kind of source where the report does not say. */
  private scanAircraft(start: number): number {
    const { bytes, cells } = this;
    cells.origin = 0;
    cells.callsign = 0;
    if (bytes[start] !== OPEN_OBJECT) return space(bytes, nothing(bytes, start));
    let at = space(bytes, start + 1);
    if (bytes[at] === CLOSE_OBJECT) return space(bytes, at + 1);
    let types = 0;
    let flights = 0;
    while (true) {
      const key = at;
      const end = string(bytes, key);
      at = pass(bytes, end, COLON);
      if (end - key === TYPE.length && isAt(bytes, key, TYPE)) {
        types++;
        at = this.scanOrigin(at);
      } else if (end - key === FLIGHT.length && isAt(bytes, key, FLIGHT)) {
        flights++;
        at = this.scanCallsign(at);
      } else {
        at = anyValue(bytes, at);
      }
      if (bytes[at] <= SPACE) at = space(bytes, at);
      if (bytes[at] === CLOSE_OBJECT) break;
      at = pass(bytes, at, COMMA);
    }
    // Of two values under one name the last would count.
    if (types > 1 || flights > 1) throw OUT_OF_THE_ORDINARY;
    return space(bytes, at + 1);
  }

  private scanOrigin(at: number): number {
    const { bytes, cells, origin } = this;
    if (!isAgainAt(bytes, at, origin)) {
      remember(origin, at, string(bytes, at));
      origin.code = Math.max(
        0,
        ORIGIN_NAMES.findIndex((name) => isAt(bytes, at, name)),
      );
    }
    cells.origin = origin.code;
    return at + origin.length;
  }

  private scanCallsign(at: number): number {
    const { bytes, cells, callsign } = this;
    if (!isAgainAt(bytes, at, callsign)) {
      remember(callsign, at, string(bytes, at));
      callsign.code = this.callsigns.codeOf(asciiOf(bytes, at + 1, at + callsign.length - 1));
    }
    cells.callsign = callsign.code;
    return at + callsign.length;
  }
}

/** A string met before, quotes included, and what it means. */
interface Known {
  start: number;
  length: number;
  code: number;
}

function remember(known: Known, start: number, end: number): void {
  known.start = start;
  known.length = end - start;
}

/** Whether the string at a place is one met before: then its end is known too. */
function isAgainAt(bytes: Uint8Array, at: number, { start, length }: Known): boolean {
  for (let i = 0; i < length; i++) if (bytes[at + i] !== bytes[start + i]) return false;
  return length > 0;
}

function asciiOf(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end; i++) {
    if (bytes[i] > 0x7f) throw OUT_OF_THE_ORDINARY;
    text += String.fromCharCode(bytes[i]);
  }
  return text;
}
