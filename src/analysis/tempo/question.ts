import type { Episode } from '../episode.js';
import type { Exposure, KnownEvent } from '../exposure.js';
import type { Span } from './axis.js';
import type { Reach } from './windows.js';

/** A known event, and whether it is of the aircraft asked about or of others that tell how well the place is heard. */
export interface OwnedEvent extends KnownEvent {
  readonly isOwn: boolean;
}

/** Everything a tempo is judged from; plain values, so that the same question gives the same answer anywhere. */
export interface TempoQuestion {
  /** The day of each visit that is counted, see arrivals.ts. */
  readonly visitDays: readonly number[];
  readonly episodes: readonly Episode[];
  readonly period: Span;
  readonly reach: Reach;
  readonly exposure: Exposure;
  /** What exposure was estimated from. */
  readonly known: readonly OwnedEvent[];
  /** Of the simulation of power, the only thing here that needs chance. */
  readonly simulations: number;
  readonly seed: number;
}
