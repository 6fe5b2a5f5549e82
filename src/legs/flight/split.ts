import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { Phase } from './phase.js';
import type { Profile } from './profile.js';
import { hidesStop, SHORTEST_STOP_SECONDS, type Silence, silenceBetween, spareSeconds } from './stop.js';

/** Taxiing longer than this before a take-off is counted as part of the stay, not of the leg. */
const LONGEST_TAXI_SECONDS = 20 * 60;

/** A stay on the ground inside a leg, by positions of its first and last ground report. */
export interface Touch {
  readonly first: number;
  readonly last: number;
}

/** Silences shorter than this are ordinary hearing: no stop can hide in them. */
export const WORTH_A_THOUGHT_SECONDS = SHORTEST_STOP_SECONDS;

/** One leg as positions in a trace; every bound is included. */
export interface Span {
  /** First and last report of the leg, taxiing included. */
  readonly first: number;
  readonly last: number;
  /** First and last report in the air. */
  readonly airFirst: number;
  readonly airLast: number;
  readonly touches: readonly Touch[];
  /** Five minutes on the ground were seen after it: nothing that follows can still belong to it. */
  readonly closed: boolean;
}

interface Flight {
  airFirst: number;
  airLast: number;
  touches: Touch[];
}

/**
 * Cuts a trace into legs (method, section 1): a leg ends after five minutes on the ground or in a silence long enough for a
 * landing and a turnaround; a touch-and-go, low pass or go-around does not end it.
 *
 * Each decision looks only at the reports around it, so that a trace cut at a leg's end gives the same legs as the whole.
 *
 * @param reports in time order, cleaned
 * @param phase one {@link Phase} per report
 */
export function splitLegs(
  reports: Reports,
  phase: Uint8Array,
  profile: Profile,
  aerodromes: AerodromeTable,
): Span[] {
  const trace = { reports, phase, profile, aerodromes };
  const flights = flightsOf(trace);
  const spans: Span[] = [];
  for (const [k, flight] of flights.entries()) {
    // What a leg took of a stay for its taxiing in is not the next one's to taxi out on.
    const notBefore = (spans.at(-1)?.last ?? -1) + 1;
    const notAfter = k === flights.length - 1 ? reports.length - 1 : flights[k + 1].airFirst - 1;
    spans.push(withTaxi(trace, flight, notBefore, notAfter));
  }
  return spans;
}

function flightsOf(trace: Ground): Flight[] {
  const { reports, phase } = trace;
  const flights: Flight[] = [];
  let current: Flight | undefined;
  for (let i = 0; i < reports.length; i++) {
    if (phase[i] !== Phase.air) continue;
    if (current !== undefined && flowsOn(reports, current.airLast, i)) current.airLast = i;
    else if (current !== undefined && !endsBetween(silenceBetween(trace, current.airLast, i))) {
      for (const touch of groundRun(phase, current.airLast + 1, i - 1)) current.touches.push(touch);
      current.airLast = i;
    } else {
      current = { airFirst: i, airLast: i, touches: [] };
      flights.push(current);
    }
  }
  return flights;
}

/** Neighbouring reports in the air without a silence between: the usual case. */
function flowsOn({ timeMs }: Reports, before: number, after: number): boolean {
  return after === before + 1 && timeMs[after] - timeMs[before] < WORTH_A_THOUGHT_SECONDS * 1000;
}

/** Whether a leg ends between two neighbouring reports in the air. */
function endsBetween(silence: Silence): boolean {
  const { phase, before, after } = silence;
  const [ground] = groundRun(phase, before + 1, after - 1);
  if (ground === undefined) return isLong(silence) && (hidesStop(silence) || hidesStopBetween(silence));
  return secondsOnGround(silence, ground) >= SHORTEST_STOP_SECONDS;
}

/** The same for each silence on the way, where reports that tell neither air nor ground lie between. */
function hidesStopBetween(silence: Silence): boolean {
  for (let after = silence.before + 1; after <= silence.after; after++) {
    const step = silenceBetween(silence, after - 1, after);
    if (isLong(step) && hidesStop(step)) return true;
  }
  return false;
}

function isLong({ reports, before, after }: Silence): boolean {
  return secondsBetween(reports, before, after) >= WORTH_A_THOUGHT_SECONDS;
}

/** Time heard on the ground, and what the silences on either side of it leave over. */
function secondsOnGround(silence: Silence, ground: Touch): number {
  const { reports, before, after } = silence;
  const heard = secondsBetween(reports, ground.first, ground.last);
  const landing = Math.max(0, spareSeconds(silenceBetween(silence, before, ground.first)));
  const takeoff = Math.max(0, spareSeconds(silenceBetween(silence, ground.last, after)));
  return heard + landing + takeoff;
}

function groundRun(phase: Uint8Array, from: number, to: number): Touch[] {
  let first = from;
  while (first <= to && phase[first] !== Phase.ground) first++;
  let last = to;
  while (last >= first && phase[last] !== Phase.ground) last--;
  return first <= last ? [{ first, last }] : [];
}

/** A trace, as far as silences in it are judged. */
type Ground = Omit<Silence, 'before' | 'after'>;

function withTaxi(trace: Ground, flight: Flight, notBefore: number, notAfter: number): Span {
  const first = taxiOut(trace, flight.airFirst, notBefore);
  const { last, closed } = taxiIn(trace, flight.airLast, notAfter);
  const { airFirst, airLast, touches } = flight;
  return { first, last, airFirst, airLast, touches, closed };
}

/** The first ground report that leads up to the take-off at `airFirst`. */
function taxiOut(trace: Ground, airFirst: number, notBefore: number): number {
  const { reports, phase } = trace;
  let first = airFirst;
  for (let i = airFirst - 1; i >= notBefore && phase[i] === Phase.ground; i--) {
    if (!isTaxiStep(trace, i, i + 1, first === airFirst)) break;
    if (secondsBetween(reports, i, airFirst) > LONGEST_TAXI_SECONDS) break;
    first = i;
  }
  return first;
}

/** The last ground report within five minutes of the landing after `airLast`, and whether the stay lasted that long. */
function taxiIn(trace: Ground, airLast: number, notAfter: number): { last: number; closed: boolean } {
  const { reports, phase } = trace;
  let last = airLast;
  for (let i = airLast + 1; i <= notAfter && phase[i] === Phase.ground; i++) {
    if (!isTaxiStep(trace, i - 1, i, last === airLast)) return { last, closed: true };
    if (last > airLast && secondsBetween(reports, airLast + 1, i) >= SHORTEST_STOP_SECONDS)
      return { last, closed: true };
    last = i;
  }
  return { last, closed: false };
}

/** Between air and ground a silence may hide the landing or take-off itself; on the ground it ends the taxiing. */
function isTaxiStep(trace: Ground, before: number, after: number, besideFlight: boolean): boolean {
  if (secondsBetween(trace.reports, before, after) < WORTH_A_THOUGHT_SECONDS) return true;
  return besideFlight && !hidesStop(silenceBetween(trace, before, after));
}
