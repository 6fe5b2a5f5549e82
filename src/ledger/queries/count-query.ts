import { type Message, message } from '../../i18n/message.js';
import { textLiteral } from '../engine/literal.js';
import {
  type Filter,
  gradeConditions,
  LEG_TIME,
  legConditions,
  monthConditions,
  type PlaceFilter,
  timeConditions,
  visitConditions,
  where,
} from './filter.js';

/** What a count counts: stays at a field, touchdowns there that end in a stop, or flights. */
export type CountUnit = 'visits' | 'landings' | 'legs';

/** Where nobody names a unit, a question with `at` is about visits to a field, any other about legs (method, section 1). */
export const unitOf = (filter: Filter): CountUnit => (filter.at === null ? 'legs' : 'visits');

/** Rows of {month, grade, synthetic, count}: everything the filter finds, whatever its grade. */
export function countQuery(filter: Filter, unit: CountUnit): string {
  const counted = `SELECT strftime("time", '%Y-%m') AS "month", "grade", "synthetic", count(*) AS "count"`;
  return `${counted}\nFROM (${COUNTED[unit](filter)})\nGROUP BY ALL\nORDER BY "month", "grade", "synthetic"\n`;
}

/** What is counted, one row of {time, grade, synthetic} each. */
const COUNTED: Readonly<Record<CountUnit, (filter: Filter) => string>> = {
  visits: (filter) =>
    `SELECT "at" AS "time", "grade", "synthetic" FROM visits\n${where(visitConditions(filter))}`,
  legs: (filter) =>
    `SELECT ${LEG_TIME} AS "time", "grade", "synthetic" FROM legs\n${where([...legConditions(filter), ONCE])}`,
  landings: landingsQuery,
};

/** What is in the ledger once more, under no address or another date, is no second flight. */
const ONCE = `"flags" NOT LIKE '%"kind":"double"%'`;

/** Of a landing, else the nearest report to it. */
const LANDING_TIME = 'coalesce("landing", "lastSeen")';

/** An end in doubt, or of a leg in doubt, confirms nothing. */
const DOUBTED = `list_has_any(flatten(from_json(json_extract("flags", '$[*].doubts'), '["VARCHAR[]"]')), ['arrival', 'leg'])`;

/**
 * Landings at the places: every circuit is one, where a visit is one however many circuits belong to it. A landing is graded by its
 * leg's arrival alone, and filed under it.
 */
function landingsQuery(filter: Filter): string {
  const conditions = [
    ...legConditions({ ...filter, at: null, to: filter.at, sinceMs: null, untilMs: null, grade: [] }),
    ...monthConditions(filter),
    ...timeConditions(filter, LANDING_TIME),
    ONCE,
  ];
  const grade = `CASE WHEN "adesEvidence" = 'continuity' THEN 'continuity' WHEN "adesEvidence" = 'observed' AND NOT ${DOUBTED} THEN 'confirmed' ELSE 'probable' END`;
  const landings = `SELECT ${LANDING_TIME} AS "time", ${grade} AS "grade", "synthetic" FROM legs\n${where(conditions)}`;
  return `SELECT * FROM (${landings})\n${where(gradeConditions(filter))}`;
}

/** A number that belongs beside a count, never in it. */
export interface Beside {
  readonly what: Message;
  readonly why: Message;
  readonly query: string;
}

/**
 * Legs that the question may be about but that cannot be counted, because one of their ends is unknown.
 *
 * @param candidateIdents every aerodrome of `filter.at`, its countries spelt out
 */
export function besideQueries(
  filter: Filter,
  unit: CountUnit,
  candidateIdents: readonly string[] = [],
): Beside[] {
  const anyGrade = { ...filter, grade: [] };
  if (unit === 'landings') return [unheardLandings(anyGrade)];
  if (filter.at !== null)
    return candidateIdents.length === 0 ? [] : [possibleVisits(anyGrade, candidateIdents)];
  if (filter.from === null || filter.to === null) return [];
  return [departedOnly(anyGrade, filter.from), arrivedOnly(anyGrade, filter.to)];
}

function departedOnly(filter: Filter, from: PlaceFilter): Beside {
  return {
    what: message('notCounted.departedOnly', { place: from.label }),
    why: message('notCounted.departedOnlyWhy'),
    query: countLegs([...legConditions({ ...filter, to: null }), '"ades" IS NULL']),
  };
}

function arrivedOnly(filter: Filter, to: PlaceFilter): Beside {
  return {
    what: message('notCounted.arrivedOnly', { place: to.label }),
    why: message('notCounted.arrivedOnlyWhy'),
    query: countLegs([...legConditions({ ...filter, from: null }), '"adep" IS NULL']),
  };
}

function possibleVisits(filter: Filter, idents: readonly string[]): Beside {
  const list = `[${idents.map(textLiteral).join(', ')}]`;
  const candidate = (end: 'adep' | 'ades') =>
    `("${end}" IS NULL AND list_has_any(json_extract_string("${end}Candidates", '$[*].aerodrome'), ${list}))`;
  const conditions = legConditions({ ...filter, at: null });
  return {
    what: message('notCounted.possibleVisits', { place: labelOf(filter.at) }),
    why: message('notCounted.possibleVisitsWhy'),
    query: countLegs([...conditions, `(${candidate('adep')} OR ${candidate('ades')})`]),
  };
}

function unheardLandings(filter: Filter): Beside {
  const conditions = [
    ...visitConditions(filter),
    `"arrivalEvidence" NOT IN ('observed', 'inferred', 'continuity')`,
  ];
  return {
    what: message('notCounted.unheardLandings', { place: labelOf(filter.at) }),
    why: message('notCounted.unheardLandingsWhy'),
    query: `SELECT count(*) AS "count" FROM visits\n${where(conditions)}`,
  };
}

const labelOf = (place: PlaceFilter | null): string => place?.label ?? '';

const countLegs = (conditions: readonly string[]): string =>
  `SELECT count(*) AS "count" FROM legs\n${where([...conditions, ONCE])}`;
