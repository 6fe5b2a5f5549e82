import type { CountedVisit } from '../ledger/queries/counted-visits.js';
import { grouped } from '../source/syntax/grouped.js';

/** Whether an end of a visit was heard itself, rather than concluded from the neighbouring legs. */
export const wasHeard = (evidence: CountedVisit['arrivalEvidence']): boolean =>
  evidence === 'observed' || evidence === 'inferred';

/** Nobody heard it leave, so that it may have stayed on; nobody heard it come, so that it may have been there. */
const mayGoOn = (visit: CountedVisit): boolean => !wasHeard(visit.departureEvidence);
const mayHaveBeenThere = (visit: CountedVisit): boolean => !wasHeard(visit.arrivalEvidence);

/** Tracks of one flight recorded twice tell its landing or take-off at most this far apart. */
const TWIN_MS = 15 * 60_000;

/**
 * How many of the visits may be a second sight of another's stay. Taking them off leaves no more stays than there were, as long as every end
 * heard is true.
 *
 * An airframe that nobody heard leave, and next nobody heard come, may have stood there all the while: a stray leg between, or a flight
 * that nobody placed, is enough to part the two. Only being confirmed elsewhere between says that they are two. Tracks that name no address may be of any airframe, and may show what another track shows, too.
 *
 * @param confirmed visits asked for, and those elsewhere between them; each airframe's in order of time
 */
export function possiblyTheSame(confirmed: readonly CountedVisit[]): number {
  const parted = [...grouped(confirmed, ({ airframe }) => airframe).values()].flatMap(partedAgain);
  const asked = confirmed.filter(({ isAsked }) => isAsked);
  if (asked.every(({ hasAddress }) => hasAddress)) return parted.length;
  const partedAt = grouped(parted, ({ aerodrome }) => aerodrome);
  const places = [...grouped(asked, ({ aerodrome }) => aerodrome)];
  return places.reduce(
    (sum, [place, visits]) => sum + sameAsAnother(visits, partedAt.get(place)?.length ?? 0),
    0,
  );
}

/** Of one airframe: visits that may go on from the one before. */
function partedAgain(visits: readonly CountedVisit[]): CountedVisit[] {
  return visits.filter((visit, k) => k > 0 && mayBeOneStay(visits[k - 1], visit));
}

const mayBeOneStay = (before: CountedVisit, visit: CountedVisit): boolean =>
  before.isAsked &&
  visit.isAsked &&
  before.aerodrome === visit.aerodrome &&
  mayGoOn(before) &&
  mayHaveBeenThere(visit);

/**
 * At one field. Pairing every visit that may go on with any later one that may have been there makes too many pairs, and so does giving
 * each such end of a track without an address a partner of its own, on top of those one airframe parted: whichever is less.
 */
function sameAsAnother(visits: readonly CountedVisit[], parted: number): number {
  const inOrder = [...visits].sort((a, b) => a.atMs - b.atMs);
  const single = inOrder.filter((visit, k) => !isTwin(visit, k, inOrder));
  const nameless = single.filter(({ hasAddress }) => !hasAddress);
  const openEnds = nameless.filter(mayGoOn).length + nameless.filter(mayHaveBeenThere).length;
  return inOrder.length - single.length + Math.min(openPairs(single), parted + openEnds);
}

/** Whether a track without an address shows what another one shows: one with an address, or an earlier one in the list. */
function isTwin(visit: CountedVisit, k: number, inOrder: readonly CountedVisit[]): boolean {
  if (visit.hasAddress) return false;
  return inOrder.some(
    (other, j) =>
      (other.hasAddress || j < k) &&
      (isNear(visit.arrivalMs, other.arrivalMs) || isNear(visit.departureMs, other.departureMs)),
  );
}

const isNear = (aMs: number | null, bMs: number | null): boolean =>
  aMs !== null && bMs !== null && Math.abs(aMs - bMs) <= TWIN_MS;

/** The most pairs of a visit that may go on and a later one that may have been there, whoever they are. */
function openPairs(inOrder: readonly CountedVisit[]): number {
  let waiting = 0;
  let pairs = 0;
  for (const visit of inOrder) {
    if (mayHaveBeenThere(visit) && waiting > 0) {
      waiting--;
      pairs++;
    }
    if (mayGoOn(visit)) waiting++;
  }
  return pairs;
}
