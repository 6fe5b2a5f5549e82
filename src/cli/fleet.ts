import { type Fleet, type FleetGaps, fleetGaps } from '../case/fleet.js';
import { fleetsOfCase } from '../case/fleets.js';
import { allRows, type Engine } from '../ledger/engine/engine.js';
import type { Filter } from '../ledger/queries/filter.js';
import { unlistedAirframe, unlistedQuery } from '../ledger/queries/fleet-query.js';
import { fleetGapsLines } from './output/fleet-gaps.js';
import { fleetPlaces, type Session } from './session.js';

/** The fleets that say who operates what in an answer: the one asked for, else those of the case. */
export async function fleetsBehind(session: Session, { fleet }: Filter): Promise<readonly Fleet[]> {
  return fleet === null ? await fleetsOfCase(fleetPlaces(session)) : [fleet];
}

/** What the fleet asked for cannot answer for, with the ledger's help; null when no fleet is asked for. */
async function gapsOf(session: Session, engine: Engine, filter: Filter): Promise<FleetGaps | null> {
  const { fleet, sinceMs, untilMs } = filter;
  if (fleet === null) return null;
  const designators = fleet.designators ?? (await session.context.services.designators(operatorsOf(fleet)));
  const rows =
    designators.length === 0 ? [] : await allRows(engine, unlistedQuery(fleet, designators, filter));
  return fleetGaps(fleet, sinceMs, untilMs, designators, rows.map(unlistedAirframe));
}

/** Says beside an answer whose operators it went by, and what its fleet cannot answer for. */
export async function sayWhose(session: Session, engine: Engine, filter: Filter): Promise<FleetGaps | null> {
  if (filter.operator.length > 0) {
    await session.say(
      `Operator ${filter.operator.join(' or ')}: by callsign, which says who flew, not whose aircraft it was (that is --fleet).`,
    );
  }
  const gaps = await gapsOf(session, engine, filter);
  for (const line of gaps === null ? [] : fleetGapsLines(gaps)) await session.say(line);
  return gaps;
}

function operatorsOf({ members }: Fleet): string[] {
  return [...new Set(members.map(({ operator }) => operator).filter((operator) => operator !== null))];
}
