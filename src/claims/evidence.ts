import { dayOf } from '../analysis/day.js';
import type { EpisodeList } from '../answers/episodes.js';
import {
  type CountReport,
  countReport,
  LEGS,
  listAnswer,
  type OpenCase,
  tempoAnswer,
  VISITS,
} from '../answers/index.js';
import type { FleetGaps } from '../case/fleet.js';
import { knownEnds } from '../ledger/coverage/known-ends.js';
import type { Filter } from '../ledger/queries/filter.js';
import { hearingFilter } from '../ledger/queries/stays-query.js';
import { archivesOf, earlierArchives } from './archives.js';
import { exposureEvidence } from './exposure.js';
import { type ClaimFilters, filtersOf } from './filters.js';
import { DEFAULT_WINDOWS, isOfTempo } from './question.js';
import type { ClaimEvidence, CountEvidence, FleetEvidence, Graded, RecordEvidence } from './record.js';
import type { Claim } from './schema.js';
import { surgeEvidence, tempoEvidence } from './tempo-evidence.js';

/** What a claim's verdict is made from, and the visits and legs behind it. */
interface GatheredEvidence {
  readonly evidence: ClaimEvidence;
  /** Ids, confirmed and probable ones only. */
  readonly visits: readonly string[];
  readonly legs: readonly string[];
}

/** How the power of a test is simulated: fixed, so that the same claim gives the same verdict. */
const SIMULATIONS = { simulations: 200, seed: 1 };

/**
 * Asks the ledger everything the verdict on a claim needs.
 *
 * @param episodes of a claim on tempo; null of others
 * @throws AirbridgeError `unknown-place`, `unknown-fleet`
 */
export async function gatherEvidence(
  open: OpenCase,
  claim: Claim,
  episodes: EpisodeList | null,
): Promise<GatheredEvidence> {
  const filters = await filtersOf(claim, open);
  const { visits: filter } = filters;
  const period = { sinceMs: filter.sinceMs ?? 0, untilMs: filter.untilMs ?? 0 };
  const visits = (await listAnswer(open, VISITS, filter)).records;
  const legs = await legsOf(open, claim, filters);
  const report = filter.at === null ? null : await countReport(open, filter, 'visits');
  const isOfLegs = claim.unit === 'leg';
  const own = await knownEnds(open.engine, filter);
  const everybody = await knownEnds(open.engine, hearingFilter(filter));
  const counted = isOfLegs ? legs : visits;
  const evidence: ClaimEvidence = {
    archives: await archivesOf(open.engine, period),
    ...(await earlierEvidence(open, claim, filter)),
    count: isOfLegs ? withoutBounds(legs) : countEvidence(visits, report),
    legs: graded(legs),
    exposure: exposureEvidence(own, everybody, period),
    fleet: fleetEvidence(report?.fleetGaps ?? null),
    record: recordEvidence(claim),
    ...(await timingOf(open, claim, filter, episodes)),
    sightings: report?.sightings?.length ?? 0,
    synthetic: counted.filter((one) => isCounted(one) && one.synthetic).length,
  };
  const isRoute = isOfLegs || claim.kind === 'route-exists';
  return isRoute
    ? { evidence, visits: [], legs: idsOf(legs) }
    : { evidence, visits: idsOf(visits), legs: legsBehind(visits) };
}

interface Listed {
  readonly id: string;
  readonly grade: string | null;
  readonly synthetic: boolean;
}

const NONE: Graded = { confirmed: 0, probable: 0, continuity: 0 };

const isCounted = ({ grade }: Listed): boolean => grade === 'confirmed' || grade === 'probable';

const idsOf = (records: readonly Listed[]): string[] => records.filter(isCounted).map(({ id }) => id);

const legsBehind = (visits: readonly (Listed & { readonly legs: readonly string[] })[]): string[] => [
  ...new Set(visits.filter(isCounted).flatMap((visit) => visit.legs)),
];

function graded(records: readonly Listed[]): Graded {
  const of = (wanted: string) => records.filter(({ grade }) => grade === wanted).length;
  return { confirmed: of('confirmed'), probable: of('probable'), continuity: of('continuity') };
}

/** Flights are listed only where a claim is about them: of a busy place there are very many. */
async function legsOf(open: OpenCase, { kind, unit }: Claim, { legs, legsBack }: ClaimFilters) {
  if (unit !== 'leg' && kind !== 'route-exists') return [];
  const there = (await listAnswer(open, LEGS, legs)).records;
  return legsBack === null ? there : [...there, ...(await listAnswer(open, LEGS, legsBack)).records];
}

/** No error is measured for whole flights: both of their ends may be false, and a stop between them missed. */
const withoutBounds = (legs: readonly Listed[]): CountEvidence => ({
  ...graded(legs),
  receivedAtField: null,
  withApproaches: null,
});

function countEvidence(visits: readonly Listed[], report: CountReport | null): CountEvidence {
  const bound = report?.findings?.lowerBound ?? null;
  const received = bound && { atLeast: bound.atLeast, errorLimit: bound.error.wrong / bound.error.of };
  return { ...graded(visits), receivedAtField: received, withApproaches: received };
}

/** What came before, of a claim that something was the first. */
async function earlierEvidence(
  open: OpenCase,
  { kind }: Claim,
  filter: Filter,
): Promise<Pick<ClaimEvidence, 'earlier' | 'earlierArchives'>> {
  const { sinceMs } = filter;
  if (kind !== 'first-seen' || sinceMs === null) return { earlier: NONE, earlierArchives: null };
  const before = { ...filter, sinceMs: null, untilMs: sinceMs };
  return {
    earlier: graded((await listAnswer(open, VISITS, before)).records),
    earlierArchives: await earlierArchives(open.engine, sinceMs),
  };
}

const fleetEvidence = (gaps: FleetGaps | null): FleetEvidence | null =>
  gaps && {
    name: gaps.fleet,
    members: gaps.members,
    unmatchable: gaps.unmatchable.length,
    undated: gaps.undated.length,
    unlisted: gaps.unlisted.length,
  };

function recordEvidence({ record }: Claim): RecordEvidence | null {
  if (record === undefined) return null;
  const { kind, keptBy, count, independent, complete } = record;
  return { kind, keptBy, count, independent, complete };
}

/** Whether visits follow the episodes, of a claim on tempo. */
async function timingOf(
  open: OpenCase,
  claim: Claim,
  filter: Filter,
  episodes: EpisodeList | null,
): Promise<Pick<ClaimEvidence, 'tempo' | 'surge'>> {
  if (!isOfTempo(claim) || episodes === null) return { tempo: null, surge: null };
  const { published } = claim.source;
  const answered = await tempoAnswer(open, filter, {
    episodes: episodes.episodes,
    events: episodes.file,
    reach: claim.windows ?? DEFAULT_WINDOWS,
    publishedDay: published === undefined ? null : dayOf(Date.parse(published)),
    withControl: false,
    ...SIMULATIONS,
  });
  const surge = claim.kind === 'route-surged' ? await surgeEvidence(open, filter, answered) : null;
  return { tempo: tempoEvidence(answered), surge };
}
