import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { NewRowOf } from '../schema/rows.js';
import { filedUnderMs, type Visit } from './visits.js';

/** One row of `visits`. */
export function visitRow(visit: Visit, airframe: string, aerodromes: AerodromeTable): NewRowOf<'visits'> {
  const { arrival, departure } = visit;
  return {
    id: visit.id,
    icao24: airframe,
    registration: visit.registration,
    typecode: visit.typecode,
    operator: visit.operator,
    aerodrome: visit.aerodrome,
    country: aerodromes.byIdent(visit.aerodrome)?.country ?? '',
    at: filedUnderMs(visit),
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
