import type { VisitEnd } from '../../ledger/coverage/known-ends.js';
import { dayOf } from '../day.js';
import type { Episode } from '../episode.js';
import { detectionByMonth, type MonthlyDetection, visitExposure } from '../visit-detection.js';
import type { Span } from './axis.js';
import { countedArrivals, distinctEnds, periodOf, type TimingEvidence, type VisitTally } from './evidence.js';
import type { OwnedEvent } from './question.js';
import { type TempoAnswer, tempoOf } from './tempo.js';
import type { Reach } from './windows.js';

/** What is asked beside the visits themselves. */
export interface TempoRequest {
  readonly episodes: readonly Episode[];
  readonly reach: Reach;
  /** Null: from the first to the last visit that anybody made there. */
  readonly period: Span | null;
  /** The day a claim was published: what came after it is judged apart. */
  readonly publishedDay: number | null;
  readonly simulations: number;
  readonly seed: number;
}

/** A period of the ledger, judged. */
export interface JudgedPeriod {
  readonly answer: TempoAnswer;
  /** What exposure was made from. */
  readonly detection: readonly MonthlyDetection[];
}

/** What a ledger says about a tempo. */
export interface TempoReport {
  readonly visits: VisitTally;
  /** Null when nobody was there and no period was given, and when a period is empty. */
  readonly main: JudgedPeriod | null;
  /** What came after the claim was published: the only test on data nobody had seen. Null when not asked for. */
  readonly afterPublication: JudgedPeriod | null;
}

/** Judges the tempo of the visits asked about. */
export function tempoReport(evidence: TimingEvidence, request: TempoRequest): TempoReport {
  const ends = distinctEnds(evidence.ends);
  const { days, tally: visits } = countedArrivals(evidence.stays);
  const period = request.period ?? periodOf(days, ends);
  if (period === null) return { visits, main: null, afterPublication: null };
  const own = new Set(evidence.stays.map(({ id }) => id));
  const judge = (span: Span, episodes: readonly Episode[]): JudgedPeriod | null =>
    span.startDay > span.endDay ? null : judgePeriod(days, ends, own, { ...request, period: span, episodes });
  const { publishedDay, episodes } = request;
  if (publishedDay === null) return { visits, main: judge(period, episodes), afterPublication: null };
  const isAfter = ({ startDay }: Episode) => startDay > publishedDay;
  return {
    visits,
    main: judge(
      { ...period, endDay: Math.min(period.endDay, publishedDay) },
      episodes.filter((episode) => !isAfter(episode)),
    ),
    afterPublication: judge(
      { ...period, startDay: Math.max(period.startDay, publishedDay + 1) },
      episodes.filter(isAfter),
    ),
  };
}

function judgePeriod(
  visitDays: readonly number[],
  ends: readonly VisitEnd[],
  own: ReadonlySet<string>,
  request: TempoRequest & { readonly period: Span },
): JudgedPeriod {
  const { period, episodes, reach, simulations, seed } = request;
  const months = { firstDay: period.startDay, lastDay: period.endDay };
  const known = ends
    .map(({ timeMs, heard, visit }): OwnedEvent => ({ day: dayOf(timeMs), heard, isOwn: own.has(visit) }))
    .filter(({ day }) => day >= period.startDay && day <= period.endDay);
  const exposure = visitExposure(ends, months);
  const answer = tempoOf({ visitDays, episodes, period, reach, exposure, known, simulations, seed });
  return { answer, detection: detectionByMonth(ends, months) };
}
