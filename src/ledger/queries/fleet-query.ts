import type { Fleet, UnlistedAirframe } from '../../case/fleet.js';
import type { Row } from '../engine/engine.js';
import { textLiteral } from '../engine/literal.js';
import { rowAs } from '../schema/rows.js';
import { type Filter, LEG_TIME, legConditions, NO_FILTER, where } from './filter.js';
import { inFleet } from './fleet-sql.js';
import { REGISTRATION_SHOWN, WITH_WITHHELD } from './withheld.js';

/** A designator and then a digit: HELI88J is no flight of HEL. */
const heardUnder = (designators: readonly string[]): string =>
  `list_filter(json_extract_string("callsigns", '$[*]'), lambda c: regexp_matches(c, ${textLiteral(`^(${designators.join('|')})[0-9]`)}))`;

/**
 * Airframes that flew under these designators in the period of a filter without being in the fleet at the time.
 *
 * @param designators three letters each, at least one
 */
export function unlistedQuery(
  fleet: Fleet,
  designators: readonly string[],
  { sinceMs, untilMs }: Filter,
): string {
  const heard = heardUnder(designators);
  const conditions = [
    ...legConditions({ ...NO_FILTER, sinceMs, untilMs }),
    `NOT (${inFleet(fleet, LEG_TIME)})`,
    `len(${heard}) > 0`,
  ];
  return `${WITH_WITHHELD}SELECT CASE WHEN "icao24" LIKE '?%' THEN NULL ELSE "icao24" END AS "icao24",
  any_value(${REGISTRATION_SHOWN}) AS "registration",
  CAST(to_json(list_sort(list_distinct(flatten(list(${heard}))))) AS VARCHAR) AS "callsigns",
  count(*) AS "legs"
FROM legs
${where(conditions)}GROUP BY ALL
ORDER BY "legs" DESC, "icao24"
`;
}

/** A row of that query. */
export function unlistedAirframe(row: Row): UnlistedAirframe {
  const found = rowAs<Omit<UnlistedAirframe, 'callsigns'> & { readonly callsigns: string }>(row);
  return { ...found, callsigns: JSON.parse(found.callsigns) as string[], legs: Number(found.legs) };
}
