import { message } from '../../i18n/index.js';
import type { ClaimEvidence, EpisodeEvidence, TempoEvidence } from '../record.js';
import { judgeTempo, notTested, pText } from './tempo.js';
import { isDetectionNotLower } from './tempo-gate.js';
import { type Condition, type Verdict, verdict } from './verdict.js';
import { archivesWanted } from './wanted.js';

const LEVEL = 0.05;

/** "Each time" (method, section 5, fourth row). The literal tally stands beside it and decides nothing. */
export function judgeEachTime(evidence: ClaimEvidence): Verdict {
  const { tempo } = evidence;
  const stop = notTested(evidence);
  if (tempo === null || stop !== null) return stop ?? judgeTempo(evidence);
  const overall = judgeTempo(evidence);
  const conditions = [...conditionsOf(tempo, overall), ...overall.conditions];
  const absent = tempo.episodes.find(isAbsent);
  if (absent !== undefined) {
    const p = pText(absent.lowerTail ?? 1);
    const rule = message('rule.oneEpisodeWithout', { episode: absent.name, p });
    return verdict('contradicted', rule, { conditions });
  }
  if (conditionsOf(tempo, overall).every(({ holds }) => holds)) return { ...supported(tempo), conditions };
  const below = tempo.episodes.filter(({ observed, expected }) => observed <= expected);
  if (below.length > 0 && overall.outcome === 'not-supported') {
    const rule = message('rule.eachTimeNot', { below: below.length });
    return verdict('not-supported', rule, { conditions, wouldChange: overall.wouldChange });
  }
  const wouldChange = [message('change.laterEpisodes'), ...archivesWanted(evidence)];
  return verdict('undecidable', message('rule.eachTimeUnknown'), { conditions, wouldChange });
}

/** Evaluable episodes only are asked for: that the others are missing narrows the outcome. */
function conditionsOf({ episodes, tallyP }: TempoEvidence, overall: Verdict): Condition[] {
  const evaluable = episodes.filter((episode) => episode.evaluable);
  const above = evaluable.filter(({ ratio }) => ratio !== null && ratio > 1).length;
  return [
    {
      holds: overall.outcome === 'supported' && overall.but.length === 0,
      says: message('condition.overall', { overall: message(`outcome.${overall.outcome}`) }),
    },
    {
      holds: above === evaluable.length,
      says: message('condition.episodesAbove', { above, evaluable: evaluable.length }),
    },
    {
      holds: tallyP !== null && tallyP <= LEVEL,
      says:
        tallyP === null
          ? message('condition.testMissing')
          : message('condition.tally', { p: pText(tallyP), level: pText(LEVEL) }),
    },
  ];
}

function supported({ episodes }: TempoEvidence): Verdict {
  const evaluable = episodes.filter((episode) => episode.evaluable).length;
  const wouldChange = [message('change.episodeWithout')];
  const rule = message('rule.eachTime', { evaluable });
  const all = episodes.length;
  const but = evaluable === all ? [] : [message('but.ofEvaluable', { evaluable, all })];
  return verdict('supported', rule, { but, wouldChange });
}

/** An episode in which visits stayed away although they would have been detected. */
function isAbsent({ evaluable, lowerTail, observed, expected, detection }: EpisodeEvidence): boolean {
  if (!evaluable || lowerTail === null || lowerTail > LEVEL) return false;
  return isDetectionNotLower(observed / expected, [detection]);
}
