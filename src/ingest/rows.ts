import type { AerodromeTable } from '../aviation/aerodromes.js';
import type { Value } from '../ledger/engine/engine.js';
import { TABLES } from '../ledger/schema/columns.js';
import { flagsJson } from '../ledger/tables/flags.js';
import type { Visit } from '../ledger/tables/visits.js';
import type { Break } from '../legs/continuity/index.js';
import { openEndsJson } from '../legs/ends/open-end.js';
import type { Leg } from '../legs/leg.js';
import type { EntryPlace } from '../source/entry.js';
import type { Reports, SourceTrace } from '../source/reports.js';
import type { Tracks } from '../source/tracks.js';
import { airframeKey } from '../trace/airframe.js';

/** A row of the ledger as values by column name; times are UTC milliseconds. {@link valuesOf} lines them up. */
export type NamedRow = Readonly<Record<string, Value>>;

/** A row's values in the order of its table's columns. */
export function valuesOf(table: keyof typeof TABLES, row: NamedRow): Value[] {
  return TABLES[table].columns.map((column) => row[column.name] ?? null);
}

/** Partition of the leg table: year × 100 + month, UTC. */
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}

/** One row of `legs`. @param airframe see trace/airframe */
export function legRow(leg: Leg, airframe: string): NamedRow {
  return {
    id: leg.id,
    month: monthOf(leg.firstSeenMs),
    icao24: airframe,
    registration: leg.registration,
    typecode: leg.typecode,
    callsign: leg.callsign,
    callsigns: JSON.stringify(leg.callsigns),
    operator: leg.operator,
    adep: leg.departure.aerodrome,
    ades: leg.arrival.aerodrome,
    adepEvidence: leg.departure.evidence,
    adesEvidence: leg.arrival.evidence,
    adepCandidates: JSON.stringify(leg.departure.candidates),
    adesCandidates: JSON.stringify(leg.arrival.candidates),
    adepRunway: leg.departure.runway,
    adesRunway: leg.arrival.runway,
    takeoff: leg.departure.timeMs,
    takeoffEarliest: leg.departure.earliestMs,
    takeoffLatest: leg.departure.latestMs,
    landing: leg.arrival.timeMs,
    landingEarliest: leg.arrival.earliestMs,
    landingLatest: leg.arrival.latestMs,
    firstSeen: leg.firstSeenMs,
    lastSeen: leg.lastSeenMs,
    grade: leg.grade,
    reports: leg.reports,
    longestGapSeconds: leg.longestGapSeconds,
    distanceNm: leg.distanceNm,
    events: JSON.stringify(leg.events),
    dropped: JSON.stringify(leg.dropped),
    sources: JSON.stringify(leg.sources),
    path: leg.path,
    southDeg: leg.box.southDeg,
    westDeg: leg.box.westDeg,
    northDeg: leg.box.northDeg,
    eastDeg: leg.box.eastDeg,
    synthetic: leg.synthetic,
    flags: flagsJson(leg.flags),
    toldOffsets: leg.toldOffsets,
    openEnds: openEndsJson(leg.openEnds),
  };
}

/** As much of a leg as movements are made from. */
type MovedLeg = Pick<
  Leg,
  'id' | 'operator' | 'departure' | 'arrival' | 'firstSeenMs' | 'lastSeenMs' | 'synthetic'
>;

/** Rows of `movements`: one per named end. */
export function movementRows(leg: MovedLeg, airframe: string, aerodromes: AerodromeTable): NamedRow[] {
  const departure = movementRow(leg, 'departure', airframe, aerodromes);
  const arrival = movementRow(leg, 'arrival', airframe, aerodromes);
  return [departure, arrival].filter((row) => row !== null);
}

function movementRow(
  leg: MovedLeg,
  role: 'departure' | 'arrival',
  airframe: string,
  aerodromes: AerodromeTable,
): NamedRow | null {
  const end = leg[role];
  if (end.aerodrome === null) return null;
  return {
    aerodrome: end.aerodrome,
    country: aerodromes.byIdent(end.aerodrome)?.country ?? '',
    role,
    at: end.timeMs ?? (role === 'departure' ? leg.firstSeenMs : leg.lastSeenMs),
    evidence: end.evidence,
    icao24: airframe,
    operator: leg.operator,
    leg: leg.id,
    synthetic: leg.synthetic,
  };
}

/** One row of `visits`. */
export function visitRow(visit: Visit, airframe: string, aerodromes: AerodromeTable): NamedRow {
  const { arrival, departure } = visit;
  const at =
    arrival.timeMs ?? arrival.latestMs ?? arrival.earliestMs ?? departure.timeMs ?? departure.latestMs;
  return {
    id: visit.id,
    icao24: airframe,
    registration: visit.registration,
    typecode: visit.typecode,
    operator: visit.operator,
    aerodrome: visit.aerodrome,
    country: aerodromes.byIdent(visit.aerodrome)?.country ?? '',
    at: at,
    arrival: arrival.timeMs,
    arrivalEarliest: arrival.earliestMs,
    arrivalLatest: arrival.latestMs,
    departure: departure.timeMs,
    departureEarliest: departure.earliestMs,
    departureLatest: departure.latestMs,
    arrivalEvidence: arrival.evidence,
    departureEvidence: departure.evidence,
    grade: visit.grade,
    cameFrom: visit.cameFrom,
    wentTo: visit.wentTo,
    turnaroundMinutes: visit.turnaroundMinutes,
    legs: JSON.stringify(visit.legs),
    sources: JSON.stringify(visit.sources),
    synthetic: visit.synthetic,
    doubted: visit.doubted,
  };
}

/** One row of `breaks`. @param made the ids of the airframe's legs that a simulator made */
export function breakRow(found: Break, airframe: string, made: ReadonlySet<string>): NamedRow {
  const { fromMs, toMs, reason, ...facts } = found;
  return {
    ...facts,
    reason: JSON.stringify(reason),
    icao24: airframe,
    grade: found.kind === 'unseen' ? 'continuity' : null,
    at: fromMs,
    until: toMs,
    synthetic: made.has(found.afterLeg) || made.has(found.beforeLeg),
  };
}

/**
 * One row of `entries`.
 *
 * @param kept the reports whose times do not run back
 */
export function entryRow(
  place: EntryPlace,
  { header, reports, rejected }: SourceTrace,
  kept: Reports,
  { format, cannotProve }: Pick<Tracks, 'format' | 'cannotProve'>,
): NamedRow {
  const backwards = reports.length - kept.length;
  const byField: Record<string, number> = backwards === 0 ? {} : { backwards };
  for (const { field } of rejected) byField[field] = (byField[field] ?? 0) + 1;
  return {
    sha256: place.sha256,
    entry: place.entry,
    byteOffset: place.offset,
    bytes: place.size,
    icao24: airframeKey(header),
    registration: header.registration,
    typecode: header.typecode,
    description: header.description,
    ownOp: header.ownOp,
    year: header.year,
    dbFlags: header.dbFlags,
    firstSeen: kept.timeMs[0],
    lastSeen: kept.timeMs[kept.length - 1],
    reports: kept.length,
    rejected: JSON.stringify(byField),
    format,
    cannotProve: JSON.stringify(cannotProve),
    synthetic: header.synthetic === true,
  };
}
