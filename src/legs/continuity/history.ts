import type { Side } from '../flight/motion.js';
import { gradeLeg } from '../grade.js';
import type { IntegrityFlag } from '../integrity/flag.js';
import type { Leg, LegEnd } from '../leg.js';
import type { References } from '../references.js';
import { type Break, breakBetween, type Ends, identityBreak, isOtherAircraft } from './break.js';
import { hearingAround, type Outcome } from './hearing.js';
import { ownEnd, withoutHistory } from './own-end.js';
import { sightingAt } from './sighting.js';
import { explainStay, type StayPosterior } from './stay.js';
import type { Way } from './way.js';
import { withHistory } from './with-history.js';

/** As much of a leg as its history is explained from. */
export interface HistoryLeg
  extends Pick<
    Leg,
    'id' | 'registration' | 'typecode' | 'departure' | 'arrival' | 'grade' | 'firstSeenMs' | 'lastSeenMs'
  > {
  /** Simplified path, see legs/path; may be empty where both ends at each of the leg's neighbours were observed. */
  readonly path: Uint8Array;
  /** What cannot be taken as it stands, by the ends that rest on it. */
  readonly flags?: readonly Pick<IntegrityFlag, 'doubts'>[];
}

/** An airframe's legs, explained together. */
export interface History<T> {
  /** In the order given, each with what its neighbours say of its ends. */
  readonly legs: readonly T[];
  readonly breaks: readonly Break[];
}

/** The tables a history is explained with. */
export type HistoryReferences = Pick<References, 'aerodromes' | 'types'>;

/**
 * Explains an airframe's history together (method, section 1): its most likely itinerary over aerodromes.
 *
 * The itinerary is a chain of ends: take-off, landing, take-off … Each end's own posterior is the evidence; a landing and the
 * next take-off are tied by the aircraft, which is where it landed unless it flew on unheard. The two ends of one leg are
 * judged from its reports and say nothing more of each other, so the chain falls apart into its stays, and running forward and
 * backward over it comes down to one sum for each stay (see stay.ts).
 *
 * Only the ends' own posteriors are used, so that explaining a history once more, with legs added, gives what explaining it at
 * once would have given.
 *
 * @param legs of one airframe, in the order of their first reports, with or without history
 */
export function explainHistory<T extends HistoryLeg>(
  legs: readonly T[],
  references: HistoryReferences,
): History<T> {
  const departures = legs.map((leg) => withoutHistory(leg.departure));
  const arrivals = legs.map((leg) => withoutHistory(leg.arrival));
  const outcomes = legs.slice(1).map((_, k) => outcomeOf(arrivals[k], departures[k + 1]));
  const breaks: Break[] = [];
  for (const [k, outcome] of outcomes.entries()) {
    const [before, after] = [legs[k], legs[k + 1]];
    const isOther = isOtherAircraft(before, after);
    // Seen to land and to take off at one field: there is nothing to explain, and most stays are like this.
    if (outcome === 'same' && !isOther) continue;
    const ends = endsBetween(before, after, arrivals[k], departures[k + 1], references);
    if (isOther) {
      breaks.push(identityBreak(ends, before, after));
      continue;
    }
    // No itinerary is built through positions that may be false; the flag says so of itself.
    if (isDoubted(before, 'arrival') || isDoubted(after, 'departure')) continue;
    const posterior = explainStay({
      arrival: ownEnd(arrivals[k]),
      departure: ownEnd(departures[k + 1]),
      way: ends.way,
      hearing: hearingAround(legs, outcomes, k),
    });
    const found = breakBetween(ends, posterior);
    if (found !== null) breaks.push(found);
    if (posterior === null) continue;
    arrivals[k] = withNeighbour(arrivals[k], 'arrival', posterior, ends.way);
    departures[k + 1] = withNeighbour(departures[k + 1], 'departure', posterior, ends.way);
  }
  return { legs: legs.map((leg, k) => withEnds(leg, departures[k], arrivals[k])), breaks };
}

const isDoubted = ({ flags = [] }: HistoryLeg, side: Side): boolean =>
  flags.some(({ doubts }) => doubts.includes(side) || doubts.includes('leg'));

/** What two ends that were seen say of the stay between them. */
function outcomeOf(arrival: LegEnd, departure: LegEnd): Outcome {
  if (arrival.evidence !== 'observed' || departure.evidence !== 'observed') return 'unknown';
  return arrival.aerodrome === departure.aerodrome ? 'same' : 'differs';
}

function endsBetween(
  before: HistoryLeg,
  after: HistoryLeg,
  arrival: LegEnd,
  departure: LegEnd,
  references: HistoryReferences,
): Ends {
  return {
    afterLeg: before.id,
    beforeLeg: after.id,
    adep: arrival.aerodrome,
    ades: departure.aerodrome,
    fromMs: before.lastSeenMs,
    toMs: after.firstSeenMs,
    way: wayBetween(before, after, references),
  };
}

function wayBetween(before: HistoryLeg, after: HistoryLeg, { aerodromes, types }: HistoryReferences): Way {
  const [one, other] = [types.envelopeOf(before.typecode), types.envelopeOf(after.typecode)];
  return {
    from: sightingAt(before.path, 'arrival'),
    to: sightingAt(after.path, 'departure'),
    seconds: (after.firstSeenMs - before.lastSeenMs) / 1000,
    maxKt: Math.max(one.maxGroundspeedKt, other.maxGroundspeedKt),
    cruiseKt: Math.min(one.cruiseKt, other.cruiseKt),
    aerodromes,
  };
}

/** What was seen is not made likelier, or less so, by what was not. */
function withNeighbour(end: LegEnd, side: Side, posterior: StayPosterior, way: Way): LegEnd {
  if (end.evidence === 'observed') return end;
  const { from, to, seconds, aerodromes } = way;
  const isArrival = side === 'arrival';
  const neighbour = isArrival ? 'end.nextTookOffThere' : 'end.hadLandedThere';
  return withHistory(
    end,
    { probabilities: posterior[side], neighbour, seconds, at: isArrival ? from : to },
    aerodromes,
  );
}

function withEnds<T extends HistoryLeg>(leg: T, departure: LegEnd, arrival: LegEnd): T {
  if (departure === leg.departure && arrival === leg.arrival) return leg;
  return { ...leg, departure, arrival, grade: gradeWith(leg, departure, arrival) };
}

/** Whether a stop was possible changes nothing of a leg of which an end is not known by its own reports. */
function gradeWith({ grade }: HistoryLeg, departure: LegEnd, arrival: LegEnd): Leg['grade'] {
  const isKnown = ({ evidence }: LegEnd) => evidence === 'observed' || evidence === 'inferred';
  return isKnown(departure) && isKnown(arrival)
    ? grade
    : gradeLeg(departure.evidence, arrival.evidence, true);
}
