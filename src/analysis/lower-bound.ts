import type { CountedVisit } from '../ledger/queries/counted-visits.js';
import { possiblyTheSame } from './distinct-stays.js';
import { falseEndsLimit, type MeasuredError, OBSERVED_ERROR } from './false-ends.js';

/** The bound behind "at least", and what it is made from (method, section 3). */
export interface LowerBound {
  /** L: there were at least so many. */
  readonly atLeast: number;
  readonly confirmed: number;
  /** Confirmed visits that may be a second sight of another's stay. */
  readonly possiblyTheSame: number;
  /** Of the confirmed ones, how many rest on one observed end, and how many on two of which neither is in doubt. */
  readonly onOneEnd: number;
  readonly onTwoEnds: number;
  /** How many of them may rest on false ends, 97.5 %. */
  readonly possiblyFalse: number;
  readonly error: MeasuredError;
}

/**
 * L of visits: the fewest stays that explain the confirmed ones, less those that may be false.
 *
 * @param visits of every grade, asked for and elsewhere, by airframe and in order of time
 */
export function visitsLowerBound(
  visits: readonly CountedVisit[],
  error: MeasuredError = OBSERVED_ERROR,
): LowerBound {
  const all = visits.filter(({ grade }) => grade === 'confirmed');
  const asked = all.filter(({ isAsked }) => isAsked);
  const onTwoEnds = asked.filter(isObservedTwice).length;
  const parts = {
    confirmed: asked.length,
    possiblyTheSame: possiblyTheSame(all),
    onOneEnd: asked.length - onTwoEnds,
    onTwoEnds,
  };
  const possiblyFalse = falseVisitsLimit(parts, error);
  const atLeast = Math.max(0, parts.confirmed - parts.possiblyTheSame - possiblyFalse);
  return { atLeast, ...parts, possiblyFalse, error };
}

/**
 * A false end makes at most one false visit, so there are no more of these than false ends. Nor are there more than visits that rest on one
 * end, however many of them are false, and those that rest on two and are false at both: where everything is heard
 * twice, that is less.
 */
function falseVisitsLimit(
  { onOneEnd, onTwoEnds }: Pick<LowerBound, 'onOneEnd' | 'onTwoEnds'>,
  error: MeasuredError,
): number {
  const falseEnds = falseEndsLimit(onOneEnd + 2 * onTwoEnds, error);
  return Math.min(falseEnds, onOneEnd + falseEndsLimit(onTwoEnds, error));
}

const isObservedTwice = ({ arrivalEvidence, departureEvidence, doubted }: CountedVisit): boolean =>
  arrivalEvidence === 'observed' && departureEvidence === 'observed' && !doubted;
