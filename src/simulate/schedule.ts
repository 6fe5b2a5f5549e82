import { AirbridgeError } from '../error.js';
import type { Order } from './airframe.js';
import type { Random } from './random.js';
import type { Darkness } from './reception.js';
import { msOf } from './request.js';
import type { Fleet, Rotation, ScenarioAirframe } from './scenario.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** First and last departures of a day, UTC hours: nobody's timetable, but most aircraft sleep. */
const FLYING_HOURS = [4, 18] as const;
/** Circuits of a local flight. */
const CIRCUITS = [0, 6] as const;

/** When a timetable holds. UTC milliseconds. */
export interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Every flight of an airframe, those written out and those of its rotations, in order of time. */
export function ordersOf(
  airframe: ScenarioAirframe,
  period: Period,
  callsign: string,
  random: Random,
): Order[] {
  const written = airframe.flights.map((flight) => ({
    ...ordinary(flight.from, flight.to, msOf(flight.departUtc, 'departUtc'), callsign),
    departureRunway: flight.fromRunway ?? null,
    arrivalRunway: flight.toRunway ?? null,
    goArounds: flight.goArounds ?? 0,
    touchAndGoes: flight.touchAndGoes ?? 0,
    via: flight.via ?? null,
    darkness: darknessOf(flight.dark),
  }));
  const rotations = airframe.rotations.flatMap((rotation, k) =>
    rotationOrders(rotation, period, callsign, random.child(`rotation ${k}`)),
  );
  return [...written, ...rotations].sort((a, b) => a.offBlockMs - b.offBlockMs);
}

/** A day out and back for one aircraft of a fleet, again and again. */
export function fleetOrders(fleet: Fleet, period: Period, callsign: string, random: Random): Order[] {
  const base = random.pick(fleet.bases);
  const orders: Order[] = [];
  for (let day = period.fromMs; day < period.untilMs; day += DAY_MS) {
    const chance = random.child(day);
    const outings = Math.floor(fleet.flightsPerDay / 2 + chance.next());
    for (let k = 0; k < outings; k++) orders.push(...outing(fleet, base, day, callsign, chance));
  }
  return orders;
}

function outing(fleet: Fleet, base: string, day: number, callsign: string, random: Random): Order[] {
  const offBlockMs = wholeMinute(day + random.between(...FLYING_HOURS) * 3_600_000);
  const destination = random.pick(fleet.destinations);
  const stops = destination === base ? [base, base] : [base, destination, base];
  return legsOf(stops, offBlockMs, callsign, fleet, random);
}

function rotationOrders(rotation: Rotation, period: Period, callsign: string, random: Random): Order[] {
  const { stops, everyDays, jitterMinutes } = rotation;
  if (stops[0] !== stops.at(-1)) {
    const next = 'Let it end where it begins, so that it can be flown again.';
    throw new AirbridgeError(
      'bad-value',
      'a rotation does not return',
      { field: 'stops', value: stops },
      next,
    );
  }
  const fromMs = Math.max(period.fromMs, msOr(rotation.since, period.fromMs));
  const untilMs = Math.min(period.untilMs, msOr(rotation.until, period.untilMs));
  const [hours, minutes] = rotation.departUtc.split(':').map(Number);
  const orders: Order[] = [];
  for (let day = fromMs; day < untilMs; day += everyDays * DAY_MS) {
    const chance = random.child(day);
    const midnight = Math.floor(day / DAY_MS) * DAY_MS;
    const offsetMinutes = hours * 60 + minutes + chance.between(-jitterMinutes, jitterMinutes);
    orders.push(
      ...legsOf(stops, wholeMinute(midnight + offsetMinutes * MINUTE_MS), callsign, rotation, chance),
    );
  }
  return orders;
}

/** The legs between stops: each goes when its stay is over. */
function legsOf(
  stops: readonly string[],
  offBlockMs: number,
  callsign: string,
  habits: Pick<Fleet, 'stayMinutes' | 'goAroundShare' | 'darkShare'>,
  random: Random,
): Order[] {
  return stops.slice(1).map((to, k) => ({
    // A second apart, so that sorting keeps their order; each waits for the stay before it anyhow.
    ...ordinary(stops[k], to, offBlockMs + k * 1000, callsign),
    stayMinutes: k === 0 ? 0 : random.between(...habits.stayMinutes),
    goArounds: random.chance(habits.goAroundShare) ? 1 : 0,
    touchAndGoes: to === stops[k] ? random.whole(...CIRCUITS) : 0,
    darkness: random.chance(habits.darkShare) ? { kind: 'always' } : { kind: 'never' },
  }));
}

function ordinary(adep: string, ades: string, offBlockMs: number, callsign: string): Order {
  return {
    adep,
    ades,
    offBlockMs,
    callsign,
    stayMinutes: 0,
    departureRunway: null,
    arrivalRunway: null,
    goArounds: 0,
    touchAndGoes: 0,
    via: null,
    darkness: { kind: 'never' },
  };
}

function darknessOf(dark: true | { belowFt: number } | undefined): Darkness {
  if (dark === undefined) return { kind: 'never' };
  return dark === true ? { kind: 'always' } : { kind: 'below', heightFt: dark.belowFt };
}

function msOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : msOf(text, 'since');
}

function wholeMinute(ms: number): number {
  return Math.round(ms / MINUTE_MS) * MINUTE_MS;
}
