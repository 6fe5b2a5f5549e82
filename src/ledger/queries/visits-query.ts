import { selectList, VISIT_FIELDS } from '../schema/fields.js';
import { type Filter, limitTo, VISIT_TIME, visitConditions, where } from './filter.js';
import { operatorByFleet } from './fleet-sql.js';
import type { Answering } from './legs-query.js';
import { programmeOf, REGISTRATION_SHOWN, WITH_WITHHELD, withheldCountQuery } from './withheld.js';

/** The query behind `visits`: rows of {@link VISIT_FIELDS}, by arrival. */
export function visitsQuery(filter: Filter, answering: Omit<Answering, 'withPath'> = {}): string {
  const { fleets = [], showsPrivate = false } = answering;
  const byFleet = { operatorByFleet: operatorByFleet(fleets, VISIT_TIME) };
  const worked = showsPrivate ? byFleet : { ...byFleet, ...REDACTED };
  return `${showsPrivate ? '' : WITH_WITHHELD}SELECT\n${selectList(VISIT_FIELDS, worked)}\nFROM visits\n${where(visitConditions(filter))}ORDER BY visits."at", "icao24", "id"\n${limitTo(filter)}`;
}

/** How many visits there are without the limit. */
export function visitsTotalQuery(filter: Filter): string {
  return `SELECT count(*) AS "count" FROM visits\n${where(visitConditions(filter))}`;
}

/** Of how many airframes of these visits the registration is withheld. */
export function visitsWithheldQuery(filter: Filter): string {
  return withheldCountQuery(`visits\n${where(visitConditions(filter))}`);
}

const REDACTED = { registration: REGISTRATION_SHOWN, withheld: programmeOf('visits') };
