import type { Box } from '../geo/box.js';
import type { Message } from '../i18n/message.js';
import type { OpenEnd } from './ends/open-end.js';
import type { Evidence, Grade } from './grade.js';
import type { IntegrityFlag } from './integrity/flag.js';

/** One aerodrome an end of a leg may be at, and why. */
export interface Candidate {
  /** `ident` of the aerodrome table. */
  readonly aerodrome: string;
  /** From this leg's own reports alone; null while it has not been calibrated. */
  readonly probability: number | null;
  /** With the airframe's other legs as well; null while it has not been worked out. */
  readonly probabilityWithHistory: number | null;
  /** From the first or last report to the aerodrome's reference point. */
  readonly distanceKm: number;
  /** Why, as a message: `src/i18n` speaks it. */
  readonly reason: Message;
  /** Set where the neighbouring legs alone speak for it: the leg's own reports do not have it among their candidates. */
  readonly onlyByHistory?: true;
}

/** One end of a leg. Times are UTC milliseconds. */
export interface LegEnd {
  /** `ident`, or null when unknown: the candidates then stand beside it. */
  readonly aerodrome: string | null;
  readonly evidence: Evidence;
  readonly candidates: readonly Candidate[];
  /** Runway end lined up with or rolled on ("20R"), when one was seen. */
  readonly runway: string | null;
  /** Of take-off or landing: a point only when both sides of it were heard. */
  readonly timeMs: number | null;
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
}

/** Something that happened on a leg without ending it. */
export interface LegEvent {
  readonly kind: 'touch-and-go' | 'short-stop';
  readonly timeMs: number;
  /** Seconds on the ground. */
  readonly seconds: number;
  readonly aerodrome: string | null;
}

/** The reports of one source a leg rests on, as positions in that source's own list, both ends included. */
export interface LegSource {
  readonly sha256: string;
  /** Path inside the archive; empty when the file is the trace itself. */
  readonly entry: string;
  readonly firstIndex: number;
  readonly lastIndex: number;
}

/** One flight from take-off to landing, as far as it was heard. */
export interface Leg {
  /** Derived from the evidence, so that the order of ingest cannot change it. */
  readonly id: string;
  /** Null where the source names no address. */
  readonly icao24: number | null;
  readonly registration: string | null;
  readonly typecode: string | null;
  /** The callsign most reports carried, and every one that was heard, in order of first hearing. */
  readonly callsign: string | null;
  readonly callsigns: readonly string[];
  /** ICAO designator of the operator *by callsign*; null when the callsign is a registration or unknown. */
  readonly operator: string | null;
  readonly departure: LegEnd;
  readonly arrival: LegEnd;
  readonly grade: Grade | null;
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
  readonly reports: number;
  readonly longestGapSeconds: number;
  /** Great-circle length of the path as heard, NM. */
  readonly distanceNm: number;
  readonly events: readonly LegEvent[];
  /** Reports inside the leg's time that cleaning left out, by reason. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Stretches that cannot be taken as they stand, in order of time; kept, with what they leave in doubt. */
  readonly flags: readonly IntegrityFlag[];
  readonly sources: readonly LegSource[];
  /** Whether any of them says of itself that a simulator made it: then this is no flight. */
  readonly synthetic: boolean;
  /** Simplified path, see legs/path. */
  readonly path: Uint8Array;
  /** Around that path. */
  readonly box: Box;
  /** What it tells others of the pressure, see legs/told-offsets and trace/pressure-samples; null where nothing. */
  readonly toldOffsets: Uint8Array | null;
  /** Ends whose height other aircraft near may correct. */
  readonly openEnds: readonly OpenEnd[];
}
