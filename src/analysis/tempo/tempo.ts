import { Random } from '../random.js';
import { axisOf, onlySpan, type Span } from './axis.js';
import type { Concordance } from './concordance.js';
import { concordanceOf } from './concordance.js';
import { type DetectionCheck, detectionIn } from './detection.js';
import { type Epoch, epochsOf } from './epochs.js';
import { caveatsOf, reasonsNotToTest, reasonsWithoutTest, type Tallied } from './gate.js';
import { type LeftOut, leaveOneOut, worstOf } from './leave-one-out.js';
import { type EpisodeResult, perEpisode, type Tally } from './per-episode.js';
import { type PhaseResult, phasesOf } from './phases.js';
import { type Power, powerOf } from './power.js';
import type { TempoQuestion } from './question.js';
import { dispersionOf, type RateRatio, rateRatio } from './rate-ratio.js';
import { type FittedSeries, fitSeries, rotationTest, type Series, seriesOf, totalOf } from './series.js';
import { type Specification, specificationCurve } from './specification.js';
import { type Stretch, stretchesOn, type Window, windowsOf } from './windows.js';

/** What can be counted whether or not it can be tested. */
export interface TempoCounts {
  readonly inside: number;
  readonly outside: number;
  readonly expectedInside: number;
  readonly growthPerYear: number;
  /** Expected visits per day with exposure, as long as `days`. */
  readonly days: Int32Array;
  readonly expectedPerDay: Float64Array;
  readonly episodes: readonly EpisodeResult[];
  readonly epochs: readonly Epoch[];
}

/** What is tested when there is enough of everything. */
export interface TempoTests {
  /** The primary test: share of all shifts that bring as many visits into the windows. */
  readonly p: number;
  /** T_s for every shift s. */
  readonly rotated: Int32Array;
  readonly dispersion: number;
  /** Null when no visit lies outside the windows. */
  readonly ratio: RateRatio | null;
  readonly concordance: Concordance | null;
  readonly phases: readonly PhaseResult[];
  readonly tally: Tally;
  readonly leaveOneOut: readonly LeftOut[];
  readonly worstLeftOut: { readonly window: Window; readonly p: number } | null;
  readonly power: readonly Power[];
  readonly specifications: readonly Specification[];
}

/** The answer to whether a tempo follows events. What cannot be had is null, and `reasons` say why. */
export interface TempoAnswer {
  readonly question: TempoQuestion;
  readonly windows: readonly Window[];
  readonly tallied: Tallied;
  /** Of the aircraft asked about, and of all others at the place. */
  readonly detection: { readonly own: DetectionCheck; readonly others: DetectionCheck };
  readonly counts: TempoCounts | null;
  readonly tests: TempoTests | null;
  /** Why there are no counts or no tests. */
  readonly reasons: readonly string[];
  readonly caveats: readonly string[];
}

/** Effects whose power is simulated. */
const EFFECTS = [2, 3, 5];

/** Does the tempo of visits follow the events? (method, section 4). Pure: the same question gives the same answer. */
export function tempoOf(question: TempoQuestion): TempoAnswer {
  const { period, reach, episodes, visitDays, known } = question;
  const axis = onlySpan(axisOf(question.exposure), period);
  const all = windowsOf(episodes, reach).filter((window) => overlaps(window, period));
  const windows = all.filter((window) => stretchesOn(axis, [window]).length > 0);
  const series = seriesOf(axis, visitDays, windows);
  const tallied = tally(question, series, all);
  const answer = {
    question,
    windows: all,
    tallied,
    detection: {
      own: detectionIn(
        all,
        known.filter(({ isOwn }) => isOwn),
      ),
      others: detectionIn(
        all,
        known.filter(({ isOwn }) => !isOwn),
      ),
    },
    counts: null,
    tests: null,
    caveats: caveatsOf(tallied),
  };
  const reasons = reasonsNotToTest(tallied);
  if (reasons.length > 0) return { ...answer, reasons };
  const fitted = fitSeries(series);
  const stretches = stretchesOn(axis, windows);
  const { episodes: judged, tally: tallyOfAll } = perEpisode(fitted);
  const counts = countsOf(fitted, stretches, judged);
  const missing = reasonsWithoutTest(tallied, judged);
  if (missing.length > 0) return { ...answer, counts, reasons: missing };
  return { ...answer, counts, tests: testsOf(question, fitted, stretches, tallyOfAll), reasons: [] };
}

const overlaps = (a: Span, b: Span): boolean => a.startDay <= b.endDay && a.endDay >= b.startDay;

function tally(
  { visitDays, period, episodes, reach }: TempoQuestion,
  series: Series,
  all: Window[],
): Tallied {
  const isInPeriod = (day: number) => day >= period.startDay && day <= period.endDay;
  const visits = totalOf(series);
  const daysOf = (span: Span) =>
    Math.min(span.endDay, period.endDay) - Math.max(span.startDay, period.startDay) + 1;
  const stretches = stretchesOn(series.axis, all);
  return {
    visits,
    visitsOnUnknownDays: visitDays.filter(isInPeriod).length - visits,
    days: daysOf(period),
    daysKnown: series.axis.days.length,
    windowDays: all.reduce((sum, window) => sum + daysOf(window), 0),
    windowDaysKnown: stretches.reduce((sum, { from, to }) => sum + to - from, 0),
    windows: all.length,
    windowsOutside: windowsOf(episodes, reach).length - series.windows.length,
  };
}

function countsOf(
  fitted: FittedSeries,
  stretches: readonly Stretch[],
  episodes: EpisodeResult[],
): TempoCounts {
  const { observed, expected } = rotationTest(fitted, stretches);
  return {
    inside: observed,
    outside: totalOf(fitted) - observed,
    expectedInside: expected,
    growthPerYear: fitted.expected.growthPerYear,
    days: fitted.axis.days,
    expectedPerDay: fitted.expected.perDay,
    episodes,
    epochs: epochsOf(fitted),
  };
}

function testsOf(
  question: TempoQuestion,
  fitted: FittedSeries,
  stretches: readonly Stretch[],
  tallyOfAll: Tally,
): TempoTests {
  const { p, rotated, observed, expected } = rotationTest(fitted, stretches);
  const { axis, counts } = fitted;
  const all = totalOf(fitted);
  const dispersion = dispersionOf(axis, { counts, expected: fitted.expected.perDay }, stretches);
  const leftOut = leaveOneOut(fitted);
  const random = new Random(question.seed);
  return {
    p,
    rotated,
    dispersion,
    ratio: rateRatio({ inside: observed, all, expectedShare: expected / all, dispersion }),
    concordance: concordanceOf(axis, counts, stretches),
    phases: phasesOf(fitted, question.episodes, question.reach, dispersion),
    tally: tallyOfAll,
    leaveOneOut: leftOut,
    worstLeftOut: worstOf(leftOut),
    power: powerOf(fitted, dispersion, {
      rateRatios: EFFECTS,
      simulations: question.simulations,
      random,
    }),
    specifications: specificationCurve(question),
  };
}
