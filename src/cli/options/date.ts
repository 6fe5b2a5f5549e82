import { AirbridgeError } from '../../error.js';

const WRITTEN = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?)?$/;
const FIRST_INSTANT = '0000-01-01T00:00:00';

/** `--since`: the first instant of the year, month, day, minute or second named. UTC milliseconds. */
export const parseSince = (text: string): number => parsePeriod(text, '--since').startMs;

/**
 * `--until`: the first instant no longer wanted. What is named is included whole: a bare date means that UTC day, a bare
 * month that month.
 */
export const parseUntil = (text: string): number => parsePeriod(text, '--until').endMs;

function parsePeriod(text: string, field: string): { startMs: number; endMs: number } {
  const written = text.trim().replace(' ', 'T').replace(/Z$/i, '');
  const startMs = Date.parse(`${written}${FIRST_INSTANT.slice(written.length)}Z`);
  // The 30th of February rolls over silently; then the instant is not the one that was written.
  const isReal = WRITTEN.test(written) && !Number.isNaN(startMs) && iso(startMs).startsWith(written);
  if (!isReal) throw badDate(text, field);
  return { startMs, endMs: endOf(startMs, written.length) };
}

/** End of the period that a date of so many characters names. */
function endOf(startMs: number, length: number): number {
  const start = new Date(startMs);
  if (length === 'YYYY'.length) return start.setUTCFullYear(start.getUTCFullYear() + 1);
  if (length === 'YYYY-MM'.length) return start.setUTCMonth(start.getUTCMonth() + 1);
  if (length === 'YYYY-MM-DD'.length) return start.setUTCDate(start.getUTCDate() + 1);
  return startMs + (length === 'YYYY-MM-DDTHH:MM'.length ? 60_000 : 1_000);
}

const iso = (timeMs: number): string => new Date(timeMs).toISOString();

function badDate(value: string, field: string): AirbridgeError {
  return new AirbridgeError(
    'usage',
    'not a date airbridge can read',
    { field, value },
    'Write 2025-02-07, 2025-02, 2025 or 2025-02-07T23:17Z; every time is UTC.',
  );
}
