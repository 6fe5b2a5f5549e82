import { type Message, message } from '../../i18n/index.js';
import type { DetectionEvidence, TempoEvidence } from '../record.js';
import type { Condition } from './verdict.js';
import { percent } from './wanted.js';

/** What the data must have before any test counts (method, sections 4 and 5). The analyst cannot set these. */
const FEWEST_VISITS = 30;
const FEWEST_EPISODES = 4;
const LEAST_KNOWN = 0.8;
/** Nothing is concluded where detection inside windows may be so many times that outside. */
const MOST_DETECTION = 1.5;
/** … or where the shares of known days differ by more than this. */
const MOST_DIFFERENCE = 0.1;

/** The gate that every verdict on tempo has to pass. */
export function gateOf(tempo: TempoEvidence): Condition[] {
  const { visits, episodes, windowDays, windowDaysKnown, otherDays, otherDaysKnown } = tempo;
  const evaluable = episodes.filter((episode) => episode.evaluable).length;
  const inside = shareOf(windowDaysKnown, windowDays);
  const outside = shareOf(otherDaysKnown, otherDays);
  const detection = mostDetection(tempo);
  return [
    {
      holds: visits >= FEWEST_VISITS,
      says: message('condition.visits', { visits, needed: FEWEST_VISITS }),
    },
    {
      holds: evaluable >= FEWEST_EPISODES,
      says: message('condition.episodes', { evaluable, all: episodes.length, needed: FEWEST_EPISODES }),
    },
    {
      holds: inside >= LEAST_KNOWN,
      says: message('condition.windowDays', { share: percent(inside), needed: percent(LEAST_KNOWN) }),
    },
    {
      // Shares of whole days: a difference of exactly ten points must not fail by its last binary digit.
      holds: Math.abs(inside - outside) <= MOST_DIFFERENCE + 1e-9,
      says: message('condition.knownDays', { inside: percent(inside), outside: percent(outside) }),
    },
    {
      holds: detection !== null && detection < MOST_DETECTION,
      says:
        detection === null
          ? message('condition.detectionUnknown')
          : message('condition.detection', { most: detection, limit: MOST_DETECTION }),
    },
  ];
}

/** How many times as good detection inside windows may have been, at most; null where nothing tells. */
function mostDetection({ detection }: TempoEvidence): number | null {
  const known = [detection.own, detection.others].filter((one) => one !== null);
  return known.length === 0 ? null : Math.max(...known.map(({ high }) => high));
}

/**
 * Whether fewer visits in windows cannot be the fruit of poorer detection there: no estimate shows that it was lower, and
 * the ratio lies below even the lowest that detection may have had. An unknown detection may have been anything.
 *
 * @param ratio upper limit of visits inside per visit expected
 */
export function isDetectionNotLower(ratio: number, known: readonly (DetectionEvidence | null)[]): boolean {
  const told = known.filter((one) => one !== null);
  return told.length > 0 && told.every(({ low, high }) => high >= 1 && ratio < Math.min(1, low));
}

/** What would let the gate be passed. */
export function gateWanted(tempo: TempoEvidence): Message[] {
  const { visits, episodes, windowDays, windowDaysKnown } = tempo;
  const evaluable = episodes.filter((episode) => episode.evaluable).length;
  const days = Math.ceil(LEAST_KNOWN * windowDays) - windowDaysKnown;
  return [
    ...(visits < FEWEST_VISITS ? [message('change.moreVisits', { more: FEWEST_VISITS - visits })] : []),
    ...(evaluable < FEWEST_EPISODES
      ? [message('change.moreEpisodes', { more: FEWEST_EPISODES - evaluable })]
      : []),
    ...(days > 0 ? [message('change.windowDays', { more: days })] : []),
    ...(mostDetection(tempo) === null ? [message('change.detectionUnknown')] : []),
  ];
}

const shareOf = (part: number, all: number): number => (all === 0 ? 0 : part / all);
