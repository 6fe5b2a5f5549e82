import { grouped } from '../../source/syntax/grouped.js';
import { visitExposure } from '../visit-detection.js';
import { axisOf, type Span } from './axis.js';
import { countedArrivals, distinctEnds, type TimingEvidence } from './evidence.js';
import { FEWEST_VISITS } from './gate.js';
import { effectOf, type RateRatio } from './rate-ratio.js';
import { compareRoutes, type RouteResult } from './routes.js';
import { fitSeries, rotationTest, seriesOf, totalOf, windowStretches } from './series.js';
import type { Window } from './windows.js';

/** The same test on another route. */
export interface ControlRoute extends RouteResult {
  readonly visits: number;
  readonly inside: number;
  readonly expectedInside: number;
  readonly ratio: RateRatio | null;
}

/** The same test on the other places the same aircraft went to. */
export interface ControlResult {
  readonly routes: readonly ControlRoute[];
  /** Places with too few visits, or no exposure, for a test of their own. */
  readonly tooFew: number;
}

/**
 * The same windows against the visits of the same aircraft elsewhere, each place with the exposure of its own: when tempo rose
 * everywhere, the rise is not of the route.
 *
 * @param elsewhere the visits of the same aircraft to those other places, and everybody's ends there
 */
export function controlOf(
  elsewhere: TimingEvidence,
  windows: readonly Window[],
  period: Span,
): ControlResult {
  const ends = grouped(distinctEnds(elsewhere.ends), ({ aerodrome }) => aerodrome);
  const places = [...grouped(elsewhere.stays, ({ aerodrome }) => aerodrome)];
  const tested = places.flatMap(
    ([name, stays]) => testPlace(name, { stays, ends: ends.get(name) ?? [] }, windows, period) ?? [],
  );
  const compared = compareRoutes(tested);
  const routes = tested.map(({ rotated: _, ...route }, k) => ({ ...route, ...compared[k] }));
  return { routes: routes.sort((a, b) => a.p - b.p), tooFew: places.length - tested.length };
}

function testPlace(name: string, evidence: TimingEvidence, windows: readonly Window[], period: Span) {
  const months = { firstDay: period.startDay, lastDay: period.endDay };
  const exposure = visitExposure(evidence.ends, months);
  const { days } = countedArrivals(evidence.stays);
  const series = seriesOf(axisOf(exposure), days, windows);
  const stretches = windowStretches(series);
  const visits = totalOf(series);
  if (visits < FEWEST_VISITS || stretches.length === 0) return null;
  const fitted = fitSeries(series);
  const { rotated, observed, expected } = rotationTest(fitted, stretches);
  const { ratio } = effectOf(series.axis, series.counts, stretches);
  return { name, rotated, visits, inside: observed, expectedInside: expected, ratio };
}
