import { allRows, type Engine } from '../engine/engine.js';
import { identifier } from '../engine/literal.js';
import { type Filter, visitConditions, where } from '../queries/filter.js';
import { msOf, rowsAs } from '../schema/rows.js';

/** An arrival or departure that is known to have happened, whether or not it was heard. */
export interface KnownEnd {
  readonly role: 'arrival' | 'departure';
  /** UTC milliseconds; of one that was not heard, the nearest bound. */
  readonly timeMs: number;
  readonly heard: boolean;
}

/** The same, and which visit it is an end of. */
export interface VisitEnd extends KnownEnd {
  readonly visit: string;
  readonly aerodrome: string;
}

const HEARD = `IN ('observed', 'inferred')`;

/**
 * Ends of visits that must have happened (method, section 2): whoever was heard to leave, and had been heard before, had
 * arrived; whoever was heard to arrive, and is heard again, has left; and of a visit that only continuity knows, neither end was heard.
 */
function knownEndsQuery(filter: Filter): string {
  const conditions = visitConditions({ ...filter, grade: [], limit: null });
  const columns = ['id', 'aerodrome', 'arrivalEvidence', 'departureEvidence', 'grade']
    .map(identifier)
    .join(', ');
  return `WITH asked AS (SELECT ${columns}, coalesce("arrival", "arrivalEarliest") AS "came", coalesce("departure", "departureLatest") AS "left" FROM visits
${where(conditions)})
SELECT 'arrival' AS "role", "came" AS "at", "arrivalEvidence" ${HEARD} AS "heard", "id" AS "visit", "aerodrome" FROM asked WHERE ("departureEvidence" ${HEARD} OR "grade" = 'continuity') AND "came" IS NOT NULL
UNION ALL
SELECT 'departure', "left", "departureEvidence" ${HEARD}, "id", "aerodrome" FROM asked WHERE ("arrivalEvidence" ${HEARD} OR "grade" = 'continuity') AND "left" IS NOT NULL
ORDER BY ALL
`;
}

/** Reads those ends. */
export async function knownEnds(engine: Engine, filter: Filter): Promise<VisitEnd[]> {
  return rowsAs<Found>(await allRows(engine, knownEndsQuery(filter))).map(knownEnd);
}

type Found = Omit<VisitEnd, 'timeMs'> & { readonly at: Date };

const knownEnd = ({ at, ...end }: Found): VisitEnd => ({ ...end, timeMs: msOf(at) });
