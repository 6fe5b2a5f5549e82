import type { VisitEnd } from '../../ledger/coverage/known-ends.js';
import type { Stay } from '../../ledger/queries/stays-query.js';
import { dayOf } from '../day.js';
import { type ArrivalDays, arrivalDays } from './arrivals.js';
import type { Span } from './axis.js';

/** What a ledger has to say about a question of timing. */
export interface TimingEvidence {
  /** The visits asked about. */
  readonly stays: readonly Stay[];
  /** Ends known to have happened, of everybody at the same places. */
  readonly ends: readonly VisitEnd[];
}

/** How many visits there are to count, before any is placed in time. */
export interface VisitTally {
  /** Confirmed and probable. */
  readonly counted: number;
  /** Of these, those whose arrival is not known to within 48 hours. */
  readonly tooWide: number;
  readonly synthetic: number;
}

/** The days of the visits that are counted: confirmed and probable ones, each once. */
export function countedArrivals(stays: readonly Stay[]): ArrivalDays & { readonly tally: VisitTally } {
  const counted = [...new Map(stays.map((stay) => [stay.id, stay])).values()].filter(
    ({ grade }) => grade !== 'continuity',
  );
  const arrivals = arrivalDays(
    counted.map(({ id, arrivalEarliestMs, arrivalLatestMs }) => ({
      id,
      earliestMs: arrivalEarliestMs,
      latestMs: arrivalLatestMs,
    })),
  );
  const synthetic = counted.filter((stay) => stay.synthetic).length;
  return { ...arrivals, tally: { counted: counted.length, tooWide: arrivals.tooWide, synthetic } };
}

/** Ends once each: a copy of a record must not count as a second event. */
export const distinctEnds = (ends: readonly VisitEnd[]): VisitEnd[] => [
  ...new Map(ends.map((end) => [`${end.role} ${end.visit}`, end])).values(),
];

/** From the first to the last day on which anything is known; null when nothing is. */
export function periodOf(visitDays: readonly number[], ends: readonly VisitEnd[]): Span | null {
  const days = [...visitDays, ...ends.map(({ timeMs }) => dayOf(timeMs))];
  if (days.length === 0) return null;
  return {
    startDay: days.reduce((a, b) => Math.min(a, b)),
    endDay: days.reduce((a, b) => Math.max(a, b)),
  };
}
