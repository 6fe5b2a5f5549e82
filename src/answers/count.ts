import type { SightingMatch } from '../analysis/sighting-match.js';
import { visitChance } from '../analysis/visit-chance.js';
import { type VisitFindings, visitFindings } from '../analysis/visit-findings.js';
import type { FleetGaps } from '../case/fleet.js';
import { AirbridgeError } from '../error.js';
import type { Message } from '../i18n/index.js';
import { knownEnds } from '../ledger/coverage/known-ends.js';
import { periodDays } from '../ledger/coverage/period-days.js';
import { allRows } from '../ledger/engine/engine.js';
import { type CountAnswer, type CountRow, countAnswer } from '../ledger/queries/count-answer.js';
import {
  type Beside,
  besideQueries,
  type CountUnit,
  countQuery,
  unitOf,
} from '../ledger/queries/count-query.js';
import { countedVisits, countedVisitsQuery } from '../ledger/queries/counted-visits.js';
import type { Filter } from '../ledger/queries/filter.js';
import { rowsAs } from '../ledger/schema/rows.js';
import { filterWords, questionMessage } from './asked.js';
import { fleetGapsOf } from './fleet.js';
import type { CaseAtHand, OpenCase } from './open-case.js';
import { matchedSightings, placedSightings } from './sightings.js';

/** A count, and all that has to be said beside it (method, section 3). */
export interface CountReport {
  /** The question as it was understood. */
  readonly asked: Message;
  readonly filter: Filter;
  readonly answer: CountAnswer;
  /** What can be said of visits; null of legs and landings. */
  readonly findings: VisitFindings | null;
  /** What is in print of the places and days asked about; null of legs, and where the case has nothing in print. */
  readonly sightings: readonly SightingMatch[] | null;
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
}

/** What is counted: visits at a place asked for, else legs, unless a unit is named. */
function countedUnit(filter: Filter, unit: CountUnit | null): CountUnit {
  if (unit === null || unit === 'legs' || filter.at !== null) return unit ?? unitOf(filter);
  const next = `Name the field, as in \`airbridge count --at LLOV --unit ${unit}\`.`;
  throw new AirbridgeError('usage', `${unit} are counted at a place`, { field: '--at' }, next);
}

/** The queries behind a count, in the order in which they are asked. */
export async function countQueries(
  atHand: CaseAtHand,
  filter: Filter,
  unit: CountUnit | null = null,
): Promise<string[]> {
  const counted = countedUnit(filter, unit);
  const beside = await besideOf(atHand, filter, counted);
  const linked = counted === 'visits' ? [countedVisitsQuery(filter)] : [];
  return [countQuery(filter, counted), ...beside.map(({ query }) => query), ...linked];
}

/**
 * Counts what a question asks for, with its lower bound, estimate, linkage, coverage, what is in print, and what its fleet
 * cannot answer for.
 *
 * @param unit null: visits where a place is asked for, else legs
 * @throws AirbridgeError `usage` where visits or landings are to be counted and no place is named
 */
export async function countReport(
  open: OpenCase,
  filter: Filter,
  unit: CountUnit | null = null,
): Promise<CountReport> {
  const counted = countedUnit(filter, unit);
  const printed = counted === 'visits' ? await placedSightings(open) : null;
  return {
    asked: questionMessage(counted, filter),
    filter,
    answer: await answerOf(open, filter, counted),
    findings: counted === 'visits' ? await findingsOf(open, filter) : null,
    sightings: printed === null ? null : await matchedSightings(open, printed, filter),
    fleetGaps: await fleetGapsOf(open, filter),
  };
}

async function answerOf(open: OpenCase, filter: Filter, unit: CountUnit): Promise<CountAnswer> {
  const rows = rowsAs<CountRow>(await allRows(open.engine, countQuery(filter, unit)));
  const beside = [];
  for (const { what, why, query } of await besideOf(open, filter, unit)) {
    const [row] = await allRows(open.engine, query);
    beside.push({ count: Number(row.count), what, why });
  }
  return countAnswer(unit, filterWords(unit, filter), rows, beside);
}

async function besideOf(
  { services }: CaseAtHand,
  filter: Filter,
  unit: CountUnit,
): Promise<readonly Beside[]> {
  const members = filter.at === null ? [] : await services.membersOf(filter.at);
  return besideQueries(filter, unit, members);
}

async function findingsOf({ engine }: OpenCase, filter: Filter): Promise<VisitFindings> {
  const visits = await countedVisits(engine, filter);
  const chanceOfDetection = visitChance(await knownEnds(engine, filter));
  const times = visits.filter(({ isAsked }) => isAsked).map(({ atMs }) => atMs);
  const coverage = { days: await periodDays(engine, filter, times), chanceOfDetection };
  const isUnmatchable = filter.fleet?.members.every(({ icao24 }) => icao24 === null) ?? false;
  return visitFindings({ visits, coverage, isUnmatchable });
}
