import { AERODROME_KINDS, type AerodromeKind, type Runway } from '../../aviation/aerodrome.js';
import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Profile } from '../flight/profile.js';

/** As much of a type as says which fields it can use. */
export type FieldNeeds = Pick<Profile, 'species' | 'minRunwayM'>;

/** Doc 8643: helicopter, gyrocopter, tilt-wing. */
const ROTORCRAFT = ['H', 'G', 'T'];
/** Whether the type is known to need no runway. */
export const isRotorcraft = ({ species }: Pick<FieldNeeds, 'species'>): boolean =>
  species !== null && ROTORCRAFT.includes(species);
const M_PER_FT = 0.3048;

/** Whether a field is of a kind the type can use at all; an unknown type can use all but a balloonport. */
export function isKindUsable(
  aerodromes: AerodromeTable,
  field: number,
  profile: Pick<FieldNeeds, 'species'>,
): boolean {
  const kind: AerodromeKind = AERODROME_KINDS[aerodromes.kind[field]];
  if (kind === 'balloonport') return false;
  if (profile.species === null || isRotorcraft(profile)) return true;
  if (kind === 'heliport') return false;
  return kind !== 'seaplane_base' || profile.species !== 'L';
}

/**
 * Whether the type could land there at the time: a usable kind, in use then as far as is known, and no proof that every runway
 * is too short.
 */
export function canUse(
  aerodromes: AerodromeTable,
  field: number,
  profile: FieldNeeds,
  atMs: number,
): boolean {
  if (!aerodromes.isOpen(field, atMs) || !isKindUsable(aerodromes, field, profile)) return false;
  const runways = aerodromes.runwaysOf(field);
  const isLongEnough = ({ lengthFt }: Runway) =>
    lengthFt === null || lengthFt * M_PER_FT >= profile.minRunwayM;
  return runways.length === 0 || runways.some(isLongEnough);
}
