import {
  type ControlResult,
  controlOf,
  type Episode,
  type Reach,
  type TempoReport,
  type TimingEvidence,
  tempoReport,
} from '../analysis/index.js';
import type { FleetGaps } from '../case/fleet.js';
import type { Message } from '../i18n/index.js';
import type { Filter } from '../ledger/queries/filter.js';
import { otherPlaces } from '../ledger/queries/stays-query.js';
import { filterWords, questionMessage } from './asked.js';
import { fleetGapsOf } from './fleet.js';
import type { OpenCase } from './open-case.js';
import { checkSubject, spanOf } from './span.js';
import { timingEvidence } from './timing.js';

/** Whether visits follow events: what is asked beside whose visits and where. */
export interface TempoAsked {
  readonly episodes: readonly Episode[];
  /** Where the episodes come from, as it is printed. */
  readonly events: string;
  readonly reach: Reach;
  /** The UTC day a claim was published, days since 1970: later episodes are judged apart; null where none was. */
  readonly publishedDay: number | null;
  /** Runs per rate ratio, for the power. */
  readonly simulations: number;
  readonly seed: number;
  /** The same test on the other places the same aircraft went to. */
  readonly withControl: boolean;
}

/** Whether visits follow events. */
export interface TempoAnswered {
  /** The question as it was understood. */
  readonly asked: Message;
  readonly filter: Filter;
  /** The same in English. */
  readonly question: string;
  readonly events: string;
  readonly report: TempoReport;
  /** Null where it is not asked for, and where nothing could be judged. */
  readonly control: ControlResult | null;
  /** What it was judged from. */
  readonly evidence: TimingEvidence;
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
}

/**
 * Judges whether the visits a question asks for follow episodes (method, section 4).
 *
 * @throws AirbridgeError `usage` where neither aircraft nor places are named, or half a period
 */
export async function tempoAnswer(open: OpenCase, filter: Filter, asked: TempoAsked): Promise<TempoAnswered> {
  checkSubject(filter);
  const evidence = await timingEvidence(open, filter);
  const { events, withControl, ...request } = asked;
  const report = tempoReport(evidence, { ...request, period: spanOf(filter) });
  return {
    asked: questionMessage('visits', filter),
    filter,
    question: filterWords('visits', filter),
    events,
    report,
    control: withControl ? await controlAnswer(open, filter, report) : null,
    evidence,
    fleetGaps: await fleetGapsOf(open, filter),
  };
}

async function controlAnswer(open: OpenCase, filter: Filter, { main }: TempoReport) {
  if (main === null) return null;
  const elsewhere = await otherPlaces(open.engine, filter);
  const evidence =
    elsewhere === null ? { stays: [], ends: [] } : await timingEvidence(open, { ...filter, at: elsewhere });
  return controlOf(evidence, main.answer.windows, main.answer.question.period);
}
