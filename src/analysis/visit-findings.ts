import type { CountedVisit } from '../ledger/queries/counted-visits.js';
import { type ChapmanEstimate, chapman, type NoEstimate } from './chapman.js';
import { type CoverageLine, coverageWords } from './coverage-line.js';
import { type LinkageAudit, linkageAudit } from './linkage.js';
import { type LowerBound, visitsLowerBound } from './lower-bound.js';
import { twoEndsByYear } from './two-ends.js';

/** What can be said of how many visits there were, beside the plain count (method, section 3). */
export interface VisitFindings {
  readonly lowerBound: LowerBound;
  readonly estimate: ChapmanEstimate | NoEstimate;
  readonly linkage: LinkageAudit;
  readonly coverage: CoverageLine;
  /** What can be said and what cannot, in sentences. */
  readonly says: readonly string[];
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
    ...(synthetic ? ['SYNTHETIC: some of these visits were made by a simulator; nobody flew them.'] : []),
    ...(isUnmatchable
      ? ['No address of any member of the fleet is known, so none of its flights can be found here.']
      : [boundWords(lowerBound), ...(years.length === 0 ? [] : [upperWords(estimate)])]),
    coverageWords(coverage),
  ];
  return { lowerBound, estimate, linkage: linkageAudit(visits), coverage, says };
}

function boundWords({ atLeast, confirmed, possiblyTheSame, possiblyFalse }: LowerBound): string {
  if (confirmed === 0)
    return 'No visit is confirmed, so there is no "at least"; that does not say that nobody came.';
  const less = [
    ...(possiblyTheSame === 0 ? [] : [`${possiblyTheSame} that may be another’s stay seen again`]),
    ...(possiblyFalse === 0 ? [] : [`${possiblyFalse} that may rest on false ends`]),
  ];
  const made =
    less.length === 0 ? `${confirmed} confirmed` : `${confirmed} confirmed, less ${less.join(' and ')}`;
  return `At least ${atLeast} ${atLeast === 1 ? 'visit' : 'visits'} (${made}).`;
}

function upperWords(estimate: ChapmanEstimate | NoEstimate): string {
  if ('none' in estimate) return `How many nobody heard cannot be estimated: ${estimate.none}.`;
  const { low, high, condition } = estimate;
  return `${low} to ${high} visits is what the ends heard suggest (95 %), ${condition}.`;
}
