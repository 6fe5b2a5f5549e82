import type { Episode } from '../episode.js';
import type { Exposure } from '../exposure.js';
import { axisOf, onlySpan, type Span } from './axis.js';
import { effectOf, type RateRatio } from './rate-ratio.js';
import { fitSeries, seriesOf, totalOf, windowStretches } from './series.js';
import { timingTest } from './timing-test.js';
import { type Reach, windowsOf } from './windows.js';

/** One way of asking the question among those that a reader might have preferred. */
export interface Specification {
  readonly reach: Reach;
  /** Which episodes: `all`, or one class. */
  readonly list: string;
  readonly exposure: 'estimated' | 'flat';
  readonly visits: number;
  readonly p: number;
  readonly ratio: RateRatio | null;
}

/** Days before and after an episode. */
const REACHES = [14, 30, 60];

/** What the specification curve is drawn from. */
interface SpecificationInput {
  readonly visitDays: readonly number[];
  readonly episodes: readonly Episode[];
  readonly exposure: Exposure;
  readonly period: Span;
}

/**
 * The same test with other windows, other lists of episodes and exposure taken as constant (Simonsohn, Simmons and Nelson,
 * Nature Human Behaviour 4, 2020). It is shown and changes nothing. In order of the rate ratio.
 */
export function specificationCurve(input: SpecificationInput): Specification[] {
  const classes = [...new Set(input.episodes.map((episode) => episode.class))].filter((name) => name !== '');
  const lists = classes.length < 2 ? ['all'] : ['all', ...classes];
  const ways = REACHES.flatMap((days) =>
    lists.flatMap((list) => (['estimated', 'flat'] as const).map((exposure) => ({ days, list, exposure }))),
  );
  return ways
    .flatMap((way) => specify(input, way) ?? [])
    .sort((a, b) => (a.ratio?.ratio ?? Infinity) - (b.ratio?.ratio ?? Infinity));
}

function specify(
  { visitDays, episodes, exposure, period }: SpecificationInput,
  way: { readonly days: number; readonly list: string; readonly exposure: 'estimated' | 'flat' },
): Specification | null {
  const reach = { beforeDays: way.days, afterDays: way.days };
  const chosen = episodes.filter((episode) => way.list === 'all' || episode.class === way.list);
  const axis = onlySpan(axisOf(way.exposure === 'flat' ? flat(period) : exposure), period);
  const series = seriesOf(axis, visitDays, windowsOf(chosen, reach));
  const stretches = windowStretches(series);
  const all = totalOf(series);
  if (stretches.length === 0 || all === 0) return null;
  const fitted = fitSeries(series);
  const { p } = timingTest(fitted, stretches);
  const { ratio } = effectOf(axis, series.counts, stretches);
  return { reach, list: way.list, exposure: way.exposure, visits: all, p, ratio };
}

function flat({ startDay, endDay }: Span): Exposure {
  return { firstDay: startDay, perDay: new Float64Array(endDay - startDay + 1).fill(1) };
}
