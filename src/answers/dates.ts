import { dayOf } from '../analysis/day.js';
import { type Period, writtenPeriod } from '../case/period.js';
import { AirbridgeError } from '../error.js';

/** `--since`: the first instant of the year, month, day, minute or second named. UTC milliseconds. */
export const parseSince = (text: string): number => parsePeriod(text, '--since').startMs;

/**
 * `--until`: the first instant no longer wanted. What is named is included whole: a bare date means that UTC day, a bare
 * month that month.
 */
export const parseUntil = (text: string): number => parsePeriod(text, '--until').endMs;

/** `--published`: the UTC day, days since 1970, of the last instant of what is named: later episodes are judged apart. */
export const publishedDay = (text: string): number => dayOf(parsePeriod(text, '--published').endMs - 1);

function parsePeriod(value: string, field: string): Period {
  const period = writtenPeriod(value);
  if (period !== null) return period;
  throw new AirbridgeError(
    'usage',
    'not a date airbridge can read',
    { field, value },
    'Write 2025-02-07, 2025-02, 2025 or 2025-02-07T23:17Z; every time is UTC.',
  );
}
