import type { Fleet } from '../../case/fleet.js';
import { textLiteral } from '../engine/literal.js';
import { LEG_FIELDS, selectList } from '../schema/fields.js';
import { type Filter, LEG_TIME, legConditions, limitTo, where } from './filter.js';
import { operatorByFleet } from './fleet-sql.js';
import {
  CALLSIGN_SHOWN,
  CALLSIGNS_SHOWN,
  programmeOf,
  REGISTRATION_SHOWN,
  WITH_WITHHELD,
  withheldCountQuery,
} from './withheld.js';

const ORDER = `ORDER BY ${LEG_TIME}, "icao24", "id"\n`;

/** How rows are answered. */
export interface Answering {
  /** They say who operates what, beside the callsigns. */
  readonly fleets?: readonly Fleet[];
  /** Gives what is withheld by default, see withheld.ts. */
  readonly showsPrivate?: boolean;
  /** Adds the column `path`, for the formats that draw. */
  readonly withPath?: boolean;
}

/** The query behind `legs`: rows of {@link LEG_FIELDS}, by take-off, else first report. */
export function legsQuery(filter: Filter, answering: Answering = {}): string {
  const { fleets = [], showsPrivate = false, withPath = false } = answering;
  const byFleet = { operatorByFleet: operatorByFleet(fleets, LEG_TIME) };
  return `${legsSelected(byFleet, showsPrivate, withPath)}${where(legConditions(filter))}${ORDER}${limitTo(filter)}`;
}

/** How many legs there are without the limit. */
export function legsTotalQuery(filter: Filter): string {
  return `SELECT count(*) AS "count" FROM legs\n${where(legConditions(filter))}`;
}

/** Of how many airframes of these legs the registration is withheld. */
export function legsWithheldQuery(filter: Filter): string {
  return withheldCountQuery(`legs\n${where(legConditions(filter))}`);
}

/** The legs whose id begins with `prefix`, with their paths. */
export function legByIdQuery(prefix: string, showsPrivate = false): string {
  const isIt = `WHERE starts_with("id", ${textLiteral(prefix)})\nORDER BY "id"\n`;
  return `${legsSelected({}, showsPrivate, true)}${isIt}`;
}

function legsSelected(
  byFleet: Readonly<Record<string, string>>,
  showsPrivate: boolean,
  withPath: boolean,
): string {
  const worked = showsPrivate ? byFleet : { ...byFleet, ...REDACTED };
  const path = withPath ? ',\n  "path"' : '';
  return `${showsPrivate ? '' : WITH_WITHHELD}SELECT\n${selectList(LEG_FIELDS, worked)}${path}\nFROM legs\n`;
}

const REDACTED = {
  registration: REGISTRATION_SHOWN,
  callsign: CALLSIGN_SHOWN,
  callsigns: CALLSIGNS_SHOWN,
  withheld: programmeOf('legs'),
};
