import type { TimingEvidence } from '../analysis/index.js';
import { knownEnds } from '../ledger/coverage/known-ends.js';
import type { Filter } from '../ledger/queries/filter.js';
import { hearingFilter, readStays } from '../ledger/queries/stays-query.js';
import type { OpenCase } from './open-case.js';

/** What the timing of the visits asked about is judged from. */
export const timingEvidence = async (
  { engine }: Pick<OpenCase, 'engine'>,
  filter: Filter,
): Promise<TimingEvidence> => ({
  stays: await readStays(engine, filter),
  ends: await knownEnds(engine, hearingFilter(filter)),
});
