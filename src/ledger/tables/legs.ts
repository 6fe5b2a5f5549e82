import { openEndsJson } from '../../legs/ends/open-end.js';
import type { Leg } from '../../legs/leg.js';
import type { NewRowOf } from '../schema/rows.js';
import { flagsJson } from './flags.js';

/** Partition of the leg table: year × 100 + month, UTC. */
function monthOf(ms: number): number {
  const date = new Date(ms);
  return date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
}

/** One row of `legs`. @param airframe see trace/airframe */
export function legRow(leg: Leg, airframe: string): NewRowOf<'legs'> {
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
