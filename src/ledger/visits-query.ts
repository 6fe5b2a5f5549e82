import { selectList, VISIT_FIELDS } from './fields.js';
import { type Filter, limitTo, visitConditions, where } from './filter.js';

/** The query behind `visits`: rows of {@link VISIT_FIELDS}, by arrival. */
export function visitsQuery(filter: Filter): string {
  return `SELECT\n${selectList(VISIT_FIELDS)}\nFROM visits\n${where(visitConditions(filter))}ORDER BY visits."at", "icao24", "id"\n${limitTo(filter)}`;
}

/** How many visits there are without the limit. */
export function visitsTotalQuery(filter: Filter): string {
  return `SELECT count(*) AS "count" FROM visits\n${where(visitConditions(filter))}`;
}
