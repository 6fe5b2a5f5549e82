import { join } from 'node:path';
import {
  matchSightings,
  type PlacedSighting,
  type SightingMatch,
  stretchOf,
} from '../analysis/sighting-match.js';
import { SIGHTINGS_FILE, type Sighting, sightingsOfCase } from '../case/sightings-file.js';
import { AirbridgeError } from '../error.js';
import { periodDays } from '../ledger/coverage/period-days.js';
import type { Engine } from '../ledger/engine/engine.js';
import type { Filter, PlaceFilter } from '../ledger/queries/filter.js';
import { sightedVisits } from '../ledger/queries/sighted-visits.js';
import { namesIn, type Session } from './session.js';

/** The case's sightings with the places they name made out; null where the case has none. */
export async function placedSightings(session: Session): Promise<readonly PrintedSighting[] | null> {
  const sightings = await sightingsOfCase(session.found.dir);
  if (sightings === null) return null;
  return await Promise.all(
    sightings.map(async (sighting) => ({ sighting, at: await placeOf(session, sighting) })),
  );
}

interface PrintedSighting {
  readonly sighting: Sighting;
  readonly at: PlaceFilter;
}

/** Those of the places and the period that a question is about, compared with the ledger's visits by the question's aircraft. */
export async function matchedSightings(
  session: Session,
  engine: Engine,
  printed: readonly PrintedSighting[],
  filter: Filter,
): Promise<SightingMatch[]> {
  const concerned = await concerning(session, printed, filter);
  const places = concerned.map(({ at }) => at);
  const at: PlaceFilter = {
    idents: places.flatMap(({ idents }) => idents),
    countries: places.flatMap(({ countries }) => countries),
    label: '',
  };
  const stretches = concerned.map(({ sighting }) => stretchOf(sighting));
  const visits = await sightedVisits(engine, { ...filter, at }, stretches);
  const placed: PlacedSighting[] = [];
  for (const { sighting, at: place } of concerned) {
    const days = await periodDays(engine, { sinceMs: sighting.fromMs, untilMs: sighting.untilMs });
    placed.push({ sighting, at: place, days });
  }
  return matchSightings(placed, visits);
}

async function concerning(
  { context }: Session,
  printed: readonly PrintedSighting[],
  { at, sinceMs, untilMs }: Filter,
): Promise<PrintedSighting[]> {
  const asked = at === null ? null : new Set(await context.services.membersOf(at));
  const isInPeriod = ({ sighting }: PrintedSighting) =>
    (untilMs === null || sighting.fromMs < untilMs) && (sinceMs === null || sighting.untilMs > sinceMs);
  const concerned: PrintedSighting[] = [];
  for (const one of printed.filter(isInPeriod)) {
    const members = asked === null ? [] : await context.services.membersOf(one.at);
    if (asked === null || members.some((ident) => asked.has(ident))) concerned.push(one);
  }
  return concerned;
}

async function placeOf(session: Session, { to, line }: Sighting): Promise<PlaceFilter> {
  try {
    return await namesIn(session).places(to);
  } catch (error) {
    if (!(error instanceof AirbridgeError)) throw error;
    throw error.at({ file: join(session.found.dir, SIGHTINGS_FILE), line, field: 'to' });
  }
}
