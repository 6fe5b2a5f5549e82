import { fleetGapsOf, type OpenCase } from '../answers/index.js';
import type { FleetGaps } from '../case/fleet.js';
import type { Filter } from '../ledger/queries/filter.js';
import { fleetGapsLines } from './output/fleet-gaps.js';
import type { Session } from './session.js';

/** Says beside an answer whose operators it went by, and what its fleet cannot answer for. */
export async function sayWhose(session: Session, filter: Filter, gaps: FleetGaps | null): Promise<void> {
  if (filter.operator.length > 0) {
    await session.say(
      `Operator ${filter.operator.join(' or ')}: by callsign, which says who flew, not whose aircraft it was (that is --fleet).`,
    );
  }
  for (const line of gaps === null ? [] : fleetGapsLines(gaps)) await session.say(line);
}

/** The same, of a question whose answer does not carry it. */
export async function askAndSayWhose(session: Session, open: OpenCase, filter: Filter): Promise<void> {
  await sayWhose(session, filter, await fleetGapsOf(open, filter));
}
