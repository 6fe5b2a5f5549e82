import { message } from '../../i18n/index.js';
import type { ClaimEvidence } from '../record.js';
import type { Claim } from '../schema.js';
import { judgeAtLeast } from './at-least.js';
import { judgeEachTime } from './each-time.js';
import { judgeFirstSeen, judgeRoute } from './route.js';
import { judgeSurged } from './surged.js';
import { judgeTempo } from './tempo.js';
import { type Verdict, verdict } from './verdict.js';

/** As much of a claim as decides by which rule it is judged. */
export type Judged = Pick<Claim, 'kind' | 'about' | 'number' | 'numberIs'>;

/** What a claim comes to (method, section 5). Pure: the same claim and evidence give the same verdict. */
export function judge(claim: Judged, evidence: ClaimEvidence): Verdict {
  return RULES[claim.kind](evidence, claim);
}

/** Whether flight data are asked at all. */
export const needsEvidence = ({ kind }: Pick<Claim, 'kind'>): boolean =>
  kind !== 'outside' && kind !== 'number' && kind !== 'journey';

const RULES: Readonly<Record<Claim['kind'], (evidence: ClaimEvidence, claim: Judged) => Verdict>> = {
  'at-least': (evidence, claim) => {
    const n = leastOf(claim);
    return n === null ? noRule() : judgeAtLeast(n, evidence);
  },
  'route-exists': judgeRoute,
  'first-seen': judgeFirstSeen,
  'tempo-rises': judgeTempo,
  'each-time': judgeEachTime,
  'route-surged': judgeSurged,
  number: noRule,
  journey: noRule,
  outside: (_, { about }) =>
    verdict('outside', message('rule.outside', { about: about ?? 'motive' }), {
      wouldChange: [message('change.otherEvidence')],
    }),
};

function noRule(): Verdict {
  return verdict('no-rule', message('rule.none'));
}

/** The least number that makes the claim true; null where it is no lower bound. */
function leastOf({ number, numberIs = 'at-least' }: Pick<Claim, 'number' | 'numberIs'>): number | null {
  if (number === undefined) return null;
  if (numberIs === 'at-least') return number;
  return numberIs === 'more-than' ? number + 1 : null;
}
