import { createHash } from 'node:crypto';
import type { SimulatedAirframe, TruthLeg } from 'airbridge/simulate';
import { readReadsbTrace } from 'airbridge/source';
import { dropBackwards, mergeTraces, type Trace, traceOf } from 'airbridge/trace';
import type { TrueLeg } from '../input.js';

/** The days of one address as archives would give them, in one trace. */
export function traceOfDays(days: SimulatedAirframe['days'], nowMs: number): Trace {
  const traces = days.map(({ json, entryName }) => {
    const sha256 = createHash('sha256').update(json).digest('hex');
    return dropBackwards(traceOf(readReadsbTrace(json, nowMs), sha256, entryName)).trace;
  });
  return mergeTraces(traces);
}

/** A simulated flight, from block to block, as flights that were really flown are known. */
export const trueLegOf = (leg: TruthLeg, name: string): TrueLeg => ({
  name,
  adep: leg.adep,
  ades: leg.ades,
  fromMs: Date.parse(leg.offBlockUtc),
  toMs: Date.parse(leg.onBlockUtc),
});
