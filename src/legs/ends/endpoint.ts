import { datumAt } from '../altitude/datum.js';
import { inwards } from '../flight/motion.js';
import type { LegEnd } from '../leg.js';
import {
  type EndPlace,
  type EndReferences,
  type LikelyEnd,
  likelyEnd,
  likelyPlace,
  toldByLikelyEnd,
} from './likely.js';
import type { OpenEnd } from './open-end.js';
import { type OtherEnd, UNKNOWN_OTHER_END } from './other-end.js';
import { approachReports, type EndQuestion, type HeardEnd, seenPlace } from './seen-end.js';

/** Landing and take-off are points in time when both sides of them were heard this close together. */
const POINT_SECONDS = 60;
/** Rolling out or lining up is over after so many; the rest of a long taxi adds nothing. */
const MOST_GROUND_REPORTS = 60;

/**
 * One end of a leg, from what was heard near it: seen on a field's surface or low on a runway's centreline, else with all fields
 * in reach, to be weighed.
 */
export function endOf(question: EndQuestion): FoundEnd {
  const { reports, phase, span, side, profile, flight, aerodromes, endModel, geoid } = question;
  const air = airEnd(question);
  // Field by field, here and below: objects made by a spread are each of another shape to the engine, and slow to read.
  const end: HeardEnd = {
    reports,
    phase,
    span,
    side,
    profile,
    flight,
    aerodromes,
    endModel,
    geoid,
    air,
    datum: onceOnly(() => datumAt(question, air)),
    approach: onceOnly(() => approachReports(question, air)),
    ground: groundReports(question),
  };
  const seen = seenPlace(end);
  const times = bracket(end);
  return seen === null ? { times, seen, likely: likelyEnd(end, end.datum()) } : { times, seen, likely: null };
}

/** One end of a leg as it was found. */
export type FoundEnd = { readonly times: Times } & (
  | { readonly seen: EndPlace; readonly likely: null }
  | { readonly seen: null; readonly likely: LikelyEnd }
);

/** What an end tells of the leg's other one. */
export function toldBy({ seen, likely }: FoundEnd, references: EndReferences): OtherEnd {
  if (likely !== null) return toldByLikelyEnd(likely, references);
  return seen.aerodrome === null ? UNKNOWN_OTHER_END : [{ aerodrome: seen.aerodrome, chance: 1 }];
}

/** One end of a leg, with what the other one tells of it. */
export function judgedEnd(
  { times, seen, likely }: FoundEnd,
  otherEnd: OtherEnd,
  references: EndReferences,
): JudgedEnd {
  if (likely === null) return { end: withTimes(seen, times), open: null };
  const { place, open } = likelyPlace(likely, otherEnd, references);
  return { end: withTimes(place, times), open };
}

function withTimes({ aerodrome, evidence, candidates, runway }: EndPlace, times: Times): LegEnd {
  const { timeMs, earliestMs, latestMs } = times;
  return { aerodrome, evidence, candidates, runway, timeMs, earliestMs, latestMs };
}

/** One end of a leg as its own reports have it. */
interface JudgedEnd {
  readonly end: LegEnd;
  /** What other aircraft near may still correct; null where nothing. */
  readonly open: OpenEnd | null;
}

type Times = Pick<LegEnd, 'timeMs' | 'earliestMs' | 'latestMs'>;

function onceOnly<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

function airEnd({ side, span }: EndQuestion): number {
  return side === 'arrival' ? span.airLast : span.airFirst;
}

function groundReports({ side, span }: EndQuestion): number[] {
  const all = side === 'arrival' ? span.last - span.airLast : span.airFirst - span.first;
  const count = Math.min(all, MOST_GROUND_REPORTS);
  const step = -inwards(side);
  const from = side === 'arrival' ? span.airLast : span.airFirst;
  const positions: number[] = [];
  for (let k = 1; k <= count; k++) positions.push(from + step * k);
  return positions;
}

function bracket(end: HeardEnd): Times {
  const { side, reports, air } = end;
  const beyond = side === 'arrival' ? air + 1 : air - 1;
  const airMs = reports.timeMs[air];
  const beyondMs = beyond >= 0 && beyond < reports.length ? reports.timeMs[beyond] : null;
  const [earliestMs, latestMs] = side === 'arrival' ? [airMs, beyondMs] : [beyondMs, airMs];
  const isPoint =
    earliestMs !== null &&
    latestMs !== null &&
    latestMs - earliestMs <= POINT_SECONDS * 1000 &&
    end.ground[0] === beyond;
  return { timeMs: isPoint ? latestMs : null, earliestMs, latestMs };
}
