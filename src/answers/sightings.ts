import { join } from 'node:path';
import {
  matchSightings,
  type PlacedSighting,
  type SightingMatch,
  stretchOf,
} from '../analysis/sighting-match.js';
import type { FleetGaps } from '../case/fleet.js';
import { SIGHTINGS_FILE, type Sighting, sightingsOfCase } from '../case/sightings-file.js';
import { AirbridgeError } from '../error.js';
import { periodDays } from '../ledger/coverage/period-days.js';
import type { Filter, PlaceFilter } from '../ledger/queries/filter.js';
import { sightedVisits } from '../ledger/queries/sighted-visits.js';
import { fleetGapsOf } from './fleet.js';
import { type CaseAtHand, namesIn, type OpenCase } from './open-case.js';

/** The case's sightings with the places they name made out; null where the case has none. */
export async function placedSightings(atHand: CaseAtHand): Promise<readonly PrintedSighting[] | null> {
  const sightings = await sightingsOfCase(atHand.dir);
  if (sightings === null) return null;
  return await Promise.all(
    sightings.map(async (sighting) => ({ sighting, at: await placeOf(atHand, sighting) })),
  );
}

/** A sighting of the case with its place made out. */
interface PrintedSighting {
  readonly sighting: Sighting;
  readonly at: PlaceFilter;
}

/** Those of the places and the period that a question is about, compared with the ledger's visits by the question's aircraft. */
export async function matchedSightings(
  open: OpenCase,
  printed: readonly PrintedSighting[],
  filter: Filter,
): Promise<SightingMatch[]> {
  const concerned = await concerning(open, printed, filter);
  const places = concerned.map(({ at }) => at);
  const at: PlaceFilter = {
    idents: places.flatMap(({ idents }) => idents),
    countries: places.flatMap(({ countries }) => countries),
    label: '',
  };
  const stretches = concerned.map(({ sighting }) => stretchOf(sighting));
  const visits = await sightedVisits(open.engine, { ...filter, at }, stretches);
  const placed: PlacedSighting[] = [];
  for (const { sighting, at: place } of concerned) {
    const days = await periodDays(open.engine, { sinceMs: sighting.fromMs, untilMs: sighting.untilMs });
    placed.push({ sighting, at: place, days });
  }
  return matchSightings(placed, visits);
}

async function concerning(
  { services }: CaseAtHand,
  printed: readonly PrintedSighting[],
  { at, sinceMs, untilMs }: Filter,
): Promise<PrintedSighting[]> {
  const asked = at === null ? null : new Set(await services.membersOf(at));
  const isInPeriod = ({ sighting }: PrintedSighting) =>
    (untilMs === null || sighting.fromMs < untilMs) && (sinceMs === null || sighting.untilMs > sinceMs);
  const concerned: PrintedSighting[] = [];
  for (const one of printed.filter(isInPeriod)) {
    const members = asked === null ? [] : await services.membersOf(one.at);
    if (asked === null || members.some((ident) => asked.has(ident))) concerned.push(one);
  }
  return concerned;
}

async function placeOf(atHand: CaseAtHand, { to, line }: Sighting): Promise<PlaceFilter> {
  try {
    return await namesIn(atHand).places(to);
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    throw error.at({ file: join(atHand.dir, SIGHTINGS_FILE), line, field: 'to' });
  }
}

/** What is in print of the places and days of a question, beside what the ledger has of it. */
export interface SightingsAnswer {
  readonly filter: Filter;
  readonly matches: readonly SightingMatch[];
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
}

/**
 * Flights known from print, compared with the ledger's visits; never added to a count.
 *
 * @throws AirbridgeError `case-missing` where the case has no sightings.csv
 */
export async function sightingsAnswer(open: OpenCase, filter: Filter): Promise<SightingsAnswer> {
  const printed = await placedSightings(open);
  if (printed === null) throw noSightings(open.dir);
  const matches = await matchedSightings(open, printed, filter);
  return { filter, matches, fleetGaps: await fleetGapsOf(open, filter) };
}

function noSightings(dir: string): AirbridgeError {
  return new AirbridgeError(
    'case-missing',
    'the case has no sightings.csv',
    { file: dir },
    'Write one with a line for each flight in print: docs/sightings.md says how.',
  );
}
