import type { CountedVisit } from '../ledger/queries/counted-visits.js';
import { grouped } from '../source/syntax/grouped.js';
import type { TwoEnds } from './chapman.js';
import { wasHeard } from './distinct-stays.js';

/** Confirmed and probable visits of each UTC year by which of their ends were heard, in order; years without any are left out. */
export function twoEndsByYear(visits: readonly CountedVisit[]): TwoEnds[] {
  const counted = visits.filter(({ isAsked, grade }) => isAsked && grade !== 'continuity');
  const years = [...grouped(counted, ({ atMs }) => new Date(atMs).getUTCFullYear())];
  return years
    .sort(([a], [b]) => a - b)
    .map(([year, members]) => ({ fromYear: year, toYear: year, ...endsOf(members) }));
}

function endsOf(visits: readonly CountedVisit[]) {
  const came = visits.filter(({ arrivalEvidence }) => wasHeard(arrivalEvidence));
  const left = visits.filter(({ departureEvidence }) => wasHeard(departureEvidence));
  const both = came.filter(({ departureEvidence }) => wasHeard(departureEvidence));
  return { arrivals: came.length, departures: left.length, both: both.length };
}
