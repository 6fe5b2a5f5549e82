import type { AerodromeTable } from 'airbridge/aviation';
import type { Reports } from 'airbridge/source';
import type { FoundEnd, FoundLeg, Method } from '../method.js';
import { nearestField } from './fields.js';
import { type Part, splitAtSilences } from './silences.js';

/** Half the way round the earth: everywhere. */
const ANYWHERE_KM = 20_100;
const ADSBTRACK_WITHIN_KM = 2;

/** Cut at every silence of ten minutes; each end is the field nearest to the first and last report, whatever the height. */
export function nearestToLastPoint(aerodromes: AerodromeTable): Method {
  return {
    name: 'nearest',
    find: ({ reports }) =>
      splitAtSilences(reports).map((part) => nearestEnds(aerodromes, reports, part, ANYWHERE_KM)),
  };
}

/** The same, but no field is named that is farther than 2 km from the first or last report. */
export function withinTwoKm(aerodromes: AerodromeTable): Method {
  return {
    name: '2 km',
    find: ({ reports }) =>
      splitAtSilences(reports).map((part) => nearestEnds(aerodromes, reports, part, ADSBTRACK_WITHIN_KM)),
  };
}

/** A part of a trace as a leg whose ends are the fields nearest to its first and last report. */
export function nearestEnds(
  aerodromes: AerodromeTable,
  reports: Reports,
  { first, last }: Part,
  withinKm: number,
): FoundLeg {
  return {
    firstMs: reports.timeMs[first],
    lastMs: reports.timeMs[last],
    departure: nearestEnd(aerodromes, reports, first, withinKm),
    arrival: nearestEnd(aerodromes, reports, last, withinKm),
  };
}

function nearestEnd(aerodromes: AerodromeTable, reports: Reports, i: number, withinKm: number): FoundEnd {
  const field = nearestField(aerodromes, reports, i, withinKm);
  const reason =
    field === null ? `no field within ${withinKm} km` : `nearest field, ${field.km.toFixed(1)} km`;
  return { aerodrome: field?.ident ?? null, evidence: 'nearest', reason, forecasts: [] };
}
