import { DAY_MS, dayOf } from '../analysis/day.js';
import { detectionByMonth, type MonthlyDetection } from '../analysis/visit-detection.js';
import type { KnownEnd } from '../ledger/coverage/known-ends.js';
import type { Period } from '../ledger/coverage/queries.js';
import type { ExposureEvidence } from './record.js';

/**
 * The chance that a visit of the period would have been detected, at its lower limit. Where both the aircraft's own ends and
 * everybody's tell, the lower counts: a fleet may switch off where others do not.
 *
 * @returns null where nothing tells on any day
 */
export function exposureEvidence(
  own: readonly KnownEnd[],
  everybody: readonly KnownEnd[],
  { sinceMs, untilMs }: Period,
): ExposureEvidence | null {
  const period = { firstDay: dayOf(sinceMs), lastDay: dayOf(untilMs - 1) };
  const byMonth = [own, everybody].map((ends) => detectionByMonth(ends, period));
  let [daysKnown, sum] = [0, 0];
  for (const [k, month] of byMonth[0].entries()) {
    const low = lowestOf([month, byMonth[1][k]]);
    if (low === null) continue;
    const days = daysIn(month.month, period);
    daysKnown += days;
    sum += low * days;
  }
  const days = period.lastDay - period.firstDay + 1;
  return daysKnown === 0 ? null : { days, daysKnown, lowerLimit: sum / days };
}

function lowestOf(months: readonly MonthlyDetection[]): number | null {
  const lows = months.flatMap(({ interval }) => (interval === null ? [] : [interval.low]));
  return lows.length === 0 ? null : Math.min(...lows);
}

/** How many days of a month, `2020-09`, lie in a period of days since 1970. */
function daysIn(month: string, { firstDay, lastDay }: { firstDay: number; lastDay: number }): number {
  const [year, number] = month.split('-').map(Number);
  const first = Date.UTC(year, number - 1) / DAY_MS;
  const next = Date.UTC(year, number) / DAY_MS;
  return Math.min(lastDay + 1, next) - Math.max(firstDay, first);
}
