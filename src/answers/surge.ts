import { type SurgeReport, surgeReport } from '../analysis/index.js';
import type { FleetGaps } from '../case/fleet.js';
import type { Message } from '../i18n/index.js';
import type { Filter } from '../ledger/queries/filter.js';
import { filterWords, questionMessage } from './asked.js';
import { fleetGapsOf } from './fleet.js';
import type { OpenCase } from './open-case.js';
import { checkSubject, spanOf } from './span.js';
import { timingEvidence } from './timing.js';

/** Times with more visits than the rest of the period makes one expect. */
export interface SurgeAnswered {
  /** The question as it was understood. */
  readonly asked: Message;
  readonly filter: Filter;
  /** The same in English. */
  readonly question: string;
  readonly report: SurgeReport;
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
}

/**
 * Looks for surges in the visits a question asks for, with no events given (method, section 4, item 9).
 *
 * @param isEach each aerodrome on its own
 * @throws AirbridgeError `usage` where neither aircraft nor places are named, or half a period
 */
export async function surgeAnswer(
  open: OpenCase,
  filter: Filter,
  { isEach, seed }: { readonly isEach: boolean; readonly seed: number },
): Promise<SurgeAnswered> {
  checkSubject(filter);
  const question = filterWords('visits', filter);
  const request = { period: spanOf(filter), label: question, isEach, seed };
  const report = surgeReport(await timingEvidence(open, filter), request);
  return {
    asked: questionMessage('visits', filter),
    filter,
    question,
    report,
    fleetGaps: await fleetGapsOf(open, filter),
  };
}
