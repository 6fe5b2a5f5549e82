import { haversineKm } from '../geo/geodesic.js';
import type { Flown, RunwayEvent } from './flight.js';
import type { Darkness, Fate } from './reception.js';
import type { Point } from './recorder.js';
import type { Identity } from './trace-file.js';

/** What was heard of an end of a flight: the first or last report in the air and how far from the field that was. */
interface HeardEnd {
  readonly timeUtc: string;
  /** True height above the runway used, not pressure altitude. */
  readonly heightFt: number;
  readonly distanceKm: number;
}

/** One flight as it was. Times are ISO, UTC. */
export interface TruthLeg {
  readonly synthetic: true;
  readonly kind: 'leg';
  readonly id: string;
  readonly icao24: string;
  readonly registration: string;
  readonly typecode: string;
  readonly callsign: string;
  readonly adep: string;
  readonly ades: string;
  readonly departureRunway: string | null;
  readonly arrivalRunway: string | null;
  readonly offBlockUtc: string;
  readonly takeoffUtc: string;
  readonly landingUtc: string;
  readonly onBlockUtc: string;
  readonly touchAndGoes: readonly TruthEvent[];
  readonly goArounds: readonly TruthEvent[];
  readonly dark: Darkness['kind'];
  /** Reports in the archive, and the ends in the air as heard; null where nothing was. */
  readonly reports: number;
  readonly firstHeard: HeardEnd | null;
  readonly lastHeard: HeardEnd | null;
  readonly longestSilenceSeconds: number | null;
  readonly disturbed: readonly ('jamming' | 'spoofing')[];
  readonly groundInherited: boolean;
}

export interface TruthEvent {
  readonly timeUtc: string;
  readonly aerodrome: string;
  readonly runway: string | null;
  /** Lowest height above the runway. */
  readonly heightFt: number;
}

/** One stay of an airframe at an aerodrome. Null where it began before, or lasted beyond, the simulated time. */
export interface TruthVisit {
  readonly synthetic: true;
  readonly kind: 'visit';
  readonly id: string;
  readonly icao24: string;
  readonly registration: string;
  readonly typecode: string;
  readonly aerodrome: string;
  readonly arrivalUtc: string | null;
  readonly departureUtc: string | null;
  readonly arrivalLeg: string | null;
  readonly departureLeg: string | null;
}

/** Circuits that return within this belong to one visit. */
const CIRCUIT_MINUTES = 60;

/** The record of one flight. */
export function truthLeg(
  identity: Identity,
  callsign: string,
  flown: Flown,
  heard: { readonly points: readonly Point[]; readonly fate: Fate; readonly dark: Darkness['kind'] },
): TruthLeg {
  const { departure, arrival, events } = flown;
  const inAir = heard.points.filter((p) => p.timeMs >= flown.takeoffMs && p.timeMs < flown.landingMs);
  return {
    synthetic: true,
    kind: 'leg',
    id: `SYNTHETIC-${identity.icao24}-${utc(flown.takeoffMs)}`,
    ...identity,
    callsign,
    adep: departure.aerodrome,
    ades: arrival.aerodrome,
    departureRunway: departure.ident,
    arrivalRunway: arrival.ident,
    offBlockUtc: utc(flown.offBlockMs),
    takeoffUtc: utc(flown.takeoffMs),
    landingUtc: utc(flown.landingMs),
    onBlockUtc: utc(flown.onBlockMs),
    touchAndGoes: events.filter((event) => event.kind === 'touch-and-go').map(truthEvent),
    goArounds: events.filter((event) => event.kind === 'go-around').map(truthEvent),
    dark: heard.dark,
    reports: heard.points.length,
    firstHeard: heardEnd(inAir[0], flown, 'departure'),
    lastHeard: heardEnd(inAir.at(-1), flown, 'arrival'),
    longestSilenceSeconds: longestSilence(heard.points),
    disturbed: heard.fate.disturbed,
    groundInherited: heard.fate.groundInherited,
  };
}

/** The stays between an airframe's legs, the one before the first and the one after the last included. */
export function truthVisits(legs: readonly TruthLeg[]): TruthVisit[] {
  const away = legs.filter((leg) => !isCircuit(leg));
  // Nothing but circuits: one stay, whose ends are not in the simulated time.
  if (away.length === 0) return legs.slice(0, 1).map((leg) => ({ ...visitOf(null, leg), ...STAYED }));
  const before: (TruthLeg | null)[] = [null, ...away];
  return before.map((arrival, k) => visitOf(arrival, away[k] ?? null));
}

const STAYED = { departureUtc: null, departureLeg: null } as const;

function visitOf(arrival: TruthLeg | null, departure: TruthLeg | null): TruthVisit {
  const { icao24, registration, typecode } = (arrival ?? departure)!;
  const aerodrome = arrival === null ? departure!.adep : arrival.ades;
  return {
    synthetic: true,
    kind: 'visit',
    id: `SYNTHETIC-${icao24}-${aerodrome}-${arrival?.landingUtc ?? departure!.takeoffUtc}`,
    icao24,
    registration,
    typecode,
    aerodrome,
    arrivalUtc: arrival?.landingUtc ?? null,
    departureUtc: departure?.takeoffUtc ?? null,
    arrivalLeg: arrival?.id ?? null,
    departureLeg: departure?.id ?? null,
  };
}

function isCircuit({ adep, ades, takeoffUtc, landingUtc }: TruthLeg): boolean {
  return adep === ades && Date.parse(landingUtc) - Date.parse(takeoffUtc) <= CIRCUIT_MINUTES * 60_000;
}

function truthEvent({ timeMs, aerodrome, runway, heightFt }: RunwayEvent): TruthEvent {
  return { timeUtc: utc(timeMs), aerodrome, runway, heightFt };
}

/** By the true place at the time, which a spoofed report does not tell. */
function heardEnd(
  point: Point | undefined,
  { track, departure, arrival }: Flown,
  side: 'departure' | 'arrival',
) {
  if (point === undefined) return null;
  const i = Math.min(track.length - 1, Math.floor((point.timeMs - track.timeMs[0]) / 1000));
  const field = side === 'departure' ? departure : arrival;
  const runwayFt = side === 'departure' ? field.endElevationFt : field.startElevationFt;
  const km = haversineKm(field.latitudeDeg, field.longitudeDeg, track.latitudeDeg[i], track.longitudeDeg[i]);
  return {
    timeUtc: utc(point.timeMs),
    heightFt: Math.round(track.altitudeFt[i] - runwayFt),
    distanceKm: Math.round(km * 10) / 10,
  };
}

function longestSilence(points: readonly Point[]): number | null {
  if (points.length < 2) return null;
  let longestMs = 0;
  for (let i = 1; i < points.length; i++)
    longestMs = Math.max(longestMs, points[i].timeMs - points[i - 1].timeMs);
  return Math.round(longestMs / 1000);
}

function utc(ms: number): string {
  return new Date(ms).toISOString();
}
