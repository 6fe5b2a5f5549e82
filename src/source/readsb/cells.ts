import { cleanCallsign } from '../../aviation/callsign.js';
import type { MutableReports } from '../columns.js';
import { Flag, ORIGINS } from '../reports.js';
import { FASTEST_KT, HIGHEST_ALTITUDE_FT, LOWEST_ALTITUDE_FT, STEEPEST_FPM } from './limits.js';

/** When reports may be from, UTC milliseconds; their own times count from `startMs`. */
export interface TimeWindow {
  readonly startMs: number;
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** Positions in a report, readsb README-json.md "trace jsons"; those from 9 on exist only since 2022. */
export const At = {
  time: 0,
  latitude: 1,
  longitude: 2,
  altitude: 3,
  groundspeed: 4,
  track: 5,
  flags: 6,
  verticalRate: 7,
  aircraft: 8,
  origin: 9,
  geometricAltitude: 10,
} as const;

/** Room for every position that holds a number; what is read of them is in {@link At}. */
const CELLS = 14;

/** Bits of a report's flags as readsb writes them. */
const ReadsbFlag = { stale: 1, newLeg: 2, geometricRate: 4, geometricAltitude: 8 } as const;

/** Eleven in every second of a day. */
export const MOST_REPORTS = 1_000_000;
const MOST_CALLSIGNS = 0xffff;

/** One report as it was written, before any rule: what every way of reading a trace hands over. */
export interface Cells {
  /** By position ({@link At}); NaN for what is not there or is no number. */
  readonly numbers: Float64Array;
  /** Whether the altitude is the word "ground". */
  isGround: boolean;
  /** Index into {@link ORIGINS}. */
  origin: number;
  /** Code of a {@link CallsignList}. */
  callsign: number;
  /** {@link Flag.trusted}, {@link Flag.untrusted} or 0, see {@link trustOf}. */
  trust: number;
}

/** A report of which nothing is known yet. */
export function emptyCells(): Cells {
  return {
    numbers: new Float64Array(CELLS).fill(Number.NaN),
    isGround: false,
    origin: 0,
    callsign: 0,
    trust: 0,
  };
}

/**
 * The first position whose number a report cannot do without and that is missing or out of its range.
 *
 * @returns null when the report can be taken
 */
export function faultyCell({ numbers }: Cells, { startMs, earliestMs, latestMs }: TimeWindow): number | null {
  const timeMs = numbers[At.time] * 1000 + startMs;
  if (!(timeMs >= earliestMs && timeMs <= latestMs)) return At.time;
  if (Number.isNaN(within(numbers[At.latitude], -90, 90))) return At.latitude;
  if (Number.isNaN(within(numbers[At.longitude], -180, 180))) return At.longitude;
  return null;
}

/** Writes a report that has no {@link faultyCell}. Any other number out of its range is unknown (NaN). */
export function writeCells(
  reports: MutableReports,
  i: number,
  { numbers, isGround, origin, callsign, trust }: Cells,
  startMs: number,
): void {
  // ToInt32 gives 0 for NaN; a number that is no whole one has no bits.
  const bits = Number.isInteger(numbers[At.flags]) ? numbers[At.flags] | 0 : 0;
  reports.timeMs[i] = startMs + Math.round(numbers[At.time] * 1000);
  reports.latitudeDeg[i] = numbers[At.latitude];
  reports.longitudeDeg[i] = numbers[At.longitude];
  reports.groundspeedKt[i] = within(numbers[At.groundspeed], 0, FASTEST_KT);
  reports.trackDeg[i] = trackOf(numbers[At.track]);
  reports.verticalRateFpm[i] = within(numbers[At.verticalRate], -STEEPEST_FPM, STEEPEST_FPM);
  reports.origin[i] = origin;
  reports.callsign[i] = callsign;
  reports.flags[i] = flagsOf(bits, isGround) | trust;
  writeAltitudes(reports, i, numbers, bits);
}

/** Altitude 3 is a pressure altitude unless the flags say that it is geometric; "ground", 0 and null all differ. */
function writeAltitudes(reports: MutableReports, i: number, numbers: Float64Array, bits: number): void {
  const altitudeFt = within(numbers[At.altitude], LOWEST_ALTITUDE_FT, HIGHEST_ALTITUDE_FT);
  const geometricFt = within(numbers[At.geometricAltitude], LOWEST_ALTITUDE_FT, HIGHEST_ALTITUDE_FT);
  const isGeometric = (bits & ReadsbFlag.geometricAltitude) !== 0;
  reports.altitudeFt[i] = isGeometric ? Number.NaN : altitudeFt;
  reports.geometricAltitudeFt[i] = isGeometric && !Number.isNaN(altitudeFt) ? altitudeFt : geometricFt;
}

/** A full turn is north again. Asked rather than divided: a remainder of fractions is slow to come by. */
function trackOf(deg: number): number {
  const trackDeg = within(deg, 0, 360);
  return trackDeg === 360 ? 0 : trackDeg;
}

function flagsOf(bits: number, isGround: boolean): number {
  return (
    (isGround ? Flag.ground : 0) |
    (bits & ReadsbFlag.stale ? Flag.stale : 0) |
    (bits & ReadsbFlag.newLeg ? Flag.newLeg : 0) |
    (bits & ReadsbFlag.geometricRate ? Flag.geometricRate : 0)
  );
}

/** The number when it lies between the bounds, both included; else NaN, as for NaN itself. */
function within(value: number, lowest: number, highest: number): number {
  return value >= lowest && value <= highest ? value : Number.NaN;
}

const ORIGIN_CODES: ReadonlyMap<unknown, number> = new Map(ORIGINS.map((origin, code) => [origin, code]));

/** The code of an origin's name; 0 for anything else. */
export function originCode(name: unknown): number {
  return ORIGIN_CODES.get(name) ?? 0;
}

/** Containment within a nautical mile: what a position has to promise to be called trusted. */
const TRUSTED_NIC = 5;

/** What an aircraft says of its own position: as {@link Flag.trusted} and {@link Flag.untrusted}, 0 where it says neither. */
export function trustOf(nic: unknown, nacP: unknown, sil: unknown): number {
  if (nic === 0 || nacP === 0 || sil === 0) return Flag.untrusted;
  return typeof nic === 'number' && nic >= TRUSTED_NIC ? Flag.trusted : 0;
}

/** The callsigns of one trace in order of first hearing. */
export class CallsignList {
  readonly list: string[] = [];
  /** By text as transmitted and as cleaned, so that cleaning is done once for each. */
  readonly #codes = new Map<string, number>();

  /** 1-based place of a callsign; 0 for what is none. */
  codeOf(flight: unknown): number {
    if (typeof flight !== 'string') return 0;
    const known = this.#codes.get(flight);
    if (known !== undefined) return known;
    const code = this.#add(cleanCallsign(flight));
    this.#codes.set(flight, code);
    return code;
  }

  #add(callsign: string | null): number {
    if (callsign === null) return 0;
    const known = this.#codes.get(callsign);
    if (known !== undefined) return known;
    const code = this.list.length < MOST_CALLSIGNS ? this.list.push(callsign) : 0;
    this.#codes.set(callsign, code);
    return code;
  }
}
