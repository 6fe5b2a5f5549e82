/**
 * Reports as columns: what every format is read into.
 *
 * A report is one state vector as somebody received it. Unknown numbers are NaN; nothing is filled in.
 */

/** Bits of {@link Reports.flags}. */
export const Flag = {
  /** The transponder (or the feeder) said "on ground". A claim to be checked, not a fact. */
  ground: 1,
  /** No position was received for 20 s before this report (readsb trace flag 1). */
  stale: 2,
  /** The feeder's own rule began a new leg here (readsb trace flag 2). Kept, never relied on. */
  newLeg: 4,
  /** The vertical rate is geometric, not barometric (readsb trace flag 4). */
  geometricRate: 8,
  /** Height by satellite is above the sea by the recorder's own model of it, not above the ellipsoid. */
  aboveSea: 16,
  /** The aircraft said with this report that its position cannot be relied on: NIC, NACp or SIL 0 (DO-260B, 2.2.3.2.7). */
  untrusted: 32,
  /** It said that its position can be: NIC 5 (within 1 NM) or better, and neither NACp nor SIL 0. */
  trusted: 64,
} as const;

/** How the position was obtained: readsb's names; the position in this list is the code stored in {@link Reports.origin}. */
export const ORIGINS = [
  'unknown',
  'adsb_icao',
  'adsb_icao_nt',
  'adsr_icao',
  'tisb_icao',
  'adsc',
  'mlat',
  'other',
  'mode_s',
  'adsb_other',
  'adsr_other',
  'tisb_trackfile',
  'tisb_other',
  'mode_ac',
] as const;

/**
 * `length` reports as parallel columns, in the order of their source.
 *
 * `altitudeFt` is *pressure* altitude (1013.25 hPa), `geometricAltitudeFt` is height by satellite; neither is height above a
 * field. Both are NaN where unknown, and pressure altitude is NaN on reports that only say "ground".
 *
 * Transponders give height by satellite above the WGS 84 ellipsoid. Recorders on board (limit `gps-height`) give it above the
 * sea, by a model of the geoid that they do not name, and their reports are marked {@link Flag.aboveSea}: the two differ by −348
 * to +279 ft over the earth. `satelliteHeightFt` in trace/pressure reads either.
 */
export interface Reports {
  readonly length: number;
  /** UTC, milliseconds since 1970. */
  readonly timeMs: Float64Array;
  readonly latitudeDeg: Float64Array;
  readonly longitudeDeg: Float64Array;
  readonly altitudeFt: Float32Array;
  readonly geometricAltitudeFt: Float32Array;
  readonly groundspeedKt: Float32Array;
  /** True track; on the ground some sources give true heading instead. */
  readonly trackDeg: Float32Array;
  readonly verticalRateFpm: Float32Array;
  /** Bits of {@link Flag}. */
  readonly flags: Uint8Array;
  /** Index into {@link ORIGINS}. */
  readonly origin: Uint8Array;
  /** 1-based index into `callsigns`; 0 where this report did not carry one. */
  readonly callsign: Uint16Array;
  readonly callsigns: readonly string[];
  /** Position of the report in its source's own list (0-based): what evidence is cited by. */
  readonly index: Uint32Array;
}

/** What a trace's header says about the airframe: as of the writing of the file, not as of the flight. */
export interface TraceHeader {
  /** 24-bit address, see aviation/icao24; null where the format names none. */
  readonly icao24: number | null;
  /**
   * What a track without an address is known by instead: SHA-256 of its file, inflated, `#` and the number of the track in it,
   * from 1.
   */
  readonly contentKey?: string;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly description: string | null;
  readonly ownOp: string | null;
  readonly year: string | null;
  /** readsb database flags: 1 military, 2 interesting, 4 PIA, 8 LADD. */
  readonly dbFlags: number;
  /** Set where the file says of itself that a simulator made it: nobody flew this. */
  readonly synthetic?: true;
}

/** A report that could not be taken, and why. */
export interface RejectedReport {
  readonly index: number;
  readonly field: string;
  readonly value: unknown;
}

/** One airframe's trace as one source tells it. */
export interface SourceTrace {
  readonly header: TraceHeader;
  readonly reports: Reports;
  readonly rejected: readonly RejectedReport[];
}
