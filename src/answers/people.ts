import type { LegOrVisit } from '../case/people/subject.js';
import type { Field } from '../ledger/coverage/heard-near.js';
import type { Filter } from '../ledger/queries/filter.js';
import { reviewQueue } from '../ledger/queries/review-queue.js';
import { findSubject } from '../ledger/queries/subject.js';
import type { OpenCase } from './open-case.js';

/**
 * The leg or visit somebody writes about.
 *
 * @param id whole or shortened
 * @throws AirbridgeError `unknown-leg` or `ambiguous-leg`
 */
export const subjectNamed = (
  { engine }: OpenCase,
  id: string,
  among: readonly LegOrVisit['what'][] = ['leg', 'visit'],
): Promise<LegOrVisit> => findSubject(engine, id, among);

/** The ends near a field that are worth a reviewer's look, those first that change a count. */
export const endsToReview = ({ engine }: OpenCase, field: Field, filter: Filter) =>
  reviewQueue(engine, field, filter);
