import { DAY_MS } from '../day.js';
import { type Interval, Z_95 } from '../distributions.js';
import type { OwnedEvent } from './question.js';
import type { Window } from './windows.js';

/** Known events, and how many of them were heard. */
interface Heard {
  readonly known: number;
  readonly heard: number;
}

/** Whether aircraft were heard better in the very days that are compared (method, section 4, step 8). */
export interface DetectionCheck {
  readonly inside: Heard;
  readonly outside: Heard;
  /** How many times as likely an event was to be heard inside as outside in the same year; null where nothing compares. */
  readonly ratio: number | null;
  readonly interval: Interval | null;
}

/**
 * Compares detection inside windows with that outside, within calendar years, because receivers multiply over the years, and
 * within the aircraft asked about and the others apart, because they are not received alike: the risk ratio of Mantel and
 * Haenszel with the interval of Greenland and Robins (Biometrics 41, 1985).
 */
export function detectionIn(windows: readonly Window[], known: readonly OwnedEvent[]): DetectionCheck {
  const strataByKey = new Map<string, { inside: Tally; outside: Tally }>();
  for (const event of known) {
    const stratum = `${new Date(event.day * DAY_MS).getUTCFullYear()} ${event.isOwn ? 'own' : 'others'}`;
    if (!strataByKey.has(stratum)) strataByKey.set(stratum, { inside: tally(), outside: tally() });
    const isInside = windows.some(({ startDay, endDay }) => event.day >= startDay && event.day <= endDay);
    const side = strataByKey.get(stratum)![isInside ? 'inside' : 'outside'];
    side.known++;
    if (event.heard) side.heard++;
  }
  // In the order of their names: sums in another order may differ in their last digit.
  const strata = [...strataByKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stratum]) => stratum);
  const sumOf = (side: 'inside' | 'outside', field: keyof Tally) =>
    strata.reduce((sum, stratum) => sum + stratum[side][field], 0);
  return {
    inside: { known: sumOf('inside', 'known'), heard: sumOf('inside', 'heard') },
    outside: { known: sumOf('outside', 'known'), heard: sumOf('outside', 'heard') },
    ...pooled(strata),
  };
}

interface Tally {
  known: number;
  heard: number;
}

const tally = (): Tally => ({ known: 0, heard: 0 });

function pooled(
  strata: readonly { inside: Tally; outside: Tally }[],
): Pick<DetectionCheck, 'ratio' | 'interval'> {
  let [up, down, scatter] = [0, 0, 0];
  for (const { inside, outside } of strata) {
    const all = inside.known + outside.known;
    const heard = inside.heard + outside.heard;
    up += (inside.heard * outside.known) / all;
    down += (outside.heard * inside.known) / all;
    scatter += (inside.known * outside.known * heard - inside.heard * outside.heard * all) / all ** 2;
  }
  if (up === 0 || down === 0) return { ratio: null, interval: null };
  const reach = Math.exp(Z_95 * Math.sqrt(scatter / (up * down)));
  const ratio = up / down;
  return { ratio, interval: { low: ratio / reach, high: ratio * reach } };
}
