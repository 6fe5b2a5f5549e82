import {
  dayText,
  type Exposure,
  type MonthlyDetection,
  type Reach,
  type Specification,
  type TempoAnswer,
} from '../analysis/index.js';
import { countedArrivals } from '../analysis/tempo/evidence.js';
import type { Stay } from '../ledger/queries/stays-query.js';
import { episodesFigure } from './episodes.js';
import { epochsFigure } from './epochs.js';
import type { Figure, FigureNotes } from './notes.js';
import { type SpecificationPoint, specificationsFigure } from './specifications.js';
import { type CoverageStretch, type GradedVisit, monthsOf, visitsFigure } from './visits.js';

/** What the figures of a tempo are drawn from. */
export interface TempoFigures {
  readonly answer: TempoAnswer;
  /** How sure the chance of detection is, by month. */
  readonly detection: readonly MonthlyDetection[];
  /** The visits that were counted, by the day they count for. */
  readonly visits: readonly GradedVisit[];
  readonly subject: string;
  readonly source: string;
  readonly synthetic: boolean;
}

const COUNTED = 'Confirmed and probable visits, by the middle day of their arrival.';
const EXPECTED =
  'Expected: steady growth times the chance that a visit is detected, fitted without regard to episodes.';
const ROTATIONS = 'Rotations: all 4,096 shifts of the visits along that clock.';

/** The confirmed and the probable ones of some visits, each once and by the middle day of its arrival. */
export function gradedVisits(stays: readonly Stay[]): GradedVisit[] {
  const ofGrade = (wanted: Stay['grade']) =>
    countedArrivals(stays.filter(({ grade }) => grade === wanted)).days.map((day) => ({
      day,
      isConfirmed: wanted === 'confirmed',
    }));
  return [...ofGrade('confirmed'), ...ofGrade('probable')];
}

/** Every figure that an answer has the numbers for. */
export function tempoFigures(input: TempoFigures): Figure[] {
  const { answer, visits, detection, subject, source, synthetic } = input;
  const { question, windows, counts, tests } = answer;
  const { period, episodes, reach, exposure } = question;
  const notesWith = (...method: string[]): FigureNotes => ({
    subject,
    period,
    source,
    method: [COUNTED, reachWords(reach), ...method].join(' '),
    synthetic,
  });
  const inPeriod = episodes.filter(
    ({ startDay, endDay }) => startDay <= period.endDay && endDay >= period.startDay,
  );
  const months = monthsOf(visits, period);
  const figures = [
    visitsFigure({
      notes: notesWith(),
      months,
      episodes: inPeriod,
      windows,
      coverage: stretchesOf(exposure, detection),
      changeDay: tests?.stepped?.change.day ?? null,
    }),
  ];
  if (counts === null) return figures;
  const tallies = counts.episodes.map((result) => ({ ...result, episodes: result.window.episodes }));
  const starts = counts.episodes.length;
  figures.push(episodesFigure({ notes: notesWith(EXPECTED), tallies }));
  figures.push(epochsFigure({ notes: notesWith(EXPECTED, ROTATIONS), starts, bins: counts.epochs }));
  if (tests === null) return figures;
  const points = tests.specifications.map((specification) => pointOf(specification, reach));
  figures.push(specificationsFigure({ notes: notesWith(EXPECTED), points }));
  return figures;
}

function reachWords({ beforeDays, afterDays }: Reach): string {
  return `Windows reach from ${beforeDays} days before an episode to ${afterDays} days after it.`;
}

/** Days with the same exposure and interval together; unknown ones apart from a chance of nothing. */
function stretchesOf(
  { firstDay, perDay }: Exposure,
  detection: readonly MonthlyDetection[],
): CoverageStretch[] {
  const intervals = new Map(detection.map(({ month, interval }) => [month, interval]));
  const stretches: CoverageStretch[] = [];
  for (const [i, value] of perDay.entries()) {
    const share = Number.isNaN(value) ? null : value;
    const day = firstDay + i;
    const interval = intervals.get(dayText(day).slice(0, 7)) ?? null;
    const low = share === null ? null : (interval?.low ?? null);
    const high = share === null ? null : (interval?.high ?? null);
    const last = stretches.at(-1);
    if (last !== undefined && last.share === share && last.low === low && last.high === high)
      stretches[stretches.length - 1] = { ...last, endDay: day };
    else stretches.push({ startDay: day, endDay: day, share, low, high });
  }
  return stretches;
}

function pointOf({ reach, list, exposure, p, ratio }: Specification, primary: Reach): SpecificationPoint {
  const isReach = reach.beforeDays === primary.beforeDays && reach.afterDays === primary.afterDays;
  return {
    choices: { window: reachName(reach), episodes: list, detection: exposure },
    ratio: ratio?.ratio ?? null,
    low: ratio?.interval.low ?? null,
    high: ratio?.interval.high ?? null,
    p,
    isPrimary: isReach && list === 'all' && exposure === 'estimated',
  };
}

const reachName = ({ beforeDays, afterDays }: Reach): string =>
  beforeDays === afterDays ? `±${beforeDays} d` : `−${beforeDays}/+${afterDays} d`;
