import { type Filter, LEG_TIME, legConditions, type PlaceFilter, visitConditions, where } from './filter.js';
import { textLiteral } from './literal.js';

/** What a count counts: stays at a field, or flights. */
export type CountUnit = 'visits' | 'legs';

/** A question with `at` is about visits to a field, any other about legs (method, section 1). */
export const unitOf = (filter: Filter): CountUnit => (filter.at === null ? 'legs' : 'visits');

/** Rows of {month, grade, synthetic, count}: everything the filter finds, whatever its grade. */
export function countQuery(filter: Filter): string {
  const [table, time, conditions] =
    unitOf(filter) === 'visits'
      ? ['visits', '"at"', visitConditions(filter)]
      : ['legs', LEG_TIME, legConditions(filter)];
  return `SELECT strftime(${time}, '%Y-%m') AS "month", "grade", "synthetic", count(*) AS "count"\nFROM ${table}\n${where(conditions)}GROUP BY ALL\nORDER BY "month", "grade", "synthetic"\n`;
}

/** A number that belongs beside a count, never in it. */
export interface Beside {
  readonly what: string;
  readonly why: string;
  readonly query: string;
}

/**
 * Legs that the question may be about but that cannot be counted, because one of their ends is unknown.
 *
 * @param candidateIdents every aerodrome of `filter.at`, its countries spelt out
 */
export function besideQueries(filter: Filter, candidateIdents: readonly string[] = []): Beside[] {
  const anyGrade = { ...filter, grade: [] };
  if (filter.at !== null)
    return candidateIdents.length === 0 ? [] : [possibleVisits(anyGrade, candidateIdents)];
  if (filter.from === null || filter.to === null) return [];
  return [departedOnly(anyGrade, filter.from), arrivedOnly(anyGrade, filter.to)];
}

function departedOnly(filter: Filter, from: PlaceFilter): Beside {
  return {
    what: `legs that left ${from.label} for an unknown place`,
    why: 'the destination is not known, so they are not counted as flights between the two',
    query: countLegs([...legConditions({ ...filter, to: null }), '"ades" IS NULL']),
  };
}

function arrivedOnly(filter: Filter, to: PlaceFilter): Beside {
  return {
    what: `legs that reached ${to.label} from an unknown place`,
    why: 'the departure aerodrome is not known, so they are not counted as flights between the two',
    query: countLegs([...legConditions({ ...filter, from: null }), '"adep" IS NULL']),
  };
}

function possibleVisits(filter: Filter, idents: readonly string[]): Beside {
  const list = `[${idents.map(textLiteral).join(', ')}]`;
  const candidate = (end: 'adep' | 'ades') =>
    `("${end}" IS NULL AND list_has_any(json_extract_string("${end}Candidates", '$[*].aerodrome'), ${list}))`;
  const conditions = legConditions({ ...filter, at: null });
  return {
    what: `legs with an unknown end for which ${filter.at?.label} is a candidate`,
    why: 'a candidate is a possibility, not a visit',
    query: countLegs([...conditions, `(${candidate('adep')} OR ${candidate('ades')})`]),
  };
}

const countLegs = (conditions: readonly string[]): string =>
  `SELECT count(*) AS "count" FROM legs\n${where(conditions)}`;
