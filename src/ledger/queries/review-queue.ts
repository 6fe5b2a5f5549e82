import { boxAround } from '../../geo/box.js';
import { haversineKm } from '../../geo/geodesic.js';
import type { Candidate } from '../../legs/leg.js';
import { decodePath } from '../../legs/path/path.js';
import { icao24OfKey } from '../../trace/airframe.js';
import type { Field } from '../coverage/heard-near.js';
import { mayMeet } from '../coverage/queries.js';
import type { Engine } from '../engine/engine.js';
import { type RowOf, rowsAs } from '../schema/rows.js';
import { type Filter, LEG_TIME, legConditions, where } from './filter.js';
import { CALLSIGN_SHOWN, REGISTRATION_SHOWN, WITH_WITHHELD } from './withheld.js';

/** A leg that fades this near a field is worth a look (a reviewer can often tell what a rule cannot). */
const FADES_WITHIN_KM = 100;

/** One unknown end of a leg that fades near a field. */
export interface QueuedEnd {
  readonly leg: string;
  readonly icao24: string | null;
  readonly registration: string | null;
  readonly callsign: string | null;
  readonly end: 'departure' | 'arrival';
  /** `ident` of the field. */
  readonly aerodrome: string;
  /** Of the report nearest to the end, ISO 8601 UTC. */
  readonly atUtc: string;
  readonly distanceKm: number;
  readonly altitudeFt: number | null;
  /** That it was at the field, from the leg alone; null where the field is no candidate. */
  readonly probability: number | null;
  /** Visits the count would be short of: 0 where the airframe's neighbouring leg shows the visit already, or its end before stands here for the same stay. */
  readonly effect: 0 | 1;
  readonly synthetic: boolean;
}

/**
 * The unknown ends of legs that fade within 100 km of a field, those first that would change a count of visits, then the
 * likeliest, then the nearest.
 */
export async function reviewQueue(engine: Engine, field: Field, filter: Filter): Promise<QueuedEnd[]> {
  const queue: QueuedEnd[] = [];
  /** Legs after whose end a stay may have been. */
  const stays = new Set<string>();
  for await (const rows of engine.query(queueQuery(field, filter)))
    for (const row of rowsAs<Found>(rows))
      queue.push(...endsNear(row, field).map((end) => countedOnce(end, row, stays)));
  return queue.sort(byEffect);
}

/** Legs of which an end is unknown and whose path comes near the field, with what is known of the legs beside them. */
function queueQuery(field: Field, filter: Filter): string {
  const box = boxAround(field.latitudeDeg, field.longitudeDeg, FADES_WITHIN_KM);
  const conditions = [
    ...legConditions({ ...filter, at: null }),
    '("adep" IS NULL OR "ades" IS NULL)',
    mayMeet([box]),
  ];
  const beside = `lag("ades") OVER airframe AS "before", lag("id") OVER airframe AS "previous", lead("adep") OVER airframe AS "after"`;
  const shown = `${REGISTRATION_SHOWN} AS "registration", ${CALLSIGN_SHOWN} AS "callsign"`;
  return `${WITH_WITHHELD}SELECT * REPLACE (${shown}) FROM (SELECT *, ${beside} FROM legs WHERE "icao24" IN (SELECT "icao24" FROM legs
${where(conditions)}) WINDOW airframe AS (PARTITION BY "icao24" ORDER BY "firstSeen", "id"))\n${where(conditions)}ORDER BY ${LEG_TIME}, "icao24", "id"\n`;
}

/** A leg, and where the legs beside it ended and began. */
type Found = RowOf<'legs'> & {
  readonly before: string | null;
  readonly previous: string | null;
  readonly after: string | null;
};

/** The departure from a stay whose arrival is in the queue already makes no further visit. */
function countedOnce(end: QueuedEnd, { previous }: Found, stays: Set<string>): QueuedEnd {
  if (end.end === 'arrival') stays.add(end.leg);
  return end.end === 'departure' && stays.has(previous ?? '') ? { ...end, effect: 0 } : end;
}

function endsNear(row: Found, field: Field): QueuedEnd[] {
  const path = decodePath(row.path);
  const ends = [
    { end: 'departure', known: row.adep, point: path[0], neighbour: row.before },
    { end: 'arrival', known: row.ades, point: path.at(-1), neighbour: row.after },
  ] as const;
  return ends.flatMap(({ end, known, point, neighbour }) => {
    if (known !== null || point === undefined) return [];
    const distanceKm = haversineKm(
      point.latitudeDeg,
      point.longitudeDeg,
      field.latitudeDeg,
      field.longitudeDeg,
    );
    if (distanceKm > FADES_WITHIN_KM) return [];
    return [
      {
        ...identityOf(row),
        end,
        aerodrome: field.ident,
        atUtc: new Date(point.timeMs).toISOString(),
        distanceKm: Math.round(distanceKm * 10) / 10,
        altitudeFt: point.altitudeFt,
        probability: probabilityOf(row, end, field.ident),
        effect: neighbour === field.ident ? 0 : 1,
      },
    ];
  });
}

function identityOf({ id, icao24, registration, callsign, synthetic }: Found) {
  const address = icao24OfKey(icao24) === null ? null : icao24;
  return { leg: id, icao24: address, registration, callsign, synthetic };
}

function probabilityOf(row: Found, end: QueuedEnd['end'], ident: string): number | null {
  const text = row[end === 'departure' ? 'adepCandidates' : 'adesCandidates'];
  const candidates = JSON.parse(text) as Candidate[];
  return candidates.find(({ aerodrome }) => aerodrome === ident)?.probability ?? null;
}

function byEffect(one: QueuedEnd, other: QueuedEnd): number {
  return (
    other.effect - one.effect ||
    (other.probability ?? 0) - (one.probability ?? 0) ||
    one.distanceKm - other.distanceKm ||
    one.atUtc.localeCompare(other.atUtc)
  );
}
