import { type Fleet, type FleetGaps, fleetGaps } from '../case/fleet.js';
import { fleetsOfCase } from '../case/fleets.js';
import { allRows } from '../ledger/engine/engine.js';
import type { Filter } from '../ledger/queries/filter.js';
import { unlistedAirframe, unlistedQuery } from '../ledger/queries/fleet-query.js';
import { type CaseAtHand, fleetPlaces, type OpenCase } from './open-case.js';

/** The fleets that say who operates what in an answer: the one asked for, else those of the case. */
export async function fleetsBehind(atHand: CaseAtHand, { fleet }: Filter): Promise<readonly Fleet[]> {
  return fleet === null ? await fleetsOfCase(fleetPlaces(atHand)) : [fleet];
}

/** What the fleet asked for cannot answer for, with the ledger's help; null when no fleet is asked for. */
export async function fleetGapsOf({ engine, services }: OpenCase, filter: Filter): Promise<FleetGaps | null> {
  const { fleet, sinceMs, untilMs } = filter;
  if (fleet === null) return null;
  const designators = fleet.designators ?? (await services.designators(operatorsOf(fleet)));
  const rows =
    designators.length === 0 ? [] : await allRows(engine, unlistedQuery(fleet, designators, filter));
  return fleetGaps(fleet, sinceMs, untilMs, designators, rows.map(unlistedAirframe));
}

function operatorsOf({ members }: Fleet): string[] {
  return [...new Set(members.map(({ operator }) => operator).filter((operator) => operator !== null))];
}
