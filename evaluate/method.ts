import type { Trace } from 'airbridge/trace';

/** How likely a method holds an aerodrome to be the one. */
export interface Forecast {
  readonly aerodrome: string;
  /** From the leg's own reports, and with the airframe's other legs; null where the method does not say. */
  readonly probability: number | null;
  readonly probabilityWithHistory: number | null;
}

/** What a method says of one end of a leg. */
export interface FoundEnd {
  /** `ident`, or null when the method does not name one. */
  readonly aerodrome: string | null;
  readonly evidence: string;
  readonly reason: string;
  readonly forecasts: readonly Forecast[];
}

/** A leg as a method found it; times of its first and last report, UTC ms. */
export interface FoundLeg {
  readonly firstMs: number;
  readonly lastMs: number;
  readonly departure: FoundEnd;
  readonly arrival: FoundEnd;
}

/** airbridge, or one of the rules it is held against. */
export interface Method {
  readonly name: string;
  readonly find: (trace: Trace) => readonly FoundLeg[];
}
