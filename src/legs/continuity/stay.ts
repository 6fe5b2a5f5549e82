import type { Side } from '../flight/motion.js';
import { SHORTEST_STOP_SECONDS } from '../flight/stop.js';
import { type Hearing, unseenChance } from './hearing.js';
import type { OwnEnd } from './own-end.js';
import { distanceKm } from './position.js';
import { fitOf } from './sighting.js';
import { spareSeconds, type Way } from './way.js';

/** Between two legs of one airframe: how the first ends, how the second begins, and what lies between. */
interface Stay {
  readonly arrival: OwnEnd;
  readonly departure: OwnEnd;
  readonly way: Way;
  readonly hearing: Hearing;
}

/** Which fields the two ends are at, told from both together. */
export interface StayPosterior {
  /** By `ident`; what is left to 1 is elsewhere. */
  readonly arrival: ReadonlyMap<string, number>;
  readonly departure: ReadonlyMap<string, number>;
  /** That the airframe flew between the two legs unheard. */
  readonly unseen: number;
}

/**
 * Fields an airframe may be at, before anything is heard: each is 1 in so many. Two ends that point to one field independently
 * of each other are a coincidence this rare, unless it is where the airframe stood.
 */
const FIELDS = 25;
/** Seen from the ground, an end can only be mistaken for that of a field this near. */
const NEIGHBOUR_KM = 15;
/** A stay at one field and one at the next. */
const TWO_STOPS_SECONDS = 2 * SHORTEST_STOP_SECONDS;

/**
 * Weighs every pair of fields the two ends may be at: the same one, where the airframe stood in between, or two different
 * ones, with a flight between them that nobody heard.
 *
 * @returns null when no aircraft of the type can have flown what was heard
 */
export function explainStay(stay: Stay): StayPosterior | null {
  const sum = new PairSum();
  const fields = [...new Set([...stay.arrival.fields.keys(), ...stay.departure.fields.keys()])];
  const places = [...fields.map((ident) => ({ ident, row: rowOf(stay, ident) })), ELSEWHERE];
  for (const from of places) {
    for (const to of places) {
      if (from === to) sum.addSame(from.ident, sameWeight(stay, from));
      if (from !== to || from === ELSEWHERE)
        sum.addUnseen(from.ident, to.ident, unseenWeight(stay, from, to));
    }
  }
  return sum.posterior();
}

/** A field, or any that neither end has among its candidates. */
interface Place {
  readonly ident: string | null;
  /** Of the aerodrome table; -1 for none. */
  readonly row: number;
}

const ELSEWHERE: Place = { ident: null, row: -1 };

const rowOf = ({ way }: Stay, ident: string): number => way.aerodromes.indexOf(ident);

/** Landed, stood and took off at one field. */
function sameWeight(stay: Stay, place: Place): number {
  const { arrival, departure, way, hearing } = stay;
  if (spareSeconds(way, rowsOf(place), way.maxKt) < 0) return 0;
  const stayed = 1 - unseenChance(hearing, spareSeconds(way, rowsOf(place), way.cruiseKt));
  if (place.ident === null)
    return arrival.isSeen || departure.isSeen ? 0 : stayed * arrival.elsewhere * departure.elsewhere;
  return stayed * shareAt(stay, 'arrival', place) * shareAt(stay, 'departure', place) * FIELDS;
}

/** What an end's reports leave for one field; where they do not name it, its share of "elsewhere". */
function shareAt(stay: Stay, side: Side, { ident, row }: Place): number {
  const end = stay[side];
  const own = ident === null ? undefined : end.fields.get(ident);
  if (own !== undefined) return own;
  if (end.isSeen) return isNeighbour(stay, end, row) ? end.elsewhere / FIELDS : 0;
  const sight = side === 'arrival' ? stay.way.from : stay.way.to;
  const fit = sight === null || row < 0 ? 1 : fitOf(sight, stay.way.aerodromes.at(row));
  return (end.elsewhere * Math.min(fit, FIELDS)) / FIELDS;
}

function isNeighbour({ way: { aerodromes } }: Stay, { named }: OwnEnd, row: number): boolean {
  const other = named === null ? null : aerodromes.byIdent(named);
  return row >= 0 && other !== null && distanceKm(other, aerodromes.at(row)) <= NEIGHBOUR_KM;
}

/** Landed at one field, flew on unheard and took off from another. */
function unseenWeight(stay: Stay, from: Place, to: Place): number {
  const { arrival, departure, way, hearing } = stay;
  const over = [...rowsOf(from), ...rowsOf(to)];
  if (spareSeconds(way, over, way.maxKt) < TWO_STOPS_SECONDS) return 0;
  const chance = unseenChance(hearing, spareSeconds(way, over, way.cruiseKt));
  return chance * ownShare(arrival, from) * ownShare(departure, to);
}

const ownShare = (end: OwnEnd, { ident }: Place): number =>
  ident === null ? end.elsewhere : (end.fields.get(ident) ?? 0);

const rowsOf = ({ row }: Place): number[] => (row < 0 ? [] : [row]);

/** Adds up weights by what they say of either end. */
class PairSum {
  private readonly arrival = new Map<string, number>();
  private readonly departure = new Map<string, number>();
  private total = 0;
  private unseen = 0;

  addSame(ident: string | null, weight: number): void {
    this.add(ident, ident, weight);
  }

  addUnseen(from: string | null, to: string | null, weight: number): void {
    this.unseen += weight;
    this.add(from, to, weight);
  }

  posterior(): StayPosterior | null {
    const { total } = this;
    if (total === 0) return null;
    const shares = (sums: ReadonlyMap<string, number>) =>
      new Map([...sums].map(([ident, sum]) => [ident, sum / total]));
    return { arrival: shares(this.arrival), departure: shares(this.departure), unseen: this.unseen / total };
  }

  private add(from: string | null, to: string | null, weight: number): void {
    this.total += weight;
    if (from !== null) this.arrival.set(from, (this.arrival.get(from) ?? 0) + weight);
    if (to !== null) this.departure.set(to, (this.departure.get(to) ?? 0) + weight);
  }
}
