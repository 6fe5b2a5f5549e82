import { LEG_FIELDS, selectList } from './fields.js';
import { type Filter, LEG_TIME, legConditions, limitTo, where } from './filter.js';
import { textLiteral } from './literal.js';

const ORDER = `ORDER BY ${LEG_TIME}, "icao24", "id"\n`;

/**
 * The query behind `legs`: rows of {@link LEG_FIELDS}, by take-off, else first report.
 *
 * @param withPath adds the column `path`, for the formats that draw
 */
export function legsQuery(filter: Filter, withPath = false): string {
  return `SELECT\n${selectList(LEG_FIELDS)}${withPath ? ',\n  "path"' : ''}\nFROM legs\n${where(legConditions(filter))}${ORDER}${limitTo(filter)}`;
}

/** How many legs there are without the limit. */
export function legsTotalQuery(filter: Filter): string {
  return `SELECT count(*) AS "count" FROM legs\n${where(legConditions(filter))}`;
}

/** The legs whose id begins with `prefix`, with their paths. */
export function legByIdQuery(prefix: string): string {
  return `SELECT\n${selectList(LEG_FIELDS)},\n  "path"\nFROM legs\nWHERE starts_with("id", ${textLiteral(prefix)})\nORDER BY "id"\n`;
}
