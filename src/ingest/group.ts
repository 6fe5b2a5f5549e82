import { AirbridgeError, type ErrorCode, type Where } from '../error.js';
import type { Value } from '../ledger/engine/engine.js';
import type { PackedTail } from '../ledger/tables/tails.js';
import type { WovenRows } from '../ledger/tables/woven.js';
import type { EntryPlace, Place } from '../source/entry.js';
import type { Limit } from '../source/limits.js';
import type { Format } from '../source/tracks.js';
import type { Trace } from '../trace/trace.js';

/** Traces that their names give to one airframe, and what the ledger knows of it: what a worker is given. */
export interface Group {
  /** Six hex digits; null when the name of the (one) entry does not say. */
  readonly address: string | null;
  /** Null when the ledger holds nothing of it. */
  readonly tail: PackedTail | null;
  readonly entries: readonly Place[];
}

/** Reads one airframe's trace in an entry again, whole, without the reports whose times run back. @throws AirbridgeError */
export type Reread = (place: EntryPlace, airframe: string) => Promise<Trace>;

/** An {@link AirbridgeError} as it travels between threads. */
interface PlainError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly where: Where;
  readonly next: string | undefined;
}

/** A trace that was read: its row of the ledger, and which airframe's it is. */
export interface Read {
  readonly place: EntryPlace;
  readonly row: readonly Value[];
  readonly reports: number;
  /** Reports that make no sense or whose times run back. */
  readonly rejected: number;
  /** The airframe: see trace/airframe. */
  readonly address: string;
  readonly format: Format;
  readonly cannotProve: readonly Limit[];
  /** How far apart its reports lie, corner to corner, and whether any gives a height or a speed. */
  readonly spanKm: number;
  readonly hasHeights: boolean;
  readonly hasSpeeds: boolean;
  /** Whether a simulator made it, as it says of itself. */
  readonly synthetic: boolean;
  /** Whether the quick reader declined and JSON.parse read it. */
  readonly fallback: boolean;
}

/** What came of a group. */
export interface Distilled {
  readonly read: readonly Read[];
  readonly failed: readonly { readonly place: EntryPlace; readonly error: PlainError }[];
  /** Null when the entries have to be woven in with more of the ledger at hand than a worker has. */
  readonly woven: WovenRows | null;
}

export function plainError({ code, message, where, next }: AirbridgeError): PlainError {
  return { code, message, where, next };
}

export function revived({ code, message, where, next }: PlainError): AirbridgeError {
  return new AirbridgeError(code, message, where, next);
}
