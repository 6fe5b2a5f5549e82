import { type ArchiveDay, DAY_MS, dayOf, dayState, daysBetween } from '../ledger/coverage/days.js';
import { archiveDaysQuery, daysHeld, type Period } from '../ledger/coverage/queries.js';
import { allRows, type Engine } from '../ledger/engine/engine.js';
import { evidenceHashes } from '../ledger/queries/evidence-hashes.js';
import { rowsAs } from '../ledger/schema/rows.js';
import { grouped } from '../source/syntax/grouped.js';
import { canonicalHash } from './canonical.js';
import type { ArchiveEvidence, DayRange } from './record.js';

/** Of which days of a period there are archives, and of which there are none. */
export async function archivesOf(engine: Engine, period: Period): Promise<ArchiveEvidence> {
  const rows = rowsAs<ArchiveDay>(await allRows(engine, archiveDaysQuery(period)));
  const states = new Map([...grouped(rows, ({ day }) => day)].map(([day, those]) => [day, dayState(those)]));
  const days = daysBetween(period.sinceMs, period.untilMs);
  const count = (state: string) => days.filter((day) => (states.get(day) ?? 'missing') === state).length;
  return {
    first: days[0],
    last: days[days.length - 1],
    days: days.length,
    whole: count('whole'),
    incomplete: count('incomplete'),
    missing: count('missing'),
    gaps: rangesOf(days.filter((day) => states.get(day) !== 'whole')),
  };
}

/** The days before a period of which there are archives; null where there are none. */
export async function earlierArchives(engine: Engine, sinceMs: number): Promise<ArchiveEvidence | null> {
  const held = await daysHeld(engine);
  const firstMs = held === null ? sinceMs : Date.parse(held.first);
  return firstMs < sinceMs ? await archivesOf(engine, { sinceMs: firstMs, untilMs: sinceMs }) : null;
}

/** What the ledger is made from: a hash of its evidence, and the last day of which there is an archive. */
export async function evidenceState(
  engine: Engine,
): Promise<{ readonly evidence: string; readonly lastDay: string | null }> {
  const hashes = await evidenceHashes(engine);
  const held = await daysHeld(engine);
  return { evidence: canonicalHash(hashes), lastDay: held?.last ?? null };
}

function rangesOf(days: readonly string[]): DayRange[] {
  const ranges: { first: string; last: string }[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last !== undefined && day === dayOf(Date.parse(last.last) + DAY_MS)) last.last = day;
    else ranges.push({ first: day, last: day });
  }
  return ranges;
}
