/** Calendar days in UTC, counted from 1970-01-01, so that they can be added and compared as whole numbers. */

export const DAY_MS = 86_400_000;

/** The UTC day an instant lies in. */
export const dayOf = (timeMs: number): number => Math.floor(timeMs / DAY_MS);

/** `2020-09-27`. */
export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day a text like `2020-09-27` names; null when there is no such day. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const timeMs = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February rolls over silently; then the day is not the one that was written.
  return Number.isNaN(timeMs) || dayText(dayOf(timeMs)) !== text ? null : dayOf(timeMs);
}
