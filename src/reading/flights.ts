import type { Attribution } from './attribution.js';
import { type Counted, countsOf } from './counted.js';
import type { DraftKind, RouteRead, Unit } from './draft.js';
import type { Mark } from './lexicon.js';
import type { PlaceRead } from './places.js';
import { type NotAsserted, notAsserted } from './polarity.js';
import { isEmptyRoute, routeOf } from './routes.js';
import { clauseOf, isWithin, marked, markOver, type Sentence, scopeOf, type TokenRange } from './sentence.js';

/** Flights a sentence speaks of, before anything is made of them. */
export interface FlightsRead {
  readonly kind: DraftKind;
  readonly counted: Counted | null;
  readonly unit: Unit | null;
  readonly route: RouteRead;
  /** The words that are about them. */
  readonly scope: TokenRange;
  readonly cue: TokenRange;
}

/** Flights that are spoken of without being asserted, and why not. */
interface PassedOver {
  readonly cue: TokenRange;
  readonly why: NotAsserted;
}

interface FlightsFound {
  readonly flights: readonly FlightsRead[];
  readonly passedOver: readonly PassedOver[];
}

type Found = FlightsRead | PassedOver;

const MOTION = ['move', 'depart', 'arrive', 'land', 'link', 'carry'];

/** What a sentence says of flights: counts, routes, firsts, and how their number moves. */
export function flightsOf(
  sentence: Sentence,
  places: readonly PlaceRead[],
  attribution: Attribution,
): FlightsFound {
  const outside = places.filter((place) => !attribution.ranges.some((range) => isWithin(place, range)));
  const found = [
    ...countsOf(sentence).flatMap((counted) => ofCount(sentence, outside, counted) ?? []),
    ...(tempoOf(sentence, outside) ?? []),
    ...(firstOf(sentence, outside) ?? []),
    ...(regularOf(sentence, outside) ?? []),
  ];
  return {
    flights: found.filter((one) => 'kind' in one),
    passedOver: found.filter((one) => 'why' in one),
  };
}

function ofCount(sentence: Sentence, places: readonly PlaceRead[], counted: Counted): Found | null {
  const scope = scopeOf(sentence, counted.from);
  const motion = motionIn(sentence, scope);
  const route = routeOf(sentence, places, scope);
  const isFlying =
    counted.what === 'aircraft' ? motion !== undefined && !isEmptyRoute(route) : !isEmptyRoute(route);
  if (!isFlying) return null;
  const why = notAsserted(sentence, scope);
  if (why !== null) return { cue: counted, why };
  return { kind: 'count', counted, scope, cue: counted, ...unitAndRoute(sentence, counted, route, scope) };
}

const motionIn = (sentence: Sentence, scope: TokenRange): Mark | undefined =>
  marked(sentence, ...MOTION).find((mark) => isWithin(mark, scope));

/** Aircraft that land at one place are landings there; whatever has two ends is a leg. */
function unitAndRoute(
  sentence: Sentence,
  { what }: Counted,
  route: RouteRead,
  scope: TokenRange,
): { readonly unit: Unit; readonly route: RouteRead } {
  const hasArrival = marked(sentence, 'land', 'arrive').some((mark) => isWithin(mark, scope));
  const isOneEnded = route.from.length === 0 && route.between.length === 0;
  const ends = [...route.to, ...route.at];
  if (what === 'landing') return { unit: 'landing', route: { ...route, to: [], at: ends } };
  if (what === 'aircraft' && hasArrival && isOneEnded)
    return { unit: 'landing', route: { ...route, to: [], at: ends } };
  // "Landed in Baku from Tel Aviv": where it landed is where it flew to.
  const isAtAnEnd = hasArrival && route.to.length === 0;
  return {
    unit: 'leg',
    route: isAtAnEnd
      ? { ...route, to: route.at, at: [] }
      : { ...route, at: isOneEnded && route.to.length === 0 ? route.at : [] },
  };
}

function tempoOf(sentence: Sentence, places: readonly PlaceRead[]): Found[] | null {
  const rise = marked(sentence, 'rise').find((mark) => flightNear(sentence, mark) !== undefined);
  if (rise === undefined) return null;
  const flight = flightNear(sentence, rise)!;
  const route = routeOf(sentence, places, scopeOf(sentence, rise.from));
  if (isEmptyRoute(route)) return null;
  const why = notAsserted(sentence, scopeOf(sentence, rise.from));
  if (why !== null) return [{ cue: rise, why }];
  const each = marked(sentence, 'eachTime')[0];
  const unit: Unit = flight.tag === 'landing' ? 'landing' : 'leg';
  const kind = each !== undefined && marked(sentence, 'clash').length > 0 ? 'each time' : 'tempo';
  const scope = scopeOf(sentence, rise.from);
  return [
    {
      kind,
      counted: null,
      unit,
      route: unit === 'landing' ? landingRoute(route) : route,
      scope,
      cue: each ?? rise,
    },
  ];
}

const landingRoute = (route: RouteRead): RouteRead => ({ ...route, to: [], at: [...route.to, ...route.at] });

/** The flights whose number a verb of rising is about, in the same clause. */
function flightNear(sentence: Sentence, rise: Mark): Mark | undefined {
  const clause = clauseOf(sentence, rise.from);
  return marked(sentence, 'flight', 'landing').find(
    (mark) => isWithin(mark, clause) && markOver(sentence, mark.from, 'notFlight') === undefined,
  );
}

function firstOf(sentence: Sentence, places: readonly PlaceRead[]): Found[] | null {
  const [first] = marked(sentence, 'first');
  if (first === undefined) return null;
  const scope = scopeOf(sentence, first.from);
  const { route, unit } = unitAndRoute(
    sentence,
    { what: 'flight' } as Counted,
    routeOf(sentence, places, scope),
    scope,
  );
  if (isEmptyRoute(route)) return null;
  const why = notAsserted(sentence, scope);
  return why === null
    ? [{ kind: 'first', counted: null, unit, route, scope, cue: first }]
    : [{ cue: first, why }];
}

/** "Cargo aircraft fly regularly between A and B": a route, without a number. */
function regularOf(sentence: Sentence, places: readonly PlaceRead[]): Found[] | null {
  const regular = marked(sentence, 'regular').find(({ from }) => {
    const scope = scopeOf(sentence, from);
    const noun = marked(sentence, 'flight', 'aircraft').find((mark) => isWithin(mark, scope));
    return noun !== undefined && (noun.tag === 'flight' || motionIn(sentence, scope) !== undefined);
  });
  if (regular === undefined || countsOf(sentence).length > 0) return null;
  const scope = scopeOf(sentence, regular.from);
  const route = routeOf(sentence, places, scope);
  const hasTwoEnds = route.between.length === 2 || (route.from.length > 0 && route.to.length > 0);
  if (!hasTwoEnds) return null;
  const why = notAsserted(sentence, scope);
  return why === null
    ? [{ kind: 'route', counted: null, unit: 'leg', route, scope, cue: regular }]
    : [{ cue: regular, why }];
}
