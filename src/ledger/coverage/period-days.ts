import { grouped } from '../../source/grouped.js';
import { allRows, type Engine } from '../engine.js';
import { type ArchiveDay, DAY_MS, dayOf, dayState } from './days.js';
import { archiveDaysQuery, daysHeld, type Period } from './queries.js';

/** How many days of a period there is an archive of. */
export interface PeriodDays {
  /** UTC dates, both included. */
  readonly first: string;
  readonly last: string;
  readonly days: number;
  readonly whole: number;
  readonly incomplete: number;
  readonly missing: number;
}

/**
 * The days of a period, an open end of which is that of the days of which there is an archive.
 *
 * @returns null where an end is open and the ledger holds no day's archive
 */
export async function periodDays(
  engine: Engine,
  asked: { readonly sinceMs: number | null; readonly untilMs: number | null },
): Promise<PeriodDays | null> {
  const period = await closed(engine, asked);
  if (period === null) return null;
  const archives = (await allRows(engine, archiveDaysQuery(period))) as unknown as ArchiveDay[];
  const states = [...grouped(archives, ({ day }) => day).values()].map(dayState);
  const [first, last] = [dayOf(period.sinceMs), dayOf(period.untilMs - 1)];
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  const whole = states.filter((state) => state === 'whole').length;
  const incomplete = states.filter((state) => state === 'incomplete').length;
  return { first, last, days, whole, incomplete, missing: days - whole - incomplete };
}

async function closed(
  engine: Engine,
  { sinceMs, untilMs }: { readonly sinceMs: number | null; readonly untilMs: number | null },
): Promise<Period | null> {
  if (sinceMs !== null && untilMs !== null) return { sinceMs, untilMs };
  const held = await daysHeld(engine);
  if (held === null) return null;
  const heldUntilMs = Date.parse(held.last) + DAY_MS;
  const period = { sinceMs: sinceMs ?? Date.parse(held.first), untilMs: untilMs ?? heldUntilMs };
  // Asked for after the last archive, or before the first: the one day that was named stands for the period.
  if (period.sinceMs < period.untilMs) return period;
  return sinceMs === null
    ? { sinceMs: period.untilMs - DAY_MS, untilMs: period.untilMs }
    : { sinceMs, untilMs: sinceMs + DAY_MS };
}
