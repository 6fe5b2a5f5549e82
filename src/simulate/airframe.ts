import { AirbridgeError } from '../error.js';
import type { Atmosphere } from './air.js';
import type { Place } from './field.js';
import { type Errand, type Flown, fly, type World } from './flight.js';
import { performanceOf } from './performance.js';
import type { Random } from './random.js';
import { type Darkness, type Ether, receive } from './reception.js';
import { type Point, Recorder } from './recorder.js';
import { type Identity, type TraceDay, traceDays } from './trace-file.js';
import type { Track } from './track.js';
import type { Equipment } from './transponder.js';
import { type TruthLeg, type TruthVisit, truthLeg, truthVisits } from './truth.js';

/** One flight an airframe is sent on. */
export interface Order extends Omit<Errand, 'typecode' | 'from'> {
  /** At least so long on the blocks before it; `offBlockMs` is when it goes at the earliest. */
  readonly stayMinutes: number;
  readonly callsign: string;
  readonly darkness: Darkness;
}

/** One airframe and what it is sent on, in order of time. */
export interface AirframeOrders {
  readonly identity: Identity;
  /** Null where chance decides as it does among real aircraft of the kind. */
  readonly saysGround: boolean | null;
  readonly sendsPosition: boolean;
  readonly sendsSatelliteHeight: boolean;
  readonly orders: readonly Order[];
}

/** One airframe as the archive has it, and as it was. */
export interface SimulatedAirframe {
  readonly synthetic: true;
  readonly identity: Identity;
  /** One trace a day, only days on which something was heard. */
  readonly days: readonly TraceDay[];
  readonly legs: readonly TruthLeg[];
  readonly visits: readonly TruthVisit[];
  /** The true tracks, one a leg. */
  readonly tracks: readonly Track[];
}

/** All that is around the airframes. */
export interface Surroundings {
  readonly world: World;
  readonly atmosphere: Atmosphere;
  readonly ether: Ether;
}

/** Between two flights there are at least these minutes on the blocks: a flight sent off earlier goes later. */
const SHORTEST_STAY_MINUTES = 15;
/** Light aircraft often have no switch in the undercarriage. */
const LIGHT_SAYS_GROUND = 0.6;
const OTHERS_SAY_GROUND = 0.98;

/** Flies everything an airframe is sent on and writes what the archive has of it. */
export function simulateAirframe(
  { identity, orders, ...fitted }: AirframeOrders,
  { world, atmosphere, ether }: Surroundings,
  random: Random,
): SimulatedAirframe {
  const { category } = performanceOf(world.types, identity.typecode);
  const equipment = equip(category, fitted, random.child('equipment'));
  const recorder = new Recorder();
  const flights: Flight[] = [];
  for (const [k, order] of orders.entries()) {
    const last = flights.at(-1)?.flown;
    const errand = { ...order, typecode: identity.typecode, ...startOf(order, last) };
    const chance = random.child(`flight ${k}`);
    const flown = fly(errand, world, atmosphere, chance.child('flying'));
    const transmission = { track: flown.track, callsign: order.callsign, equipment, world, atmosphere };
    const first = recorder.points.length;
    const take = recorder.receive.bind(recorder);
    const fate = receive(transmission, order.darkness, ether, chance.child('hearing'), take);
    recorder.flush();
    const points = recorder.points.slice(first);
    const heard = { points, fate, dark: order.darkness.kind };
    flights.push({ flown, points, leg: truthLeg(identity, order.callsign, flown, heard) });
  }
  const legs = flights.map(({ leg }) => leg);
  return {
    synthetic: true,
    identity,
    days: traceDays(
      identity,
      equipment,
      flights.flatMap(({ points }) => points),
    ),
    legs,
    visits: truthVisits(legs),
    tracks: flights.map(({ flown }) => flown.track),
  };
}

interface Flight {
  readonly flown: Flown;
  readonly points: readonly Point[];
  readonly leg: TruthLeg;
}

/** Where and when a flight can begin after the one before. @throws AirbridgeError `bad-value` when it is elsewhere */
function startOf(
  { adep, offBlockMs, stayMinutes }: Order,
  last: Flown | undefined,
): { from: Place | null; offBlockMs: number } {
  if (last === undefined) return { from: null, offBlockMs: Math.round(offBlockMs / 1000) * 1000 };
  if (last.arrival.aerodrome !== adep) {
    const message = `the airframe stands at ${last.arrival.aerodrome} when it is to leave ${adep}`;
    const next = 'Let each flight of an airframe begin where the one before it ended.';
    throw new AirbridgeError('bad-value', message, { field: 'adep', value: adep }, next);
  }
  const ready = last.onBlockMs + Math.max(SHORTEST_STAY_MINUTES, stayMinutes) * 60_000;
  return { from: last.parking, offBlockMs: Math.round(Math.max(offBlockMs, ready) / 1000) * 1000 };
}

function equip(
  category: string,
  { saysGround, sendsPosition, sendsSatelliteHeight }: Omit<AirframeOrders, 'identity' | 'orders'>,
  random: Random,
): Equipment {
  const usually = random.chance(category === 'A1' ? LIGHT_SAYS_GROUND : OTHERS_SAY_GROUND);
  return {
    saysGround: saysGround ?? usually,
    sendsPosition,
    sendsSatelliteHeight,
    squawk: String(random.whole(0o1000, 0o6777).toString(8)).padStart(4, '0'),
    category,
    offsetMs: random.whole(0, 89) * 10,
  };
}
