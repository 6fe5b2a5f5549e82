import { type Message, message } from '../../i18n/index.js';
import type { ClaimEvidence, ExposureEvidence } from '../record.js';
import { binomialAtMost, fewestLikely } from './binomial.js';
import { allHold, type Condition, type Verdict, verdict } from './verdict.js';
import { archivesWanted, fleetWanted, hasArchives, percent } from './wanted.js';

/** "Not supported" needs the chance of detection known on so large a share of the days. */
const LEAST_DAYS_KNOWN = 0.8;
/** … and so small a chance that so few would be seen. */
const LEVEL = 0.05;

/**
 * "At least N" (method, section 5, first row).
 *
 * @param n the number claimed: N, or N + 1 where the claim says "more than N"
 */
export function judgeAtLeast(n: number, evidence: ClaimEvidence): Verdict {
  const { count, record } = evidence;
  if (!hasArchives(evidence)) {
    const wouldChange = archivesWanted(evidence);
    return verdict('undecidable', message('rule.noArchives'), { wouldChange });
  }
  const bound = Math.max(count.receivedAtField?.atLeast ?? 0, count.withApproaches?.atLeast ?? 0);
  const isDenied = record?.independent === true && record.complete && record.count < n;
  if (isDenied && bound >= n) {
    const rule = message('rule.recordDisagrees', { count: record.count, keptBy: record.keptBy, bound });
    return verdict('undecidable', rule, { conditions: bounds(n, evidence) });
  }
  if (isDenied) {
    const rule = message('rule.contradictedByRecord', { count: record.count, keptBy: record.keptBy, n });
    return verdict('contradicted', rule, { conditions: bounds(n, evidence) });
  }
  return supportedAtLeast(n, evidence) ?? fewAtLeast(n, evidence);
}

/** The three ways to support it, the best first; null when none holds. */
function supportedAtLeast(n: number, evidence: ClaimEvidence): Verdict | null {
  const { receivedAtField, withApproaches, confirmed, probable } = evidence.count;
  const conditions = bounds(n, evidence);
  if (receivedAtField !== null && receivedAtField.atLeast >= n) {
    const margin = receivedAtField.atLeast - n + 1;
    const wouldChange = [message('change.fewerReceived', { margin })];
    return verdict('supported', message('rule.receivedAtField', { n }), { conditions, wouldChange });
  }
  if (withApproaches !== null && withApproaches.atLeast >= n) {
    const but = [message('but.byInferredLandings', { error: percent(withApproaches.errorLimit) })];
    const wouldChange = moreReceived(n, evidence);
    return verdict('supported', message('rule.withApproaches', { n }), { but, conditions, wouldChange });
  }
  const areMeasured = receivedAtField !== null && withApproaches !== null;
  if (!areMeasured || confirmed + probable < n) return null;
  const but = [message('but.onlyWithProbable')];
  const wouldChange = moreReceived(n, evidence);
  return verdict('supported', message('rule.onlyWithProbable', { n }), { but, conditions, wouldChange });
}

function fewAtLeast(n: number, evidence: ClaimEvidence): Verdict {
  const { count, exposure } = evidence;
  const seen = count.confirmed + count.probable;
  const tooFew = conditionsOfTooFew(n, seen, evidence);
  if (exposure !== null && allHold(tooFew)) {
    const more = fewestLikely(n, exposure.lowerLimit, LEVEL) - seen;
    const wouldChange = [message('change.moreSeen', { more })];
    return verdict('not-supported', message('rule.tooFew', { n }), { conditions: tooFew, wouldChange });
  }
  const wouldChange = [
    ...moreReceived(n, evidence),
    ...archivesWanted(evidence),
    ...exposureWanted(exposure),
    ...fleetWanted(evidence.fleet),
  ];
  const conditions = [...bounds(n, evidence), ...tooFew];
  return verdict('undecidable', message('rule.neitherEnoughNorTooFew', { n }), { conditions, wouldChange });
}

function bounds(n: number, { count }: ClaimEvidence): Condition[] {
  const { receivedAtField, withApproaches, confirmed, probable } = count;
  if (receivedAtField === null || withApproaches === null)
    return [{ holds: false, says: message('condition.noBound') }];
  return [
    {
      holds: receivedAtField.atLeast >= n,
      says: message('condition.receivedAtField', { atLeast: receivedAtField.atLeast, n }),
    },
    {
      holds: withApproaches.atLeast >= n,
      says: message('condition.withApproaches', { atLeast: withApproaches.atLeast, n }),
    },
    {
      holds: confirmed + probable >= n,
      says: message('condition.withProbable', { seen: confirmed + probable, n }),
    },
  ];
}

function conditionsOfTooFew(n: number, seen: number, { exposure, fleet }: ClaimEvidence): Condition[] {
  const share = exposure === null ? 0 : exposure.daysKnown / exposure.days;
  const chance = binomialAtMost(seen, n, exposure?.lowerLimit ?? 0);
  return [
    {
      holds: share >= LEAST_DAYS_KNOWN,
      says: message('condition.daysKnown', { share: percent(share), needed: percent(LEAST_DAYS_KNOWN) }),
    },
    {
      holds: isComplete(fleet),
      says: message('condition.fleetComplete', { holds: String(isComplete(fleet)) }),
    },
    {
      holds: chance <= LEVEL,
      says: message('condition.chanceOfSoFew', { chance: percent(chance), seen, n, level: percent(LEVEL) }),
    },
  ];
}

/** Without a fleet, whoever was there was counted. */
const isComplete = (fleet: ClaimEvidence['fleet']): boolean =>
  fleet === null || fleet.unmatchable + fleet.undated + fleet.unlisted === 0;

function moreReceived(n: number, { count }: ClaimEvidence): Message[] {
  const { receivedAtField } = count;
  if (receivedAtField === null) return [];
  return [message('change.moreConfirmed', { more: n - receivedAtField.atLeast })];
}

function exposureWanted(exposure: ExposureEvidence | null): Message[] {
  if (exposure === null) return [message('change.exposureUnknown')];
  const more = Math.ceil(LEAST_DAYS_KNOWN * exposure.days) - exposure.daysKnown;
  return more > 0 ? [message('change.exposureDays', { more })] : [];
}
