import type { DayTally } from './tally.js';

/** How days of deaths become episodes. */
export interface ClusterRules {
  /** Deaths from which a day counts as active. */
  readonly activeDeaths: number;
  /** Most quiet days in a row inside one episode. */
  readonly mergeDays: number;
  /** Deaths from which an episode is `core`; below it is `minor`. */
  readonly coreDeaths: number;
}

export const DEFAULT_RULES: ClusterRules = { activeDeaths: 1, mergeDays: 14, coreDeaths: 10 };

/** Days that belong together, and the deaths on them. */
export interface Period {
  readonly startDay: number;
  readonly endDay: number;
  readonly deaths: number;
  readonly isCore: boolean;
}

/** Thirds and sevenths of a death have to add up to a whole one. */
const ROUNDING = 1e-9;

/** Positions in a tally: of the first active day, of the one that opens, and of the last. */
interface Run {
  readonly opening: number | null;
  readonly last: number;
}

/**
 * Active days that belong together, from the first that is active by sharply dated deaths alone to the last; what no such day
 * opens is left out. In order of time.
 */
export function periodsOf(tally: DayTally, rules: ClusterRules): Period[] {
  return runsOf(tally, rules).flatMap(({ opening, last }) =>
    opening === null ? [] : [periodOf(tally, opening, last, rules)],
  );
}

function runsOf({ days, deaths, sharpDeaths }: DayTally, { activeDeaths, mergeDays }: ClusterRules): Run[] {
  const least = activeDeaths - ROUNDING;
  const runs: Run[] = [];
  for (const [i, day] of days.entries()) {
    if (deaths[i] < least) continue;
    const before = runs.at(-1);
    const joins = before !== undefined && day - days[before.last] - 1 <= mergeDays;
    const opened = joins ? before.opening : null;
    const run = { opening: opened ?? (sharpDeaths[i] >= least ? i : null), last: i };
    if (joins) runs[runs.length - 1] = run;
    else runs.push(run);
  }
  return runs;
}

function periodOf({ days, deaths }: DayTally, opening: number, last: number, rules: ClusterRules): Period {
  let sum = 0;
  for (let i = opening; i <= last; i++) sum += deaths[i];
  const isCore = sum >= rules.coreDeaths - ROUNDING;
  return { startDay: days[opening], endDay: days[last], deaths: sum, isCore };
}
