import { hash } from 'node:crypto';
import type { Break } from '../../legs/continuity/break.js';
import type { Evidence } from '../../legs/grade.js';
import { isEndDoubted } from '../../legs/integrity/flag.js';
import type { Leg, LegEnd } from '../../legs/leg.js';

/** As much of a leg as visits are made from. */
export type VisitLeg = Pick<
  Leg,
  | 'id'
  | 'icao24'
  | 'registration'
  | 'typecode'
  | 'operator'
  | 'departure'
  | 'arrival'
  | 'firstSeenMs'
  | 'lastSeenMs'
  | 'sources'
  | 'synthetic'
  | 'flags'
> & { readonly events?: Leg['events'] };

/** When an arrival or a departure was: a point when both sides of it were heard. UTC milliseconds. */
type When = Pick<LegEnd, 'timeMs' | 'earliestMs' | 'latestMs'>;

/** One airframe's stay at one aerodrome, arrival and departure together. */
export interface Visit {
  readonly id: string;
  readonly icao24: number | null;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly aerodrome: string;
  readonly arrival: When & { readonly evidence: Evidence };
  readonly departure: When & { readonly evidence: Evidence };
  readonly grade: 'confirmed' | 'probable' | 'continuity';
  readonly cameFrom: string | null;
  readonly wentTo: string | null;
  readonly turnaroundMinutes: number | null;
  /** Ids of the legs that show it: the arriving one, circuits in between, the departing one. */
  readonly legs: readonly string[];
  /** SHA-256 of the files those legs rest on. */
  readonly sources: readonly string[];
  /** Whether any of those legs was made by a simulator. */
  readonly synthetic: boolean;
  /** Whether integrity flags leave an end there in doubt: such an end confirms nothing. */
  readonly doubted: boolean;
}

/** What a visit is filed under: its arrival, else what bounds that, else its departure. UTC milliseconds. */
export function filedUnderMs({ arrival, departure }: Pick<Visit, 'arrival' | 'departure'>): number {
  const atMs =
    arrival.timeMs ?? arrival.latestMs ?? arrival.earliestMs ?? departure.timeMs ?? departure.latestMs;
  return atMs ?? Number.NaN;
}

/** Circuits that come back within this time belong to the visit they left from (method, section 1). */
const CIRCUIT_MS = 60 * 60_000;

interface Stay {
  readonly aerodrome: string;
  /** Null when the arrival was not heard. */
  readonly arriving: VisitLeg | null;
  readonly circuits: readonly VisitLeg[];
  readonly departing: VisitLeg | null;
  /** The airframe's neighbouring legs where the visit's own end was not heard: they bound its times. */
  readonly seenBefore: VisitLeg | null;
  readonly seenAfter: VisitLeg | null;
}

/**
 * Links one airframe's legs into visits: an arrival with the next departure, unless the airframe is seen elsewhere between
 * (method, section 1). Each stay is counted once, whichever of its ends was heard.
 *
 * @param legs of one airframe, in the order of their first reports
 * @param breaks where they do not join up
 */
export function visitsOf(legs: readonly VisitLeg[], breaks: readonly ContradictedBy[] = []): Visit[] {
  const contradicted = breaks.filter(({ kind }) => kind === 'doubtful' || kind === 'impossible');
  const doubts = {
    arrivals: new Set(contradicted.map(({ afterLeg }) => afterLeg)),
    departures: new Set(contradicted.map(({ beforeLeg }) => beforeLeg)),
  };
  return staysOf(legs).map((stay) => visitOf(stay, doubts));
}

/** As much of a break as says that two ends contradict each other. */
type ContradictedBy = Pick<Break, 'kind' | 'afterLeg' | 'beforeLeg'>;

/** Legs whose landing, or take-off, their neighbours contradict. */
interface Doubts {
  readonly arrivals: ReadonlySet<string>;
  readonly departures: ReadonlySet<string>;
}

function staysOf(legs: readonly VisitLeg[]): Stay[] {
  const stays: Stay[] = [];
  let open: Stay | null = null;
  for (const [k, leg] of legs.entries()) {
    const stay = stayLeft(leg, open, legs[k - 1] ?? null);
    if (open !== null && stay !== open) stays.push({ ...open, seenAfter: leg });
    if (stay !== null && isCircuit(leg)) {
      open = { ...stay, circuits: [...stay.circuits, leg] };
      continue;
    }
    if (stay !== null) stays.push({ ...stay, departing: leg });
    open = leg.arrival.aerodrome === null ? null : arrivalOf(leg, leg.arrival.aerodrome);
  }
  return open === null ? stays : [...stays, open];
}

/** The stay a leg's take-off ends: the open one, or one whose arrival was not heard; null when the take-off is nowhere. */
function stayLeft(leg: VisitLeg, open: Stay | null, before: VisitLeg | null): Stay | null {
  const { aerodrome } = leg.departure;
  if (open !== null && open.aerodrome === aerodrome) return open;
  return aerodrome === null ? null : unheardArrival(aerodrome, before);
}

function unheardArrival(aerodrome: string, seenBefore: VisitLeg | null): Stay {
  return { aerodrome, arriving: null, circuits: [], departing: null, seenBefore, seenAfter: null };
}

function arrivalOf(arriving: VisitLeg, aerodrome: string): Stay {
  return { aerodrome, arriving, circuits: [], departing: null, seenBefore: null, seenAfter: null };
}

function isCircuit(leg: VisitLeg): boolean {
  const isReturn = leg.departure.aerodrome === leg.arrival.aerodrome;
  const takeoffMs = leg.departure.timeMs ?? leg.firstSeenMs;
  const landingMs = leg.arrival.timeMs ?? leg.lastSeenMs;
  return isReturn && landingMs - takeoffMs <= CIRCUIT_MS;
}

function visitOf(stay: Stay, doubts: Doubts): Visit {
  const { arriving, departing, circuits, aerodrome } = stay;
  const legs = [arriving, ...circuits, departing].filter((leg) => leg !== null);
  const [first, last] = [legs[0], legs[legs.length - 1]];
  const arrival =
    arriving === null
      ? unheard(stay.seenBefore?.lastSeenMs ?? null, first.firstSeenMs)
      : endWhen(arriving.arrival);
  const departure =
    departing === null
      ? unheard(last.lastSeenMs, stay.seenAfter?.firstSeenMs ?? null)
      : endWhen(departing.departure);
  return {
    id: visitId(stay, first),
    icao24: first.icao24,
    registration: firstKnown(legs, 'registration'),
    typecode: firstKnown(legs, 'typecode'),
    operator: firstKnown(legs, 'operator'),
    aerodrome,
    arrival,
    departure,
    grade: gradeOf(gradedBy(stay, doubts)),
    cameFrom: arriving === null ? null : ownName(arriving.departure),
    wentTo: departing === null ? null : ownName(departing.arrival),
    turnaroundMinutes: minutesBetween(arrival.timeMs, departure.timeMs),
    legs: legs.map((leg) => leg.id),
    sources: [...new Set(legs.flatMap((leg) => leg.sources.map((source) => source.sha256)))].sort(),
    synthetic: legs.some((leg) => leg.synthetic),
    doubted: endsThere(stay).some(({ leg, side }) => isEndDoubted(leg.flags, side)),
  };
}

/** An end of a leg at the visit's aerodrome. */
interface EndThere {
  readonly leg: VisitLeg;
  readonly side: 'departure' | 'arrival';
}

function endsThere({ arriving, circuits, departing }: Stay): EndThere[] {
  return [
    ...(arriving === null ? [] : [{ leg: arriving, side: 'arrival' } as const]),
    ...circuits.flatMap((leg): EndThere[] => [
      { leg, side: 'departure' },
      { leg, side: 'arrival' },
    ]),
    ...(departing === null ? [] : [{ leg: departing, side: 'departure' } as const]),
  ];
}

/**
 * What a visit's grade rests on. An end that a flag leaves in doubt is at most inferred; one that was only inferred does not
 * count where a neighbour contradicts it.
 */
function gradedBy(stay: Stay, { arrivals, departures }: Doubts): Evidence[] {
  return endsThere(stay).flatMap(({ leg, side }) => {
    const told = leg[side].evidence;
    const evidence = told === 'observed' && isEndDoubted(leg.flags, side) ? 'inferred' : told;
    const isContradicted = (side === 'arrival' ? arrivals : departures).has(leg.id);
    return isContradicted && evidence === 'inferred' ? [] : [evidence];
  });
}

/** Where a leg came from or went to, as far as its own reports say: neighbours prove a stay, not the way there. */
const ownName = ({ aerodrome, evidence }: LegEnd): string | null =>
  evidence === 'continuity' ? null : aerodrome;

const unheard = (earliestMs: number | null, latestMs: number | null) =>
  ({ timeMs: null, earliestMs, latestMs, evidence: 'unseen' }) as const;

const endWhen = ({ timeMs, earliestMs, latestMs, evidence }: LegEnd) => ({
  timeMs,
  earliestMs,
  latestMs,
  evidence,
});

function firstKnown(
  legs: readonly VisitLeg[],
  field: 'registration' | 'typecode' | 'operator',
): string | null {
  return legs.find((leg) => leg[field] !== null)?.[field] ?? null;
}

function gradeOf(evidence: readonly Evidence[]): Visit['grade'] {
  if (evidence.includes('observed')) return 'confirmed';
  return evidence.includes('inferred') ? 'probable' : 'continuity';
}

function minutesBetween(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : Math.round((toMs - fromMs) / 6_000) / 10;
}

function visitId({ aerodrome, arriving }: Stay, first: VisitLeg): string {
  const role = arriving === null ? 'from' : 'at';
  return hash('sha256', `visit ${aerodrome} ${role} ${first.id}`, 'hex').slice(0, 16);
}
