const WRITTEN = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?)?)?)?$/;
const FIRST_INSTANT = '0000-01-01T00:00:00';

/** What a date names, whole: a day, a month, a year, or a minute or second. UTC milliseconds. */
export interface Period {
  readonly startMs: number;
  /** The first instant that is no longer in it. */
  readonly endMs: number;
}

/** Reads `2025`, `2025-02`, `2025-02-07`, `2025-02-07T23:17` or with seconds, `Z` or not; null for anything else. */
export function writtenPeriod(text: string): Period | null {
  const written = text.trim().replace(' ', 'T').replace(/Z$/i, '');
  const startMs = Date.parse(`${written}${FIRST_INSTANT.slice(written.length)}Z`);
  // The 30th of February rolls over silently; then the instant is not the one that was written.
  const isReal = WRITTEN.test(written) && !Number.isNaN(startMs) && iso(startMs).startsWith(written);
  return isReal ? { startMs, endMs: endOf(startMs, written.length) } : null;
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
