import type { Hiding } from '../inputs/hide.js';
import { type Share, wilson } from '../measures/wilson.js';

/** "97 % (188/194) [94–99]": the share, what it was counted from, and its 95 % interval. */
export function shareWords(share: Share): string {
  const interval = wilson(share);
  if (interval === null) return '– (0/0)';
  const { low, high } = interval;
  return `${percent(share.hits / share.n)} % (${share.hits}/${share.n}) [${bare(low)}–${bare(high)}]`;
}

const bare = (share: number): string => (100 * share).toFixed(0);

/** One decimal only where rounding would hide that something is missing. */
function percent(share: number): string {
  const whole = bare(share);
  const isFalseEnd = (whole === '100' && share < 1) || (whole === '0' && share > 0);
  return isFalseEnd ? (100 * share).toFixed(1) : whole;
}

export const number = (value: number | null, digits = 3): string =>
  value === null ? '–' : value.toFixed(digits);

const NUMBERS = new Intl.NumberFormat('en');
const bound = (value: number): string => (Number.isFinite(value) ? NUMBERS.format(value) : 'any');

export const heightWords = ({ belowFt }: Hiding): string => bound(belowFt);
export const distanceWords = ({ withinKm }: Hiding): string => bound(withinKm);

/** "below 500 ft and within 5 km". */
export function hidingWords(hiding: Hiding): string {
  const parts = [
    ...(Number.isFinite(hiding.belowFt) ? [`below ${heightWords(hiding)} ft`] : []),
    ...(Number.isFinite(hiding.withinKm) ? [`within ${distanceWords(hiding)} km`] : []),
  ];
  return parts.join(' and ');
}

/** "20 min", "5 h". */
export const gapWords = (minutes: number): string => (minutes < 60 ? `${minutes} min` : `${minutes / 60} h`);
