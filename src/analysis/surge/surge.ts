import { dayText } from '../day.js';
import { Random } from '../random.js';
import { type Axis, countsOn } from '../tempo/axis.js';
import { type Bins, binsOf } from '../tempo/bins.js';
import { FEWEST_VISITS } from '../tempo/gate.js';
import { BOOTSTRAPS, bootstrap, type Judged, judge, type Nulls, shareReaching, surgePower } from './null.js';
import type { Peak } from './scan.js';

/** One route, fleet or place in which a surge is looked for. */
export interface SurgeRoute {
  readonly name: string;
  /** At least one day. */
  readonly axis: Axis;
  readonly visitDays: readonly number[];
}

/** A bin of 28 days of the axis. */
export interface SurgeBin {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly observed: number;
  readonly expected: number;
}

/** What stands out on one route, and how often chance makes as much stand out. */
export interface Surge {
  readonly name: string;
  readonly visits: number;
  readonly bins: readonly SurgeBin[];
  readonly dispersion: number;
  readonly peak: Peak | null;
  /** Null when there are too few visits for a test. */
  readonly p: number | null;
  /** p for having looked at all routes (max-T). */
  readonly pOfAll: number | null;
  /** How often a surge of three times the usual tempo for 84 days would have been found on this route. */
  readonly power: number | null;
}

const BIN_DAYS = 28;

/**
 * Looks for surges with no events given (method, section 4, step 9): stretches of one to six bins of 28 days, greatest Poisson
 * likelihood ratio over dispersion, compared with what a bootstrap makes of the same route without a surge.
 *
 * @param seed of the bootstrap: the same gives the same answer
 */
export function surgesOf(routes: readonly SurgeRoute[], seed: number): Surge[] {
  const random = new Random(seed);
  const searches = routes.map((route) => search(route, random));
  const largest = largestOf(searches.flatMap(({ nulls }) => (nulls === null ? [] : [nulls])));
  return searches.map((found) => answerOf(found, largest, random));
}

interface Search {
  readonly route: SurgeRoute;
  readonly bins: Bins;
  readonly judged: Judged;
  readonly visits: number;
  readonly nulls: Nulls | null;
}

function search(route: SurgeRoute, random: Random): Search {
  const bins = binsOf(route.axis, countsOn(route.axis, route.visitDays), BIN_DAYS);
  const judged = judge(bins, bins.counts);
  const visits = bins.counts.reduce((sum, count) => sum + count, 0);
  return {
    route,
    bins,
    judged,
    visits,
    nulls: visits < FEWEST_VISITS ? null : bootstrap(bins, judged, random),
  };
}

/** For each draw, the largest of all routes, in standard deviations of each. */
function largestOf(nulls: readonly Nulls[]): Float64Array {
  return Float64Array.from({ length: BOOTSTRAPS }, (_, k) =>
    Math.max(...nulls.map(({ values, mean, deviation }) => (values[k] - mean) / deviation)),
  );
}

function answerOf(
  { route, bins, judged, visits, nulls }: Search,
  largest: Float64Array,
  random: Random,
): Surge {
  const { expected, dispersion, peak, statistic } = judged;
  return {
    name: route.name,
    visits,
    bins: daysOf(route.axis, bins.counts.length).map((days, k) => ({
      ...days,
      observed: bins.counts[k],
      expected: expected[k],
    })),
    dispersion,
    peak,
    p: nulls && shareReaching(nulls.values, statistic),
    pOfAll: nulls && shareReaching(largest, (statistic - nulls.mean) / nulls.deviation),
    power: nulls && surgePower(bins, judged, nulls, random),
  };
}

function daysOf({ days }: Axis, bins: number): { firstDay: string; lastDay: string }[] {
  return Array.from({ length: bins }, (_, bin) => ({
    firstDay: dayText(days[bin * BIN_DAYS]),
    lastDay: dayText(days[Math.min((bin + 1) * BIN_DAYS, days.length) - 1]),
  }));
}
