import type { Message } from '../../i18n/index.js';
import { LEAVE_ONE_OUT_LEVEL, LEVEL } from './power.js';
import type { TempoAnswer, TempoTests } from './tempo.js';

/** What a registered claim "the tempo rises" would come to (method, section 5). Without a registration there is no verdict. */
export interface TempoVerdict {
  readonly verdict: 'supported' | 'not supported' | 'contradicted' | 'undecidable';
  /** Why reception alone leaves it undecidable; empty otherwise. */
  readonly because: readonly Message[];
}

/** A verdict needs exposure on so large a share of the days inside windows. */
const LEAST_KNOWN = 0.8;
/** "Not supported" needs so much power to find twice the tempo. */
const LEAST_POWER = 0.8;

/** Applies the rule of the tempo to an answer. */
export function tempoVerdict({ tests, tallied, undecidable }: TempoAnswer): TempoVerdict {
  const isKnown = tallied.windowDaysKnown >= LEAST_KNOWN * tallied.windowDays;
  if (tests === null || !isKnown || undecidable.length > 0) {
    return { verdict: 'undecidable', because: undecidable };
  }
  return { verdict: ruled(tests), because: [] };
}

function ruled({ p, concordance, worstLeftOut, ratio, power }: TempoTests): TempoVerdict['verdict'] {
  const second = concordance?.p ?? 1;
  if (p <= LEVEL && second <= LEVEL && worstLeftOut !== null && worstLeftOut.p <= LEAVE_ONE_OUT_LEVEL)
    return 'supported';
  if (ratio !== null && ratio.interval.high < 1) return 'contradicted';
  const atTwice = power.find(({ rateRatio }) => rateRatio === 2)?.rule ?? 0;
  return p > LEVEL && second > LEVEL && atTwice >= LEAST_POWER ? 'not supported' : 'undecidable';
}
