import { grouped } from '../../source/syntax/grouped.js';
import { allRows, type Engine } from '../engine/engine.js';
import { rowsAs } from '../schema/rows.js';
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

/** A period as asked for, UTC milliseconds; null where it is open. */
interface AskedPeriod {
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
}

/**
 * The days of a period. An open end is that of the days of which there is an archive, and of what was found.
 *
 * @param foundMs times of what the question is about
 * @returns null where an end is open and nothing closes it
 */
export async function periodDays(
  engine: Engine,
  asked: AskedPeriod,
  foundMs: readonly number[] = [],
): Promise<PeriodDays | null> {
  const period = await closed(engine, asked, foundMs);
  if (period === null) return null;
  const archives = rowsAs<ArchiveDay>(await allRows(engine, archiveDaysQuery(period)));
  const states = [...grouped(archives, ({ day }) => day).values()].map(dayState);
  const [first, last] = [dayOf(period.sinceMs), dayOf(period.untilMs - 1)];
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;
  const whole = states.filter((state) => state === 'whole').length;
  const incomplete = states.filter((state) => state === 'incomplete').length;
  return { first, last, days, whole, incomplete, missing: days - whole - incomplete };
}

async function closed(
  engine: Engine,
  { sinceMs, untilMs }: AskedPeriod,
  foundMs: readonly number[],
): Promise<Period | null> {
  if (sinceMs !== null && untilMs !== null) return { sinceMs, untilMs };
  const held = await daysHeld(engine);
  if (held === null) return null;
  const firstMs = foundMs.reduce((first, ms) => Math.min(first, ms), Date.parse(held.first));
  const lastMs = foundMs.reduce((last, ms) => Math.max(last, ms), Date.parse(held.last));
  // Asked for after the last archive, or before the first: the one day that was named stands for the period.
  if (sinceMs !== null) return { sinceMs, untilMs: endOfDay(Math.max(lastMs, sinceMs)) };
  if (untilMs !== null) return { sinceMs: Math.min(firstMs, untilMs - 1), untilMs };
  return { sinceMs: firstMs, untilMs: endOfDay(lastMs) };
}

const endOfDay = (timeMs: number): number => (Math.floor(timeMs / DAY_MS) + 1) * DAY_MS;
