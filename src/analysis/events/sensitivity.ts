import type { Incident } from '../../source/index.js';
import type { ClusterRules } from './periods.js';
import { periodsOf } from './periods.js';
import { tallyByDay } from './tally.js';

const DEATHS = [1, 5, 10];
const DAYS = [7, 14, 30];

/** What other rules would have made of the same events. */
export interface RulesOutcome {
  readonly activeDeaths: number;
  readonly mergeDays: number;
  readonly episodes: number;
  readonly core: number;
  /** Days inside episodes. */
  readonly days: number;
}

/**
 * The list made again with 1, 5 and 10 deaths on an active day and gaps of 7, 14 and 30 days: how much of it is the events' and
 * how much the rules'.
 */
export function sensitivityGrid(
  incidents: readonly Incident[],
  rules: Pick<ClusterRules, 'coreDeaths'>,
): RulesOutcome[] {
  const tally = tallyByDay(incidents);
  return DEATHS.flatMap((activeDeaths) =>
    DAYS.map((mergeDays) => {
      const periods = periodsOf(tally, { ...rules, activeDeaths, mergeDays });
      return {
        activeDeaths,
        mergeDays,
        episodes: periods.length,
        core: periods.filter(({ isCore }) => isCore).length,
        days: periods.reduce((sum, { startDay, endDay }) => sum + endDay - startDay + 1, 0),
      };
    }),
  );
}
