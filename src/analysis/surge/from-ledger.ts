import { grouped } from '../../source/syntax/grouped.js';
import { axisOf, onlySpan, type Span } from '../tempo/axis.js';
import {
  countedArrivals,
  distinctEnds,
  periodOf,
  type TimingEvidence,
  type VisitTally,
} from '../tempo/evidence.js';
import { visitExposure } from '../visit-detection.js';
import { type Surge, type SurgeRoute, surgesOf } from './surge.js';

/** Where surges are looked for. */
interface SurgeRequest {
  readonly period: Span | null;
  /** What all visits together are called. */
  readonly label: string;
  /** At each aerodrome on its own. */
  readonly isEach: boolean;
  readonly seed: number;
}

/** What a ledger says about surges. */
export interface SurgeReport {
  readonly period: Span | null;
  readonly surges: readonly Surge[];
  /** Routes on which the chance of detecting a visit is unknown throughout. */
  readonly unknown: readonly string[];
  readonly visits: VisitTally;
}

/** Looks for surges in the visits asked about: in all of them together, or at each aerodrome on its own. */
export function surgeReport(evidence: TimingEvidence, request: SurgeRequest): SurgeReport {
  const ends = distinctEnds(evidence.ends);
  const { days, tally: visits } = countedArrivals(evidence.stays);
  const period = request.period ?? periodOf(days, ends);
  if (period === null) return { period, surges: [], unknown: [], visits };
  const routes = placesOf({ stays: evidence.stays, ends }, request).map(([name, own]) =>
    routeOf(name, own, period),
  );
  const known = routes.filter(({ axis }) => axis.days.length > 0);
  const unknown = routes.filter(({ axis }) => axis.days.length === 0).map(({ name }) => name);
  return { period, surges: surgesOf(known, request.seed), unknown, visits };
}

function placesOf(
  { stays, ends }: TimingEvidence,
  { isEach, label }: SurgeRequest,
): (readonly [string, TimingEvidence])[] {
  if (!isEach) return [[label, { stays, ends }]];
  const endsAt = grouped(ends, ({ aerodrome }) => aerodrome);
  return [...grouped(stays, ({ aerodrome }) => aerodrome)].map(
    ([name, own]) => [name, { stays: own, ends: endsAt.get(name) ?? [] }] as const,
  );
}

function routeOf(name: string, { stays, ends }: TimingEvidence, period: Span): SurgeRoute {
  const exposure = visitExposure(ends, { firstDay: period.startDay, lastDay: period.endDay });
  return { name, axis: onlySpan(axisOf(exposure), period), visitDays: countedArrivals(stays).days };
}
