import type { References } from 'airbridge/legs';
import { addressesOf } from './airframe.js';
import { emptyResult, type HistoryResult, judge } from './measures.js';
import { FIRST_SEED, type HistorySky, SKIES } from './skies.js';

/** A sky and what came of it, all seeds together. */
export interface SkyOutcome {
  readonly sky: HistorySky;
  readonly result: HistoryResult;
}

/** Simulates every sky so many times and explains the history of each address. */
export function historyOutcomes(
  references: References,
  runs: number,
  nowMs: number,
  say: (what: string) => void,
): SkyOutcome[] {
  return SKIES.map((sky) => {
    const result = emptyResult();
    for (let seed = FIRST_SEED; seed < FIRST_SEED + runs; seed++) {
      say(`${sky.name}, seed ${seed}`);
      for (const address of addressesOf(sky, seed, references, nowMs)) judge(address, result);
    }
    return { sky, result };
  });
}
