import { LEG_FIELDS, selectList } from './fields.js';
import { type Filter, LEG_TIME, legConditions, limitTo, where } from './filter.js';
import type { Fleet } from './fleet.js';
import { operatorByFleet } from './fleet-sql.js';
import { textLiteral } from './literal.js';

const ORDER = `ORDER BY ${LEG_TIME}, "icao24", "id"\n`;

/**
 * The query behind `legs`: rows of {@link LEG_FIELDS}, by take-off, else first report.
 *
 * @param fleets that say who operates what, beside the callsigns
 * @param withPath adds the column `path`, for the formats that draw
 */
export function legsQuery(filter: Filter, fleets: readonly Fleet[] = [], withPath = false): string {
  const worked = { operatorByFleet: operatorByFleet(fleets, LEG_TIME) };
  return `SELECT\n${selectList(LEG_FIELDS, worked)}${withPath ? ',\n  "path"' : ''}\nFROM legs\n${where(legConditions(filter))}${ORDER}${limitTo(filter)}`;
}

/** How many legs there are without the limit. */
export function legsTotalQuery(filter: Filter): string {
  return `SELECT count(*) AS "count" FROM legs\n${where(legConditions(filter))}`;
}

/** The legs whose id begins with `prefix`, with their paths. */
export function legByIdQuery(prefix: string): string {
  return `SELECT\n${selectList(LEG_FIELDS)},\n  "path"\nFROM legs\nWHERE starts_with("id", ${textLiteral(prefix)})\nORDER BY "id"\n`;
}
