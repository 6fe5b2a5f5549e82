import { gradeLeg } from '../grade.js';
import type { Leg, LegEnd } from '../leg.js';
import { decodePath } from '../path.js';
import type { References } from '../references.js';
import { type Break, breakBetween, type Ends, otherAircraft } from './break.js';
import { hearingAround, type Outcome } from './hearing.js';
import { ownEnd, withoutHistory } from './own-end.js';
import { explainStay, type StayPosterior } from './stay.js';
import type { Position, Way } from './way.js';
import { withHistory } from './with-history.js';

/** As much of a leg as its history is explained from. */
export interface HistoryLeg
  extends Pick<
    Leg,
    'id' | 'registration' | 'typecode' | 'departure' | 'arrival' | 'grade' | 'firstSeenMs' | 'lastSeenMs'
  > {
  /** Simplified path, see legs/path; may be empty where both ends at each of the leg's neighbours were observed. */
  readonly path: Uint8Array;
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
    // Seen to land and to take off at one field: there is nothing to explain, and most stays are like this.
    if (outcome === 'same') continue;
    const [before, after] = [legs[k], legs[k + 1]];
    const way = wayBetween(before, after, references);
    const ends = endsOf(before, after, arrivals[k], departures[k + 1], way);
    if (isOtherAircraft(before, after)) {
      breaks.push(otherAircraft(ends, before.typecode ?? '', after.typecode ?? ''));
      continue;
    }
    const posterior = explainStay({
      arrival: ownEnd(arrivals[k]),
      departure: ownEnd(departures[k + 1]),
      way,
      hearing: hearingAround(legs, outcomes, k),
    });
    if (posterior !== null)
      [arrivals[k], departures[k + 1]] = explained(
        arrivals[k],
        departures[k + 1],
        posterior,
        way,
        references,
      );
    const found = breakBetween(ends, posterior);
    if (found !== null) breaks.push(found);
  }
  return { legs: legs.map((leg, k) => withEnds(leg, departures[k], arrivals[k])), breaks };
}

/** What two ends that were seen say of the stay between them. */
function outcomeOf(arrival: LegEnd, departure: LegEnd): Outcome {
  if (arrival.evidence !== 'observed' || departure.evidence !== 'observed') return 'unknown';
  return arrival.aerodrome === departure.aerodrome ? 'same' : 'differs';
}

/** Another type under another registration. Either alone may be a table's later correction. */
function isOtherAircraft(before: HistoryLeg, after: HistoryLeg): boolean {
  const differ = (a: string | null, b: string | null) => a !== null && b !== null && a !== b;
  return differ(before.typecode, after.typecode) && differ(before.registration, after.registration);
}

function wayBetween(before: HistoryLeg, after: HistoryLeg, { aerodromes, types }: HistoryReferences): Way {
  const [one, other] = [types.envelopeOf(before.typecode), types.envelopeOf(after.typecode)];
  return {
    from: positionAt(before.path, -1),
    to: positionAt(after.path, 0),
    seconds: (after.firstSeenMs - before.lastSeenMs) / 1000,
    maxKt: Math.max(one.maxGroundspeedKt, other.maxGroundspeedKt),
    cruiseKt: Math.min(one.cruiseKt, other.cruiseKt),
    aerodromes,
  };
}

function positionAt(path: Uint8Array, index: 0 | -1): Position | null {
  return path.length === 0 ? null : (decodePath(path).at(index) ?? null);
}

function endsOf(before: HistoryLeg, after: HistoryLeg, arrival: LegEnd, departure: LegEnd, way: Way): Ends {
  return {
    afterLeg: before.id,
    beforeLeg: after.id,
    adep: arrival.aerodrome,
    ades: departure.aerodrome,
    fromMs: before.lastSeenMs,
    toMs: after.firstSeenMs,
    way,
  };
}

function explained(
  arrival: LegEnd,
  departure: LegEnd,
  posterior: StayPosterior,
  { from, to, seconds }: Way,
  { aerodromes }: HistoryReferences,
): [LegEnd, LegEnd] {
  const landed = { probabilities: posterior.arrival, neighbour: 'it next took off there', seconds, at: from };
  const left = { probabilities: posterior.departure, neighbour: 'it had landed there', seconds, at: to };
  // What was seen is not made likelier, or less so, by what was not.
  return [
    arrival.evidence === 'observed' ? arrival : withHistory(arrival, landed, aerodromes),
    departure.evidence === 'observed' ? departure : withHistory(departure, left, aerodromes),
  ];
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
