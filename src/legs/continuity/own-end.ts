import type { Candidate, LegEnd } from '../leg.js';

/** What a leg's own reports say of one of its ends, in weights that add up to 1. */
export interface OwnEnd {
  /** By `ident`. */
  readonly fields: ReadonlyMap<string, number>;
  /** Left for all other fields. */
  readonly elsewhere: number;
  /** The field the reports leave no doubt of; null when they do. */
  readonly named: string | null;
  /** Whether "elsewhere" can only be a neighbour of the named field: the aircraft was seen there. */
  readonly isSeen: boolean;
}

/** A field that was seen from the ground or the glide path is rarely another one. */
const SEEN = 0.995;
/** A field that was not named although it was this likely was doubted for a reason that its probability does not show. */
const MOST_DOUBTED = 0.9;
/** Where candidates have no probabilities of their own, all of them together have this much. */
const UNWEIGHED = 0.5;

/** The end as its leg's own reports have it: what neighbouring legs once added is taken away again. */
export function withoutHistory(end: LegEnd): LegEnd {
  const isTouched = end.candidates.some((one) => one.probabilityWithHistory !== null);
  const candidates = isTouched ? end.candidates.filter(isOwn).map(forgotten) : end.candidates;
  if (end.evidence === 'continuity') return { ...end, aerodrome: null, evidence: 'unseen', candidates };
  return isTouched ? { ...end, candidates } : end;
}

const isOwn = ({ onlyByHistory }: Candidate): boolean => onlyByHistory !== true;
const forgotten = (candidate: Candidate): Candidate => ({ ...candidate, probabilityWithHistory: null });

/** The weights of an end. @param end without history */
export function ownEnd(end: LegEnd): OwnEnd {
  if (end.evidence === 'observed' && end.aerodrome !== null) {
    const fields = new Map([[end.aerodrome, SEEN]]);
    return { fields, elsewhere: 1 - SEEN, named: end.aerodrome, isSeen: true };
  }
  const fields = weightsOf(end);
  const sum = [...fields.values()].reduce((total, weight) => total + weight, 0);
  return { fields, elsewhere: Math.max(0, 1 - sum), named: end.aerodrome, isSeen: false };
}

function weightsOf({ candidates, aerodrome }: LegEnd): Map<string, number> {
  const weighed = candidates.filter(({ probability }) => probability !== null);
  if (weighed.length === 0)
    return new Map(candidates.map((one) => [one.aerodrome, UNWEIGHED / candidates.length]));
  const most = Math.max(...weighed.map(({ probability }) => probability ?? 0));
  const scale = aerodrome === null && most > MOST_DOUBTED ? MOST_DOUBTED / most : 1;
  return new Map(weighed.map((one) => [one.aerodrome, (one.probability ?? 0) * scale]));
}
