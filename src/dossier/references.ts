import type { Aerodrome } from '../aviation/aerodrome.js';

/** Where aerodromes are looked up. */
export interface Aerodromes {
  byIdent(ident: string): Aerodrome | null;
}

/** A reference a dossier was made with, and on which terms. */
export interface ReferenceLicence {
  readonly name: string;
  readonly publisher: string;
  readonly licence: string;
}

/** The tables, maps and faces in every dossier. Names stay as their publishers write them. */
export const REFERENCE_LICENCES: readonly ReferenceLicence[] = [
  { name: 'Aerodromes, runways, countries', publisher: 'OurAirports', licence: 'public domain' },
  {
    name: 'Operators, address blocks, aircraft',
    publisher: 'Virtual Radar Server, standing-data',
    licence: 'CC0 1.0',
  },
  { name: 'Aircraft database', publisher: 'Mictronics', licence: 'ODC-By 1.0' },
  { name: 'Geoid EGM96', publisher: 'NASA GSFC, NIMA', licence: 'public domain' },
  { name: 'Coastlines and borders', publisher: 'Natural Earth, world-atlas', licence: 'public domain' },
  { name: 'Literata', publisher: 'The Literata Project Authors', licence: 'SIL OFL 1.1' },
  { name: 'Inter', publisher: 'The Inter Project Authors', licence: 'SIL OFL 1.1' },
  { name: 'Noto Naskh Arabic', publisher: 'Google LLC', licence: 'SIL OFL 1.1' },
];
