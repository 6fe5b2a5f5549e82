import { dayOf } from '../day.js';

/** As much of a visit as a tempo is counted from. UTC milliseconds. */
export interface Arrival {
  readonly id: string;
  readonly earliestMs: number | null;
  readonly latestMs: number | null;
}

/** Days of arrival, and what could not be given one. */
export interface ArrivalDays {
  readonly days: readonly number[];
  /** Arrivals known only to within more than 48 hours, or bounded on one side alone. */
  readonly tooWide: number;
}

const WIDEST_MS = 48 * 3_600_000;

/** The day each visit counts for: the middle of its arrival interval (method, section 4). A visit given twice counts once. */
export function arrivalDays(arrivals: readonly Arrival[]): ArrivalDays {
  const distinct = new Map(arrivals.map((arrival) => [arrival.id, arrival]));
  const days: number[] = [];
  let tooWide = 0;
  for (const { earliestMs, latestMs } of distinct.values()) {
    if (earliestMs === null || latestMs === null || latestMs - earliestMs > WIDEST_MS) tooWide++;
    else days.push(dayOf((earliestMs + latestMs) / 2));
  }
  return { days: days.sort((a, b) => a - b), tooWide };
}
