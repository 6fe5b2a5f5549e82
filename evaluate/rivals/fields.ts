import { AERODROME_KINDS, type AerodromeTable } from 'airbridge/aviation';
import type { Reports } from 'airbridge/source';

/** What rules of thumb look among: fields for aeroplanes that are in use. */
const KINDS = (['large_airport', 'medium_airport', 'small_airport'] as const).map((kind) =>
  AERODROME_KINDS.indexOf(kind),
);
/** The search is widened step by step; the last one reaches everywhere. */
const RADII_KM = [10, 50, 250, 1_000, 5_000, 20_100] as const;

/** The nearest field in use within `withinKm` of report `i`, and how far it is; null when there is none. */
export function nearestField(
  aerodromes: AerodromeTable,
  { latitudeDeg, longitudeDeg }: Reports,
  i: number,
  withinKm: number,
): { readonly ident: string; readonly km: number } | null {
  const at = [latitudeDeg[i], longitudeDeg[i]] as const;
  for (const radiusKm of [...RADII_KM.filter((km) => km < withinKm), withinKm]) {
    const row = aerodromes.near(...at, radiusKm).find((near) => KINDS.includes(aerodromes.kind[near]));
    if (row !== undefined) return { ident: aerodromes.at(row).ident, km: aerodromes.distanceKm(row, ...at) };
  }
  return null;
}
