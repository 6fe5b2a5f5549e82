import { type Message, message } from '../../i18n/index.js';
import type { ClaimEvidence, TempoEvidence } from '../record.js';
import { gateOf, gateWanted, isDetectionNotLower } from './tempo-gate.js';
import { allHold, type Condition, type Verdict, verdict } from './verdict.js';
import { archivesWanted, hasArchives, percent } from './wanted.js';

const LEVEL = 0.05;
const LEAVE_ONE_OUT_LEVEL = 0.1;
/** A test that would have missed a doubling too often shows nothing by finding none. */
export const LEAST_POWER = 0.8;

/** "The tempo rises with the events" (method, section 5, third row). */
export function judgeTempo(evidence: ClaimEvidence): Verdict {
  const { tempo } = evidence;
  const stop = notTested(evidence);
  if (tempo === null || stop !== null) return stop ?? untested(evidence, []);
  const tests = testsOf(tempo);
  const conditions = [...gateOf(tempo), ...tests.all];
  if (tests.rotation.holds && tests.concordance.holds)
    return { ...risen(tempo, tests.leaveOneOut), conditions };
  if (isBelow(tempo)) {
    const rule = message('rule.tempoLower', { high: tempo.ratio?.high ?? 0 });
    return verdict('contradicted', rule, { conditions });
  }
  if (!tests.rotation.holds && !tests.concordance.holds && hasPower(tempo)) {
    const wouldChange = [message('change.laterEpisodes')];
    return verdict('not-supported', message('rule.tempoNotRisen'), { conditions, wouldChange });
  }
  return undecided(tempo, conditions, evidence);
}

/** The verdict where nothing could be tested; null where it could. */
export function notTested(evidence: ClaimEvidence): Verdict | null {
  const { tempo } = evidence;
  if (!hasArchives(evidence)) {
    const wouldChange = archivesWanted(evidence);
    return verdict('undecidable', message('rule.noArchives'), { wouldChange });
  }
  if (tempo === null) return untested(evidence, []);
  const gate = gateOf(tempo);
  return allHold(gate) ? null : untested(evidence, gate);
}

function untested(evidence: ClaimEvidence, conditions: readonly Condition[]): Verdict {
  const wouldChange = [
    ...(evidence.tempo === null ? [] : gateWanted(evidence.tempo)),
    ...archivesWanted(evidence),
  ];
  return verdict('undecidable', message('rule.gate'), { conditions, wouldChange });
}

/** Whether a doubling would have been found. */
export const hasPower = ({ powerAtTwo }: TempoEvidence): boolean =>
  powerAtTwo !== null && powerAtTwo >= LEAST_POWER;

function testsOf({ p, concordance, leaveOneOut }: TempoEvidence) {
  const rotation = { holds: isAtMost(p, LEVEL), says: testSays('condition.rotation', p, LEVEL) };
  const regression = {
    holds: isAtMost(concordance, LEVEL),
    says: testSays('condition.regression', concordance, LEVEL),
  };
  const without = leaveOneOut?.p ?? null;
  const left = {
    holds: isAtMost(without, LEAVE_ONE_OUT_LEVEL),
    says: testSays('condition.leaveOneOut', without, LEAVE_ONE_OUT_LEVEL),
  };
  return { rotation, concordance: regression, leaveOneOut: left, all: [rotation, regression, left] };
}

const isAtMost = (p: number | null, level: number): boolean => p !== null && p <= level;

function testSays(
  key: 'condition.rotation' | 'condition.regression' | 'condition.leaveOneOut',
  p: number | null,
  level: number,
): Message {
  return p === null ? message('condition.testMissing') : message(key, { p: pText(p), level: pText(level) });
}

/** Three digits: the level and what falls short of it by a hair must not look the same. */
export const pText = (p: number): string => (p < 0.001 ? '<0.001' : p.toFixed(3));

function risen({ leaveOneOut, ratio }: TempoEvidence, left: Condition): Verdict {
  const rule = message('rule.tempoRisen', { ratio: ratio?.ratio ?? 0 });
  if (left.holds) return verdict('supported', rule, { wouldChange: [message('change.laterEpisodes')] });
  const but =
    leaveOneOut === null
      ? message('but.notWithoutEach')
      : message('but.drivenByOne', { episode: leaveOneOut.episode, p: pText(leaveOneOut.p) });
  return verdict('supported', rule, { but: [but], wouldChange: [message('change.laterEpisodes')] });
}

const isBelow = ({ ratio, detection }: TempoEvidence): boolean =>
  ratio !== null && ratio.high < 1 && isDetectionNotLower(ratio.high, [detection.own, detection.others]);

function undecided(tempo: TempoEvidence, conditions: readonly Condition[], evidence: ClaimEvidence): Verdict {
  const { p, concordance, powerAtTwo } = tempo;
  const disagree = isAtMost(p, LEVEL) || isAtMost(concordance, LEVEL);
  const power = {
    holds: hasPower(tempo),
    says: message('condition.power', {
      power: powerAtTwo === null ? '?' : percent(powerAtTwo),
      needed: percent(LEAST_POWER),
    }),
  };
  const wouldChange = [message('change.laterEpisodes'), ...archivesWanted(evidence)];
  const rule = message(disagree ? 'rule.testsDisagree' : 'rule.noPower');
  return verdict('undecidable', rule, { conditions: [...conditions, power], wouldChange });
}
