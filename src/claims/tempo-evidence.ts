import { controlOf, type TempoAnswer } from '../analysis/index.js';
import { type DetectionCheck, detectionIn } from '../analysis/tempo/detection.js';
import type { EpisodeResult } from '../analysis/tempo/per-episode.js';
import type { Window } from '../analysis/tempo/windows.js';
import type { OpenCase, TempoAnswered } from '../answers/index.js';
import { timingEvidence } from '../answers/timing.js';
import type { Filter } from '../ledger/queries/filter.js';
import { otherPlaces } from '../ledger/queries/stays-query.js';
import type { DetectionEvidence, EpisodeEvidence, SurgeEvidence, TempoEvidence } from './record.js';

/** The rate ratio at which a test without effect has to have had power. */
const DOUBLING = 2;

/** What verdicts take from an answer on tempo; null where there was no period to judge. */
export function tempoEvidence({ report }: TempoAnswered): TempoEvidence | null {
  if (report.main === null) return null;
  const { answer } = report.main;
  const { tallied, tests, counts, detection } = answer;
  const worst = tests?.worstLeftOut ?? null;
  return {
    visits: tallied.visits,
    windowDays: tallied.windowDays,
    windowDaysKnown: tallied.windowDaysKnown,
    otherDays: tallied.days - tallied.windowDays,
    otherDaysKnown: tallied.daysKnown - tallied.windowDaysKnown,
    p: tests?.p ?? null,
    concordance: tests?.concordance?.p ?? null,
    leaveOneOut: worst && { p: worst.p, episode: nameOf(worst.window) },
    ratio: tests?.ratio ? { ratio: tests.ratio.ratio, ...tests.ratio.interval } : null,
    powerAtTwo: tests?.power.find(({ rateRatio }) => rateRatio === DOUBLING)?.rule ?? null,
    detection: { own: detectionEvidence(detection.own), others: detectionEvidence(detection.others) },
    tallyP: tests?.tally.p ?? null,
    episodes: (counts?.episodes ?? []).map((one) => episodeEvidence(one, answer)),
  };
}

function episodeEvidence(episode: EpisodeResult, answer: TempoAnswer): EpisodeEvidence {
  const { window, observed, expected, evaluable, ratio, adjusted } = episode;
  const { known } = answer.question;
  const checks = [known.filter(({ isOwn }) => isOwn), known.filter(({ isOwn }) => !isOwn)]
    .map((events) => detectionEvidence(detectionIn([window], events)))
    .filter((one) => one !== null)
    .sort((a, b) => a.low - b.low);
  const lowerTail = adjusted?.lower ?? null;
  const detection = checks[0] ?? null;
  return { name: nameOf(window), observed, expected, evaluable, ratio, lowerTail, detection };
}

const nameOf = ({ episodes }: Window): string => episodes.map(({ name, id }) => name || id).join(', ');

const detectionEvidence = ({ ratio, interval }: DetectionCheck): DetectionEvidence | null =>
  ratio === null || interval === null ? null : { ratio, low: interval.low, high: interval.high };

/**
 * The claim's place among all those the same aircraft went to, tested with the same shifts; null where it is several places, or no
 * other has visits enough.
 */
export async function surgeEvidence(
  open: OpenCase,
  filter: Filter,
  { report, evidence }: TempoAnswered,
): Promise<SurgeEvidence | null> {
  const others = await otherPlaces(open.engine, filter);
  if (report.main === null || others === null || filter.at === null) return null;
  const elsewhere = await timingEvidence(open, { ...filter, at: others, from: null, to: null });
  const { windows, question } = report.main.answer;
  const all = {
    stays: [...evidence.stays, ...elsewhere.stays],
    ends: [...evidence.ends, ...elsewhere.ends],
  };
  const { routes } = controlOf(all, windows, question.period);
  const own = routes.filter(({ name }) => filter.at?.idents.includes(name));
  const isOne = filter.at.countries.length === 0 && filter.at.idents.length === 1;
  return isOne && own.length === 1 && routes.length > 1 ? { routes: routes.length, p: own[0].pOfAll } : null;
}
