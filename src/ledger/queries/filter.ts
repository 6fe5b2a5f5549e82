import type { Fleet } from '../../case/fleet.js';
import type { Grade } from '../../legs/grade.js';
import { identifier, likePattern, listLiteral, textLiteral, timestampLiteral } from '../engine/literal.js';
import { inFleet } from './fleet-sql.js';

/** A set of places as a question names it: any of these aerodromes, or any aerodrome of these countries. */
export interface PlaceFilter {
  /** `ident`s of the aerodrome table. */
  readonly idents: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  /** What the asker calls it. */
  readonly label: string;
}

/**
 * What is asked of the ledger. Every list is "any of these", an empty one "whatever"; the fields narrow each other.
 *
 * Codes are as the ledger holds them: lower-case addresses, upper-case registrations, callsigns, designators and types.
 */
export interface Filter {
  readonly icao24: readonly string[];
  /** `*` stands for any characters; hyphens do not matter. */
  readonly registration: readonly string[];
  /** Any callsign heard on the leg; `*` stands for any characters. */
  readonly callsign: readonly string[];
  /** ICAO designators: the operator by callsign. */
  readonly operator: readonly string[];
  readonly typecode: readonly string[];
  /** Airframes that were in this fleet at the time. */
  readonly fleet: Fleet | null;
  readonly from: PlaceFilter | null;
  readonly to: PlaceFilter | null;
  /** Either end of a leg; the aerodrome of a visit. */
  readonly at: PlaceFilter | null;
  /** UTC milliseconds: from this instant, and up to but not including that one. */
  readonly sinceMs: number | null;
  readonly untilMs: number | null;
  /** `none` is a leg of which neither end is known. */
  readonly grade: readonly (Grade | 'none')[];
  /** Only legs with an integrity flag, and visits that one leaves in doubt. */
  readonly flagged: boolean;
  readonly limit: number | null;
}

/** A period of a question, open where null. */
type Span = Pick<Filter, 'sinceMs' | 'untilMs'>;

/** Asks for everything. */
export const NO_FILTER: Filter = {
  icao24: [],
  registration: [],
  callsign: [],
  operator: [],
  typecode: [],
  fleet: null,
  from: null,
  to: null,
  at: null,
  sinceMs: null,
  untilMs: null,
  grade: [],
  flagged: false,
  limit: null,
};

/** What legs are filtered and sorted by: take-off, else first report. */
export const LEG_TIME = 'coalesce("takeoff", "firstSeen")';

/** What visits are filtered and sorted by: arrival, else what bounds it. */
export const VISIT_TIME = '"at"';

/** The conditions a filter puts on rows of `legs`. */
export function legConditions(filter: Filter): string[] {
  return [
    ...identityConditions(filter, LEG_TIME),
    ...anyOf(filter.callsign.map(heardCallsign)),
    ...(filter.from === null ? [] : [movedAt(filter.from, ['departure'])]),
    ...(filter.to === null ? [] : [movedAt(filter.to, ['arrival'])]),
    ...(filter.at === null ? [] : [movedAt(filter.at, ['departure', 'arrival'])]),
    ...monthConditions(filter),
    ...timeConditions(filter, LEG_TIME),
    ...gradeConditions(filter),
    ...(filter.flagged ? [`"flags" <> '[]'`] : []),
  ];
}

/** The conditions a filter puts on rows of `visits`. */
export function visitConditions(filter: Filter): string[] {
  return [
    ...(filter.at === null ? [] : [isIn(filter.at)]),
    ...timeConditions(filter, VISIT_TIME),
    ...identityConditions(filter, VISIT_TIME),
    ...(filter.callsign.length === 0 ? [] : [visitedUnder(filter.callsign)]),
    ...(filter.from === null ? [] : [isKnownIn(filter.from, 'cameFrom')]),
    ...(filter.to === null ? [] : [isKnownIn(filter.to, 'wentTo')]),
    ...gradeConditions(filter),
    ...(filter.flagged ? ['"doubted"'] : []),
  ];
}

/** Conditions as the WHERE clause of a query, or nothing. */
export function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.join('\n  AND ')}\n`;
}

/** The LIMIT clause, or nothing. */
export function limitTo(filter: Filter): string {
  return filter.limit === null ? '' : `LIMIT ${filter.limit}\n`;
}

function identityConditions(filter: Filter, time: string): string[] {
  return [
    ...oneOf('icao24', filter.icao24),
    ...anyOf(filter.registration.map(isRegistration)),
    ...oneOf('typecode', filter.typecode),
    ...oneOf('operator', filter.operator),
    ...(filter.fleet === null ? [] : [inFleet(filter.fleet, time)]),
  ];
}

function oneOf(column: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${identifier(column)} IN ${listLiteral(values)}`];
}

function anyOf(conditions: readonly string[]): string[] {
  if (conditions.length < 2) return [...conditions];
  return [`(${conditions.join(' OR ')})`];
}

function isRegistration(pattern: string): string {
  return `replace("registration", '-', '') ${matching(pattern.replaceAll('-', ''))}`;
}

function heardCallsign(pattern: string): string {
  return `len(list_filter(json_extract_string("callsigns", '$[*]'), lambda c: c ${matching(pattern)})) > 0`;
}

function matching(pattern: string): string {
  return pattern.includes('*') ? likePattern(pattern) : `= ${textLiteral(pattern)}`;
}

function visitedUnder(callsigns: readonly string[]): string {
  const heard = anyOf(callsigns.map(heardCallsign)).join('');
  return (
    `"id" IN (SELECT "visit" FROM (SELECT "id" AS "visit", unnest(json_extract_string("legs", '$[*]')) AS "leg"` +
    ` FROM visits) JOIN legs ON legs."id" = "leg" WHERE ${heard})`
  );
}

/** Legs are found by place through `movements`, which is sorted by place; `legs` would have to be read whole. */
function movedAt(place: PlaceFilter, roles: readonly string[]): string {
  return `"id" IN (SELECT "leg" FROM movements WHERE ${isIn(place)} AND "role" IN ${listLiteral(roles)})`;
}

function isIn(place: PlaceFilter): string {
  const members = [...oneOf('aerodrome', place.idents), ...oneOf('country', place.countries)];
  return members.length === 0 ? 'false' : anyOf(members).join('');
}

function isKnownIn(place: PlaceFilter, column: string): string {
  return `${identifier(column)} IN (SELECT "aerodrome" FROM movements WHERE ${isIn(place)})`;
}

/** Conditions that hold a time to a period. */
export function timeConditions({ sinceMs, untilMs }: Span, time: string): string[] {
  return [
    ...(sinceMs === null ? [] : [`${time} >= ${timestampLiteral(sinceMs)}`]),
    ...(untilMs === null ? [] : [`${time} < ${timestampLiteral(untilMs)}`]),
  ];
}

/** Lets whole months be skipped. A leg is filed under its first report, which may lie in the month before its take-off. */
export function monthConditions({ sinceMs, untilMs }: Span): string[] {
  return [
    ...(sinceMs === null ? [] : [`"month" >= ${monthOf(sinceMs, -1)}`]),
    ...(untilMs === null ? [] : [`"month" <= ${monthOf(untilMs - 1, 0)}`]),
  ];
}

function monthOf(timeMs: number, shift: number): number {
  const time = new Date(timeMs);
  const month = new Date(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + shift));
  return month.getUTCFullYear() * 100 + month.getUTCMonth() + 1;
}

/** Conditions on a column `grade`. */
export function gradeConditions({ grade }: Pick<Filter, 'grade'>): string[] {
  const named = grade.filter((name) => name !== 'none');
  return anyOf([...oneOf('grade', named), ...(grade.includes('none') ? ['"grade" IS NULL'] : [])]);
}
