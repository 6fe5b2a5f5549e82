import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Leg } from '../../legs/leg.js';
import type { NewRowOf } from '../schema/rows.js';

/** As much of a leg as movements are made from. */
type MovedLeg = Pick<
  Leg,
  'id' | 'operator' | 'departure' | 'arrival' | 'firstSeenMs' | 'lastSeenMs' | 'synthetic'
>;

/** Rows of `movements`: one per named end. */
export function movementRows(
  leg: MovedLeg,
  airframe: string,
  aerodromes: AerodromeTable,
): NewRowOf<'movements'>[] {
  const departure = movementRow(leg, 'departure', airframe, aerodromes);
  const arrival = movementRow(leg, 'arrival', airframe, aerodromes);
  return [departure, arrival].filter((row) => row !== null);
}

function movementRow(
  leg: MovedLeg,
  role: 'departure' | 'arrival',
  airframe: string,
  aerodromes: AerodromeTable,
): NewRowOf<'movements'> | null {
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
