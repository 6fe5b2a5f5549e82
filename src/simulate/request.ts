import { AirbridgeError } from '../error.js';
import { Atmosphere, type Weather } from './air.js';
import { type SimulatedAirframe, simulateAirframe } from './airframe.js';
import type { Place } from './field.js';
import type { World } from './flight.js';
import { freshAddress, identityOf, identOf } from './identity.js';
import type { Interference } from './interference.js';
import { Random } from './random.js';
import { EVERYWHERE, networkOf, type Receiver } from './receivers.js';
import type { Darkness, Span } from './reception.js';

/** One flight to simulate; what is left out is ordinary, undisturbed and heard everywhere. */
export interface FlightRequest {
  /** ICAO designator, such as IL76. */
  readonly typecode: string;
  /** Ident or ICAO code of the aerodrome table. */
  readonly adep: string;
  readonly ades: string;
  /** Off the blocks, ISO with Z. */
  readonly departUtc: string;
  readonly seed: string | number;
  /** Runway designators such as `20R`; else one into the wind. */
  readonly departureRunway?: string;
  readonly arrivalRunway?: string;
  /** Approaches broken off, and touches, before the final landing. */
  readonly goArounds?: number;
  readonly touchAndGoes?: number;
  readonly via?: readonly Place[];
  readonly weather?: Weather;
  readonly receivers?: readonly Receiver[];
  readonly interference?: readonly Interference[];
  readonly lost?: readonly Span[];
  readonly darkness?: Darkness;
  readonly saysGround?: boolean;
  readonly sendsPosition?: boolean;
  readonly icao24?: string;
}

/**
 * Simulates one flight from apron to apron. The same request and tables give the same bytes.
 *
 * @throws AirbridgeError `unknown-place`, `bad-value`
 */
export function simulateFlight(request: FlightRequest, world: World): SimulatedAirframe {
  const random = new Random(`airbridge flight ${request.seed}`);
  const icao24 = request.icao24 ?? freshAddress(random.whole(0, 0xffff));
  const identity = identityOf(icao24, request.typecode);
  const atmosphere = new Atmosphere(request.weather ?? {}, random.child('weather'));
  const network = request.receivers === undefined ? EVERYWHERE : networkOf(request.receivers);
  const ether = { network, interference: request.interference ?? [], lost: request.lost ?? [] };
  const order = {
    adep: identOf(world.aerodromes, request.adep),
    ades: identOf(world.aerodromes, request.ades),
    offBlockMs: msOf(request.departUtc, 'departUtc'),
    stayMinutes: 0,
    departureRunway: request.departureRunway ?? null,
    arrivalRunway: request.arrivalRunway ?? null,
    goArounds: request.goArounds ?? 0,
    touchAndGoes: request.touchAndGoes ?? 0,
    via: request.via ?? null,
    callsign: `0SIM${random.whole(100, 999)}`,
    darkness: request.darkness ?? { kind: 'never' },
  };
  const { saysGround = true, sendsPosition = true } = request;
  const airframe = { identity, saysGround, sendsPosition, sendsSatelliteHeight: true, orders: [order] };
  return simulateAirframe(airframe, { world, atmosphere, ether }, random);
}

/** UTC milliseconds of an ISO time with Z. @throws AirbridgeError `bad-value` */
export function msOf(text: string, field: string): number {
  const ms = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  const next = 'Write it as 2024-03-05T06:30Z or 2024-03-05.';
  throw new AirbridgeError('bad-value', 'not a UTC time', { field, value: text }, next);
}
