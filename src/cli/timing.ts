import type { TimingEvidence } from '../analysis/index.js';
import { knownEnds } from '../ledger/coverage/known-ends.js';
import type { Engine } from '../ledger/engine/engine.js';
import type { Filter } from '../ledger/queries/filter.js';
import { hearingFilter, readStays } from '../ledger/queries/stays-query.js';

/** What the timing of the visits asked about is judged from. */
export const timingEvidence = async (engine: Engine, filter: Filter): Promise<TimingEvidence> => ({
  stays: await readStays(engine, filter),
  ends: await knownEnds(engine, hearingFilter(filter)),
});
