import type { AircraftType, Envelope, TypeTable } from '../../aviation/typeclass.js';

/** The letters of ICAO Doc 8643 that a class is chosen by; null when unknown. */
type TypeLetters = Pick<AircraftType, 'species' | 'engineType' | 'wake'>;

/** What is known of an airframe's type: its class's bounds, and the letters the class was chosen by. */
export interface Profile extends Envelope, TypeLetters {}

const NO_LETTERS: TypeLetters = { species: null, engineType: null, wake: null };

/** The profile of an ICAO type designator; the widest bounds for an unknown one. */
export function profileOf(types: TypeTable, typecode: string | null): Profile {
  return profileWith(types.envelopeOf(typecode), types.of(typecode) ?? NO_LETTERS);
}

/** Bounds and letters together. Field by field: loops over reports run slower over objects that a spread made. */
export function profileWith(bounds: Envelope, { species, engineType, wake }: TypeLetters): Profile {
  return {
    name: bounds.name,
    maxClimbFpm: bounds.maxClimbFpm,
    maxDescentFpm: bounds.maxDescentFpm,
    maxGroundspeedKt: bounds.maxGroundspeedKt,
    minFlyingSpeedKt: bounds.minFlyingSpeedKt,
    cruiseKt: bounds.cruiseKt,
    minRunwayM: bounds.minRunwayM,
    ceilingFt: bounds.ceilingFt,
    basis: bounds.basis,
    species,
    engineType,
    wake,
  };
}
