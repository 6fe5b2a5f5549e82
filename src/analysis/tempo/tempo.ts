import type { Message } from '../../i18n/index.js';
import type { Exposure } from '../exposure.js';
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
import { effectOf, type RateRatio } from './rate-ratio.js';
import { selectiveReception } from './selective-reception.js';
import { type FittedSeries, fitSeries, rotationTest, type Series, seriesOf, totalOf } from './series.js';
import { type Specification, specificationCurve } from './specification.js';
import { type SteppedTest, timingTest } from './timing-test.js';
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
  /** The primary test: share of all shifts that bring as many visits into the windows. The larger of steady and stepped. */
  readonly p: number;
  /** The same with steady growth alone. */
  readonly steadyP: number;
  /** The same with the best single change of level; null when there are too few days for one. */
  readonly stepped: SteppedTest | null;
  /** T_s for every shift s, with steady growth alone. */
  readonly rotated: Int32Array;
  readonly dispersion: number;
  /** Upper limit of it, which interval and power go by. */
  readonly dispersionLimit: number;
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
  /** Of the aircraft asked about, of all others at the place, and of both together. */
  readonly detection: {
    readonly own: DetectionCheck;
    readonly others: DetectionCheck;
    readonly all: DetectionCheck;
  };
  /** Why nothing can be concluded although everything can be counted: selective reception. Empty where nothing speaks for it. */
  readonly undecidable: readonly Message[];
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
  const detection = {
    own: detectionIn(
      all,
      known.filter(({ isOwn }) => isOwn),
    ),
    others: detectionIn(
      all,
      known.filter(({ isOwn }) => !isOwn),
    ),
    all: detectionIn(all, known),
  };
  const answer = {
    question,
    windows: all,
    tallied,
    detection,
    undecidable: selectiveReception(detection, tallied),
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
  { visitDays, period, episodes, reach, exposure }: TempoQuestion,
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
    daysBorrowed: borrowedIn(exposure, period),
    windowDays: all.reduce((sum, window) => sum + daysOf(window), 0),
    windowDaysKnown: stretches.reduce((sum, { from, to }) => sum + to - from, 0),
    windows: all.length,
    windowsOutside: windowsOf(episodes, reach).length - series.windows.length,
  };
}

const borrowedIn = ({ firstDay, borrowed }: Exposure, { startDay, endDay }: Span): number =>
  borrowed
    ?.subarray(Math.max(0, startDay - firstDay), endDay + 1 - firstDay)
    .reduce((sum, b) => sum + b, 0) ?? 0;

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
  const { p, steady, stepped } = timingTest(fitted, stretches);
  const { axis, counts } = fitted;
  const { ratio, dispersion, dispersionLimit } = effectOf(axis, counts, stretches);
  const leftOut = leaveOneOut(fitted);
  const random = new Random(question.seed);
  return {
    p,
    steadyP: steady.p,
    stepped,
    rotated: steady.rotated,
    dispersion,
    dispersionLimit,
    ratio,
    concordance: concordanceOf(axis, counts, stretches, stepped?.change ?? null),
    phases: phasesOf(fitted, question.episodes, question.reach, dispersion),
    tally: tallyOfAll,
    leaveOneOut: leftOut,
    worstLeftOut: worstOf(leftOut),
    power: powerOf(fitted, dispersionLimit, {
      rateRatios: EFFECTS,
      simulations: question.simulations,
      random,
    }),
    specifications: specificationCurve(question),
  };
}
