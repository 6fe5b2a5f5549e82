import { AirbridgeError } from '../error.js';
import { Atmosphere } from './air.js';
import {
  type AirframeOrders,
  type Order,
  type SimulatedAirframe,
  type Surroundings,
  simulateAirframe,
} from './airframe.js';
import type { World } from './flight.js';
import { freshAddress, identityOf, identOf } from './identity.js';
import type { Interference } from './interference.js';
import { Random } from './random.js';
import type { Receiver } from './receivers.js';
import { msOf } from './request.js';
import type { Fleet, Scenario } from './scenario.js';
import { fleetOrders, ordersOf, type Period } from './schedule.js';
import { networkFor, placeOf, receiversOf } from './sites.js';

/** A whole sky: what the archive has of it, and how it was. */
export interface SimulatedSky {
  readonly synthetic: true;
  readonly seed: string;
  readonly title: string | null;
  readonly receivers: readonly Receiver[];
  readonly airframes: readonly SimulatedAirframe[];
}

/** Addresses of fleets begin here within the block, so that another single airframe does not move them. */
const FIRST_OF_FLEETS = 0x1000;
const MOST_AIRFRAMES = 0xf000;

/**
 * Simulates every airframe of a scenario. The same scenario, seed and tables give the same bytes.
 *
 * @throws AirbridgeError `unknown-place`, `bad-value`
 */
export function simulateSky(scenario: Scenario, seed: string | number, world: World): SimulatedSky {
  const receivers = skyReceivers(scenario, seed, world);
  const airframes = [...airframesOf(scenario, seed, world)];
  return { synthetic: true, seed: String(seed), title: scenario.title ?? null, receivers, airframes };
}

/** The receivers of a sky, those of growth included. @throws AirbridgeError `unknown-place` */
export function skyReceivers(scenario: Scenario, seed: string | number, world: World): Receiver[] {
  return receiversOf(scenario, world.aerodromes, new Random(`airbridge sky ${seed}/receivers`));
}

/** The same airframe by airframe, for skies that do not fit into memory. */
export function* airframesOf(
  scenario: Scenario,
  seed: string | number,
  world: World,
): Generator<SimulatedAirframe> {
  const random = new Random(`airbridge sky ${seed}`);
  const around = surroundingsOf(scenario, seed, world, random);
  const days = new Set<string>();
  for (const { key, plan } of plansOf(scenario, world, random)) {
    const airframe = simulateAirframe(plan, around, random.child(key));
    for (const { entryName } of airframe.days) refuseTwice(days, entryName, airframe);
    yield airframe;
  }
}

/** Two airframes may share an address, but no day: an archive has one trace a day for it. */
function refuseTwice(days: Set<string>, entryName: string, { identity }: SimulatedAirframe): void {
  if (days.has(entryName)) {
    const where = { entry: entryName, field: 'icao24', value: identity.icao24 };
    const next = 'Give the two airframes flights on different days.';
    throw new AirbridgeError('bad-value', 'two airframes with one address fly on one day', where, next);
  }
  days.add(entryName);
}

interface Named {
  /** Names the airframe's chance. */
  readonly key: string;
  readonly plan: AirframeOrders;
}

function* plansOf(scenario: Scenario, world: World, random: Random): Generator<Named> {
  const period = periodOf(scenario);
  yield* namedAirframes(scenario, period, world, random);
  let next = FIRST_OF_FLEETS;
  for (const [k, fleet] of scenario.fleets.entries()) {
    yield* fleetAirframes(fleet, `fleet ${k}`, next, period, world, random);
    next += fleet.count;
    if (next > MOST_AIRFRAMES) {
      const where = { field: 'fleets', value: next - FIRST_OF_FLEETS };
      throw new AirbridgeError('bad-value', 'the fleets have more aircraft than there are addresses', where);
    }
  }
}

function* namedAirframes(scenario: Scenario, period: Period, world: World, random: Random): Generator<Named> {
  const seen = new Map<string, number>();
  for (const [k, airframe] of scenario.airframes.entries()) {
    const key = `airframe ${k}`;
    const icao24 = (airframe.icao24 ?? freshAddress(k)).toLowerCase();
    const owners = (seen.get(icao24) ?? 0) + 1;
    seen.set(icao24, owners);
    const identity = identityOf(icao24, airframe.typecode, owners === 1 ? '' : `-${owners}`);
    const orders = ordersOf(airframe, period, callsignOf(k), random.child(`${key}/orders`));
    const { saysGround = null, sendsPosition, sendsSatelliteHeight } = airframe;
    const fitted = { saysGround, sendsPosition, sendsSatelliteHeight };
    yield { key, plan: { identity, ...fitted, orders: resolved(orders, world) } };
  }
}

function* fleetAirframes(
  fleet: Fleet,
  name: string,
  first: number,
  period: Period,
  world: World,
  random: Random,
): Generator<Named> {
  for (let i = 0; i < fleet.count; i++) {
    const key = `${name}/${i}`;
    const chance = random.child(`${key}/orders`);
    const identity = identityOf(freshAddress(first + i), chance.pick(fleet.typecodes));
    const orders = fleetOrders(fleet, period, callsignOf(first + i), chance);
    const fitted = { saysGround: null, sendsPosition: true, sendsSatelliteHeight: true };
    yield { key, plan: { identity, ...fitted, orders: resolved(orders, world) } };
  }
}

/** No operator's designator has a digit in it, and no state's registrations begin with 0. */
function callsignOf(n: number): string {
  return `0SIM${(n % 36 ** 4).toString(36).toUpperCase().padStart(4, '0')}`;
}

function resolved(orders: readonly Order[], { aerodromes }: World): Order[] {
  return orders.map((order) => ({
    ...order,
    adep: identOf(aerodromes, order.adep),
    ades: identOf(aerodromes, order.ades),
  }));
}

function surroundingsOf(
  scenario: Scenario,
  seed: string | number,
  world: World,
  random: Random,
): Surroundings {
  const { aerodromes } = world;
  const { places, ...weather } = scenario.weather;
  const pressures = places.map(({ at, qnhHpa }) => ({ ...placeOf(at, aerodromes), qnhHpa }));
  const atmosphere = new Atmosphere({ ...weather, places: pressures }, random.child('weather'));
  const network = networkFor(scenario, skyReceivers(scenario, seed, world));
  const lost = scenario.lost.map(({ since, until }) => ({
    fromMs: msOf(since, 'since'),
    untilMs: msOf(until, 'until'),
  }));
  return { world, atmosphere, ether: { network, interference: interferenceOf(scenario, world), lost } };
}

function interferenceOf({ interference }: Scenario, { aerodromes }: World): Interference[] {
  return interference.map(({ kind, at, radiusKm, since, until, to }) => {
    if (kind === 'spoofing' && to === undefined) {
      const next = 'Say to where: an aerodrome, or {latitudeDeg, longitudeDeg}.';
      throw new AirbridgeError('bad-value', 'spoofing leads nowhere', { field: 'interference.to' }, next);
    }
    return {
      kind,
      ...placeOf(at, aerodromes),
      radiusKm,
      fromMs: msOf(since, 'since'),
      untilMs: msOf(until, 'until'),
      to: kind === 'jamming' || to === undefined ? null : placeOf(to, aerodromes),
    };
  });
}

function periodOf({ since, until }: Scenario): Period {
  return { fromMs: msOf(since, 'since'), untilMs: msOf(until, 'until') };
}
