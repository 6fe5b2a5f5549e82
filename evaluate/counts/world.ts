import type { VisitLeg } from 'airbridge/ledger';
import type { Random } from 'airbridge/simulate';
import type { CountScenario } from './scenario.js';

/** What was heard of a made-up fleet, and what is true of it. */
export interface Heard {
  /** Each airframe's legs in order of time, as the ledger would have them. */
  readonly airframes: readonly (readonly VisitLeg[])[];
  /** Visits flown, and those of which at least one end was heard. */
  readonly flown: number;
  readonly heard: number;
}

/** The field that is asked about, the fleet's home, and where an end is put that was there and named wrongly. */
export const FIELD = 'FIELD';
const HOME = 'HOME';
const ELSEWHERE = 'OTHER';

/** Home is a large airport with many receivers; a flight in cruise is heard by somebody. */
const HEARD_AT_HOME = 0.9;
const HEARD_EN_ROUTE = 0.9;

const YEARS = 7;
const START_MS = Date.UTC(2016, 0, 1);
const HOUR_MS = 3_600_000;
const YEAR_MS = 365.25 * 24 * HOUR_MS;
const FLIGHT_MS = 3 * HOUR_MS;
const STAY_MS = 2 * HOUR_MS;
const STRAY_MS = 10 * 60_000;
/** Apart enough for a stay with both of its flights. */
const SLOT_MS = 16 * HOUR_MS;

/** Flies a scenario once. */
export function hear(scenario: CountScenario, random: Random): Heard {
  const fleet = Array.from({ length: scenario.aircraft }, (_, k) => k);
  const arrivals = fleet.map(() => [] as number[]);
  for (let k = 0; k < scenario.visits; k++) random.pick(arrivals).push(k);
  let heard = 0;
  const airframes = fleet.flatMap((k) => {
    const flights = arrivalTimes(arrivals[k].length, random).map((arrivalMs) =>
      flyVisit(scenario, k, arrivalMs, random),
    );
    heard += flights.filter((flight) => flight.isHeard).length;
    const legs = flights.flatMap((flight) => flight.legs);
    const others = flights.flatMap((flight) => flight.otherAddress);
    return [legs, ...others.map((leg) => [leg])];
  });
  return { airframes, flown: scenario.visits, heard };
}

/** Any times over the years, each far enough from the next. */
function arrivalTimes(count: number, random: Random): number[] {
  const slots = Math.floor((YEARS * YEAR_MS) / SLOT_MS);
  const taken = new Set<number>();
  while (taken.size < count) taken.add(random.whole(0, slots - 1));
  return [...taken].sort((a, b) => a - b).map((slot) => START_MS + slot * SLOT_MS + FLIGHT_MS);
}

interface Flown {
  readonly legs: readonly VisitLeg[];
  readonly otherAddress: readonly VisitLeg[];
  readonly isHeard: boolean;
}

/** There, a stay, and back. */
function flyVisit(scenario: CountScenario, aircraft: number, arrivalMs: number, random: Random): Flown {
  const chance = heardChance(scenario, aircraft, arrivalMs);
  const isDark = random.chance(scenario.dark);
  const name = (at: string, heardWith: number) =>
    !isDark && random.chance(heardWith) ? named(at, scenario.falseEnds, random) : null;
  const [left, came] = [name(HOME, HEARD_AT_HOME), name(FIELD, chance)];
  const [leftAgain, home] = [name(FIELD, chance), name(HOME, HEARD_AT_HOME)];
  const isHeardEnRoute = () => !isDark && random.chance(HEARD_EN_ROUTE);
  const departureMs = arrivalMs + STAY_MS;
  const there = leg(aircraft, arrivalMs - FLIGHT_MS, arrivalMs, left, came);
  const back = leg(aircraft, departureMs, departureMs + FLIGHT_MS, leftAgain, home);
  const kept = (one: VisitLeg) => (isNamed(one) || isHeardEnRoute() ? [one] : []);
  const stray = random.chance(scenario.parted)
    ? [leg(aircraft, arrivalMs + STAY_MS / 2, arrivalMs + STAY_MS / 2 + STRAY_MS, null, null)]
    : [];
  const isOther = random.chance(scenario.otherAddress);
  return {
    legs: [...kept(there), ...stray, ...(isOther ? [] : kept(back))],
    otherAddress: isOther ? kept(back) : [],
    isHeard: came !== null || leftAgain !== null,
  };
}

function heardChance(
  { heardFirst, heardLast, unequal, aircraft: fleet }: CountScenario,
  aircraft: number,
  atMs: number,
): number {
  const grown = heardFirst + ((heardLast - heardFirst) * (atMs - START_MS)) / (YEARS * YEAR_MS);
  const place = fleet < 2 ? 0 : (2 * aircraft) / (fleet - 1) - 1;
  return Math.min(1, Math.max(0, grown * (1 + unequal * place)));
}

/** A wrong name for an end elsewhere is the worst one: the field that is asked about. */
function named(at: string, falseEnds: number, random: Random): string {
  if (!random.chance(falseEnds)) return at;
  return at === FIELD ? ELSEWHERE : FIELD;
}

const isNamed = ({ departure, arrival }: VisitLeg): boolean =>
  departure.aerodrome !== null || arrival.aerodrome !== null;

function leg(
  aircraft: number,
  takeoffMs: number,
  landingMs: number,
  from: string | null,
  to: string | null,
): VisitLeg {
  return {
    id: `${aircraft} ${takeoffMs}`,
    icao24: aircraft,
    registration: null,
    typecode: null,
    operator: null,
    departure: end(from, takeoffMs),
    arrival: end(to, landingMs),
    firstSeenMs: takeoffMs,
    lastSeenMs: landingMs,
    sources: [],
    synthetic: true,
    flags: [],
  };
}

function end(aerodrome: string | null, timeMs: number): VisitLeg['departure'] {
  const evidence = aerodrome === null ? 'unseen' : 'observed';
  return { aerodrome, evidence, candidates: [], runway: null, timeMs, earliestMs: timeMs, latestMs: timeMs };
}
