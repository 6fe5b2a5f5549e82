import { type Message, message } from '../i18n/message.js';
import type { CountedVisit } from '../ledger/queries/counted-visits.js';
import { type ChapmanEstimate, chapman, type NoEstimate } from './chapman.js';
import { type CoverageLine, coverageMessage } from './coverage-line.js';
import { type LinkageAudit, linkageAudit } from './linkage.js';
import { type LowerBound, visitsLowerBound } from './lower-bound.js';
import { twoEndsByYear } from './two-ends.js';

/** What can be said of how many visits there were, beside the plain count (method, section 3). */
export interface VisitFindings {
  readonly lowerBound: LowerBound;
  readonly estimate: ChapmanEstimate | NoEstimate;
  readonly linkage: LinkageAudit;
  readonly coverage: CoverageLine;
  /** What can be said and what cannot, one message a sentence. */
  readonly says: readonly Message[];
}

/** What the findings are made from. */
export interface VisitQuestion {
  /** Of every grade, asked for and elsewhere, by airframe and in order of time: see counted-visits. */
  readonly visits: readonly CountedVisit[];
  readonly coverage: CoverageLine;
  /** Whether no address of any member of the fleet asked for is known. */
  readonly isUnmatchable: boolean;
}

/** Works them out. */
export function visitFindings({ visits, coverage, isUnmatchable }: VisitQuestion): VisitFindings {
  const lowerBound = visitsLowerBound(visits);
  const years = twoEndsByYear(visits);
  const estimate = chapman(years);
  const synthetic = visits.some((visit) => visit.isAsked && visit.synthetic);
  const says = [
    ...(synthetic ? [message('finding.synthetic')] : []),
    ...(isUnmatchable
      ? [message('finding.noAddress')]
      : [boundMessage(lowerBound), ...(years.length === 0 ? [] : [upperMessage(estimate)])]),
    coverageMessage(coverage),
  ];
  return { lowerBound, estimate, linkage: linkageAudit(visits), coverage, says };
}

function boundMessage({ atLeast, confirmed, possiblyTheSame, possiblyFalse }: LowerBound): Message {
  if (confirmed === 0) return message('finding.noneConfirmed');
  const less = lessOf(possiblyTheSame > 0, possiblyFalse > 0);
  return message('finding.atLeast', { atLeast, confirmed, less, possiblyTheSame, possiblyFalse });
}

/** What is taken off the confirmed visits: the choice the sentence is made by. */
function lessOf(isSame: boolean, isFalse: boolean): 'none' | 'same' | 'false' | 'both' {
  if (isSame) return isFalse ? 'both' : 'same';
  return isFalse ? 'false' : 'none';
}

function upperMessage(estimate: ChapmanEstimate | NoEstimate): Message {
  if ('none' in estimate) return message('finding.noEstimate', { why: estimate.none });
  const { low, high, condition } = estimate;
  return message('finding.estimate', { low, high, condition });
}
