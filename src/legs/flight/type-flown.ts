import type { Reports } from '../../source/reports.js';
import type { Trace } from '../../trace/trace.js';
import type { References } from '../references.js';
import { type Bounds, flies, outflown } from './outflown.js';
import { type Profile, profileOf } from './profile.js';

/** Vehicles and fixed installations, see aviation/typeclass: what is marked as one is no aircraft. */
const NO_AIRCRAFT = ['V', 'X'];

/** The type whose limits bound a stretch of reports. */
export interface TypeFlown {
  readonly typecode: string | null;
  readonly profile: Profile;
  /** The type said of it, where the reports show that it cannot be: nothing is known of the true one. */
  readonly contradicted: string | null;
  /** A vehicle or beacon that never flew: it has no legs. */
  readonly isNoAircraft: boolean;
}

/**
 * The aircraft table's type, because it is the same whichever files are at hand; for an address it does not list, what the headers
 * say; none where the aircraft outflies it.
 */
export function typeFlown(trace: Trace, references: References): TypeFlown {
  const typecode = saidType(trace, references);
  const profile = profileOf(references.types, typecode);
  const isVehicle = NO_AIRCRAFT.includes(profile.species ?? '');
  if (contradiction(trace.reports, profile) !== null)
    return {
      typecode: null,
      profile: profileOf(references.types, null),
      contradicted: typecode,
      isNoAircraft: false,
    };
  return { typecode, profile, contradicted: null, isNoAircraft: isVehicle };
}

/** What of some reports contradicts a type: how fast and high it flew; null where nothing does. */
export function contradiction(reports: Reports, profile: Profile): Bounds | null {
  return NO_AIRCRAFT.includes(profile.species ?? '') ? flies(reports) : outflown(reports, profile);
}

function saidType(trace: Trace, references: References): string | null {
  const listed = references.aircraft(trace.icao24)?.typecode ?? null;
  return listed ?? trace.sources.flatMap(({ header }) => header.typecode ?? []).sort()[0] ?? null;
}
