import type { Episode } from '../episode.js';
import type { Axis, Span } from './axis.js';
import { type RateRatio, rateRatio } from './rate-ratio.js';
import { type FittedSeries, rotationTest, totalOf } from './series.js';
import { type Reach, type Stretch, stretchesOn, sumOver } from './windows.js';

const PHASES = ['before', 'during', 'after'] as const;
type Phase = (typeof PHASES)[number];

/** The days before, in or after episodes, compared with the days outside all windows. */
export interface PhaseResult {
  readonly phase: Phase;
  /** Days of the axis. */
  readonly days: number;
  readonly observed: number;
  readonly expected: number;
  readonly p: number;
  readonly ratio: RateRatio | null;
}

/** Before, during and after episodes, each on its own. Fighting goes before waiting: no day is in two phases. */
export function phasesOf(
  fitted: FittedSeries,
  episodes: readonly Episode[],
  reach: Reach,
  dispersion: number,
): PhaseResult[] {
  const labels = labelsOf(fitted.axis, episodes, reach);
  const outside = stretchesOf(labels, 'outside');
  const outsideObserved = sumOver(fitted.counts, outside);
  const outsideExpected = sumOver(fitted.expected.perDay, outside);
  return PHASES.map((phase) => {
    const stretches = stretchesOf(labels, phase);
    const { observed, expected, p } = rotationTest(fitted, stretches);
    const shares = {
      inside: observed,
      all: observed + outsideObserved,
      expectedShare: expected / (expected + outsideExpected),
      dispersion,
    };
    const days = labels.filter((label) => label === phase).length;
    return { phase, days, observed, expected, p, ratio: totalOf(fitted) === 0 ? null : rateRatio(shares) };
  });
}

type Label = Phase | 'outside';

function labelsOf(axis: Axis, episodes: readonly Episode[], { beforeDays, afterDays }: Reach): Label[] {
  const labels = new Array<Label>(axis.days.length).fill('outside');
  const paint = (label: Phase, spanOf: (episode: Episode) => Span) => {
    for (const { from, to } of stretchesOn(axis, episodes.map(spanOf))) labels.fill(label, from, to);
  };
  paint('after', ({ endDay }) => ({ startDay: endDay + 1, endDay: endDay + afterDays }));
  paint('before', ({ startDay }) => ({ startDay: startDay - beforeDays, endDay: startDay - 1 }));
  paint('during', (episode) => episode);
  return labels;
}

function stretchesOf(labels: readonly Label[], wanted: Label): Stretch[] {
  const stretches: Stretch[] = [];
  let from = -1;
  for (let i = 0; i <= labels.length; i++) {
    const isWanted = labels[i] === wanted;
    if (isWanted && from < 0) from = i;
    if (!isWanted && from >= 0) {
      stretches.push({ from, to: i });
      from = -1;
    }
  }
  return stretches;
}
