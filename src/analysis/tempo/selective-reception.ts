import { type Message, message } from '../../i18n/index.js';
import type { DetectionCheck } from './detection.js';
import type { Tallied } from './gate.js';

/** Reception inside windows may be so many times that outside before more visits inside can come of it alone. */
const MOST_RATIO = 1.5;
/** The shares of days with known exposure inside and outside windows may differ by so much. */
const MOST_DIFFERENCE = 0.1;

/**
 * Why a rise inside windows may be nothing but better reception there (method, section 4, step 8): the upper limit of the
 * detection ratio is 1.5 or more, or nothing tells it, or the aircraft asked about are themselves plainly received better
 * inside, or exposure is known on other shares of days inside than outside.
 */
export function selectiveReception(
  { own, all }: { readonly own: DetectionCheck; readonly all: DetectionCheck },
  tallied: Tallied,
): Message[] {
  return [...ratioReasons(all), ...ownReasons(own), ...dayReasons(tallied)];
}

function ratioReasons({ ratio, interval, inside, outside }: DetectionCheck): Message[] {
  const known = { inside: inside.known, outside: outside.known };
  if (ratio === null || interval === null) return [message('tempo.receptionUnknown', known)];
  if (interval.high < MOST_RATIO) return [];
  const values = { ratio: rounded(ratio), high: rounded(interval.high), limit: MOST_RATIO };
  return [message('tempo.receptionMayDiffer', { ...values, ...known })];
}

function ownReasons({ ratio, interval, inside, outside }: DetectionCheck): Message[] {
  if (ratio === null || interval === null) return [];
  if (interval.low <= 1 && ratio < MOST_RATIO) return [];
  return [
    message('tempo.ownReceivedBetter', {
      ratio: rounded(ratio),
      low: rounded(interval.low),
      inside: inside.known,
      outside: outside.known,
    }),
  ];
}

function dayReasons({ days, daysKnown, windowDays, windowDaysKnown }: Tallied): Message[] {
  if (windowDays === 0 || windowDays === days) return [];
  const inside = windowDaysKnown / windowDays;
  const outside = (daysKnown - windowDaysKnown) / (days - windowDays);
  if (Math.abs(inside - outside) <= MOST_DIFFERENCE) return [];
  return [message('tempo.knownDaysDiffer', { inside: percent(inside), outside: percent(outside) })];
}

const rounded = (value: number): number => Number(value.toPrecision(2));

const percent = (share: number): number => Math.round(share * 100);
