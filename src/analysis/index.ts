export { type ChapmanEstimate, chapman, type NoEstimate, type TwoEnds } from './chapman.js';
export { type CoverageLine, coverageMessage } from './coverage-line.js';
export { DAY_MS, dayOf, dayText, parseDay } from './day.js';
export { clopperPearson, type Interval, normalUpperTail } from './distributions.js';
export type { Episode, SourcedEpisode } from './episode.js';
export type { EventChoice } from './events/choose.js';
export { clusterEpisodes } from './events/episodes.js';
export { type EventCounts, type EventsImport, type ImportRequest, importEvents } from './events/import.js';
export { type ClusterRules, DEFAULT_RULES } from './events/periods.js';
export { type RulesOutcome, sensitivityGrid } from './events/sensitivity.js';
export {
  type Exposure,
  eitherEnd,
  exposureByMonth,
  exposureOf,
  type KnownEvent,
  type MonthlyExposure,
  shareHeard,
  shareInterval,
} from './exposure.js';
export { falseEndsLimit, type MeasuredError, OBSERVED_ERROR } from './false-ends.js';
export { holm } from './holm.js';
export { type LinkageAudit, linkageAudit } from './linkage.js';
export { type LowerBound, visitsLowerBound } from './lower-bound.js';
export { Random } from './random.js';
export { matchSightings, type PlacedSighting, type SightingMatch } from './sighting-match.js';
export { type SurgeReport, surgeReport } from './surge/from-ledger.js';
export { type Surge, type SurgeBin, type SurgeRoute, surgesOf } from './surge/surge.js';
export { type Arrival, type ArrivalDays, arrivalDays } from './tempo/arrivals.js';
export { type Axis, axisOf, countsOn, onlySpan, type Span } from './tempo/axis.js';
export { type Concordance, concordanceOf } from './tempo/concordance.js';
export { type ControlResult, type ControlRoute, controlOf } from './tempo/control.js';
export type { DetectionCheck } from './tempo/detection.js';
export type { Epoch } from './tempo/epochs.js';
export type { TimingEvidence, VisitTally } from './tempo/evidence.js';
export { levelChangeFound, quietDays } from './tempo/findings.js';
export { type JudgedPeriod, type TempoReport, type TempoRequest, tempoReport } from './tempo/from-ledger.js';
export { type LeftOut, leaveOneOut, worstOf } from './tempo/leave-one-out.js';
export type { EpisodeResult, Tally } from './tempo/per-episode.js';
export type { PhaseResult } from './tempo/phases.js';
export { LEAVE_ONE_OUT_LEVEL, LEVEL, type Power, powerOf } from './tempo/power.js';
export type { TempoQuestion } from './tempo/question.js';
export { dispersionOf, type RateRatio, rateRatio } from './tempo/rate-ratio.js';
export { SHIFTS } from './tempo/rotation.js';
export { compareRoutes, type RouteResult } from './tempo/routes.js';
export {
  type FittedSeries,
  fitSeries,
  type RotationTest,
  rotationTest,
  type Series,
  seriesOf,
  windowStretches,
} from './tempo/series.js';
export type { Specification } from './tempo/specification.js';
export { type TempoAnswer, type TempoCounts, type TempoTests, tempoOf } from './tempo/tempo.js';
export { type SteppedTest, type TimingTest, timingTest } from './tempo/timing-test.js';
export { type TempoVerdict, tempoVerdict } from './tempo/verdict.js';
export { type Reach, type Window, windowsOf } from './tempo/windows.js';
export { twoEndsByYear } from './two-ends.js';
export { type VisitChance, visitChance } from './visit-chance.js';
export type { MonthlyDetection } from './visit-detection.js';
export { type VisitFindings, type VisitQuestion, visitFindings } from './visit-findings.js';
