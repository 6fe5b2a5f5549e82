import type { AircraftType, Envelope, TypeTable } from '../aviation/typeclass.js';

/** What is known of an airframe's type: its class's bounds, and the letters the class was chosen by (null when unknown). */
export interface Profile extends Envelope, Pick<AircraftType, 'species' | 'engineType' | 'wake'> {}

/** The profile of an ICAO type designator; the widest bounds for an unknown one. */
export function profileOf(types: TypeTable, typecode: string | null): Profile {
  const type = types.of(typecode);
  return {
    ...types.envelopeOf(typecode),
    species: type?.species ?? null,
    engineType: type?.engineType ?? null,
    wake: type?.wake ?? null,
  };
}
