import { selectList, VISIT_FIELDS } from './fields.js';
import { type Filter, limitTo, VISIT_TIME, visitConditions, where } from './filter.js';
import type { Fleet } from './fleet.js';
import { operatorByFleet } from './fleet-sql.js';

/**
 * The query behind `visits`: rows of {@link VISIT_FIELDS}, by arrival.
 *
 * @param fleets that say who operates what, beside the callsigns
 */
export function visitsQuery(filter: Filter, fleets: readonly Fleet[] = []): string {
  const worked = { operatorByFleet: operatorByFleet(fleets, VISIT_TIME) };
  return `SELECT\n${selectList(VISIT_FIELDS, worked)}\nFROM visits\n${where(visitConditions(filter))}ORDER BY visits."at", "icao24", "id"\n${limitTo(filter)}`;
}

/** How many visits there are without the limit. */
export function visitsTotalQuery(filter: Filter): string {
  return `SELECT count(*) AS "count" FROM visits\n${where(visitConditions(filter))}`;
}
