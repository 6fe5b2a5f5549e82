import type { KnownEnd } from '../ledger/coverage/known-ends.js';
import { dayOf } from './day.js';
import type { Interval } from './distributions.js';
import {
  type Exposure,
  eitherEnd,
  exposureByMonth,
  type MonthlyExposure,
  quietExposureOf,
  shareHeard,
  shareInterval,
} from './exposure.js';

/** The chance that a visit of one month would have been noticed, and what it rests on. */
export interface MonthlyDetection {
  /** `2020-09`. */
  readonly month: string;
  /** That the landing, or the take-off, would have been heard; null where nothing tells. */
  readonly probability: number | null;
  /** 95 %; null likewise. Each end's interval is taken as it is, so the pair is held more often than that. */
  readonly interval: Interval | null;
  /** Ends of this month alone that are known to have happened, and how many of them were heard. */
  readonly known: number;
  readonly heard: number;
}

/**
 * Detection of visits by month from ends that are known to have happened (method, section 2): of arrivals and departures apart,
 * smoothed over the months around; a visit is noticed when either is heard, as if that one was heard did not make the other likelier.
 *
 * @param period first and last day, both included
 */
export function detectionByMonth(
  ends: readonly KnownEnd[],
  period: { readonly firstDay: number; readonly lastDay: number },
): MonthlyDetection[] {
  const arrivals = monthsOf(ends, 'arrival', period);
  const departures = monthsOf(ends, 'departure', period);
  return arrivals.map((arrival, k) => {
    const departure = departures[k];
    return {
      month: arrival.month,
      probability: either(shareHeard(arrival), shareHeard(departure)),
      interval: eitherInterval(shareInterval(arrival), shareInterval(departure)),
      known: arrival.known + departure.known,
      heard: arrival.heard + departure.heard,
    };
  });
}

/** The same day by day, as the tests of tempo take it. */
export function visitExposure(
  ends: readonly KnownEnd[],
  period: { readonly firstDay: number; readonly lastDay: number },
): Exposure {
  const [arrivals, departures] = (['arrival', 'departure'] as const).map((role) =>
    quietExposureOf(monthsOf(ends, role, period), shareHeard),
  );
  return eitherEnd(arrivals, departures);
}

function monthsOf(
  ends: readonly KnownEnd[],
  wanted: KnownEnd['role'],
  period: { readonly firstDay: number; readonly lastDay: number },
): MonthlyExposure[] {
  const events = ends
    .filter(({ role }) => role === wanted)
    .map(({ timeMs, heard }) => ({ day: dayOf(timeMs), heard }));
  return exposureByMonth(events, period);
}

function either(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : 1 - (1 - one) * (1 - other);
}

function eitherInterval(one: Interval | null, other: Interval | null): Interval | null {
  if (one === null || other === null) return null;
  return { low: 1 - (1 - one.low) * (1 - other.low), high: 1 - (1 - one.high) * (1 - other.high) };
}
