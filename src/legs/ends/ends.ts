import { secondsBetween } from '../../trace/gap.js';
import type { Side } from '../flight/motion.js';
import { type Profile, profileWith } from '../flight/profile.js';
import type { LegEnd } from '../leg.js';
import { endOf, type FoundEnd, judgedEnd, toldBy } from './endpoint.js';
import type { OpenEnd } from './open-end.js';
import { tellsOfReturn, UNKNOWN_OTHER_END } from './other-end.js';
import { type Flight, flightOf, isFast } from './outlook.js';
import type { EndQuestion } from './seen-end.js';

/** Heard for less than this, a flight along the runway it took off from or landed on says nothing of its other end. */
const INDEPENDENT_AFTER_SECONDS = 180;

/** No helicopter gets this fast over ground: of an unknown type it is known then that it needs a runway, or water. */
const FASTER_THAN_ROTORCRAFT_KT = 250;

/** Both ends of a leg. */
interface Ends {
  readonly departure: LegEnd;
  readonly arrival: LegEnd;
  /** Those whose height other aircraft near may correct. */
  readonly open: readonly OpenEnd[];
}

/**
 * Both ends of a leg, from its own reports.
 *
 * A few seconds of roll and climb along a runway would show a take-off from it and, read backwards, a landing on it. Of
 * two ends at one field so shortly after each other, one that was not heard on the ground is therefore unknown.
 */
export function endsOf(asked: Omit<EndQuestion, 'side' | 'flight'>): Ends {
  const { reports, phase, span, aerodromes, endModel, geoid } = asked;
  const flight = flightOf(asked);
  const profile = profileAsFlown(asked.profile, flight);
  const foundAt = (side: Side) =>
    endOf({ reports, phase, span, profile, aerodromes, endModel, geoid, flight, side });
  const found = { departure: foundAt('departure'), arrival: foundAt('arrival') };
  const isTold = tellsOfReturn(isFast(flight, profile), reports, span);
  const judged = (end: FoundEnd, other: FoundEnd) =>
    judgedEnd(end, isTold ? toldBy(other, asked) : UNKNOWN_OTHER_END, asked);
  const { end: departure, open: openDeparture } = judged(found.departure, found.arrival);
  const { end: arrival, open: openArrival } = judged(found.arrival, found.departure);
  const isShort = secondsBetween(reports, span.airFirst, span.airLast) < INDEPENDENT_AFTER_SECONDS;
  if (!isShort) {
    const open = [openDeparture, openArrival].filter((one) => one !== null);
    return { departure, arrival, open };
  }
  if (departure.aerodrome === null || departure.aerodrome !== arrival.aerodrome)
    return { departure, arrival, open: NONE };
  return {
    departure: span.first < span.airFirst ? departure : unknown(departure),
    arrival: span.last > span.airLast ? arrival : unknown(arrival),
    open: NONE,
  };
}

/** Ends that hang on each other stay as they are. */
const NONE: readonly OpenEnd[] = [];

/** An unknown type that flew too fast for a helicopter counts as what uses all but heliports: an amphibian. */
function profileAsFlown(profile: Profile, { fastestKt }: Flight): Profile {
  if (profile.species !== null || !(fastestKt > FASTER_THAN_ROTORCRAFT_KT)) return profile;
  const { engineType, wake } = profile;
  return profileWith(profile, { species: 'A', engineType, wake });
}

/** The field stays a candidate: it may well be the one. */
function unknown(end: LegEnd): LegEnd {
  return { ...end, aerodrome: null, evidence: 'unseen', runway: null };
}
