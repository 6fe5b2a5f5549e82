import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Reports } from '../../source/reports.js';
import { pickTrace, saysGround, type Trace } from '../../trace/trace.js';

/** What of a flight is taken not to have been heard. */
export type Hiding =
  /** Everything lower above the true field that is also nearer to it; null for any height or distance. */
  | { readonly kind: 'near'; readonly belowFt: number | null; readonly withinKm: number | null }
  /** Everything but a part of the cruise: nothing heard tells where the flight went. */
  | { readonly kind: 'cruise' }
  /** Everything beyond some place of level flight below the cruise. */
  | { readonly kind: 'level' }
  /** Nothing: the track itself ends far from the field. */
  | { readonly kind: 'far' };

type NearHiding = Extract<Hiding, { kind: 'near' }>;

const near = (belowFt: number | null, withinKm: number | null): NearHiding => ({
  kind: 'near',
  belowFt,
  withinKm,
});

/** Low flight hidden at any distance, as by terrain; near flight at any height, as where nobody listens; and low flight nearby. */
export const HIDINGS: readonly NearHiding[] = [
  ...[0, 500, 1_000, 2_000, 3_000, 6_000, 10_000].map((belowFt) => near(belowFt, null)),
  ...[5, 10, 25, 50].map((withinKm) => near(null, withinKm)),
  ...[1_000, 3_000, 6_000].map((belowFt) => near(belowFt, 20)),
];

/**
 * Hiding this far around a field takes away all of a light aircraft's approach and leaves what was on its way, other fields flown
 * over low among them. A jet has begun its descent long before.
 */
const HIDES_SLOW_APPROACH_KM = 20;
/** They tell little of how approaches are flown, and of one airfield's habits all the more. */
const ON_THE_WAY_WEIGHT = 0.4;

/** How much an end hidden like this counts for in learning; all are judged alike. */
export function learningWeight(hiding: Hiding, isFast: boolean): number {
  const isOnTheWay = hiding.kind === 'near' && (hiding.withinKm ?? 0) >= HIDES_SLOW_APPROACH_KM;
  return isOnTheWay && !isFast ? ON_THE_WAY_WEIGHT : 1;
}

/** Whatever is as low as the field but farther off is the other end of the flight. */
export const AT_THE_FIELD_KM = 100;

/** A trace without what would not have been heard near a field (row of the table). */
export function hidden(
  trace: Trace,
  aerodromes: AerodromeTable,
  field: number,
  { belowFt, withinKm }: NearHiding,
): Trace {
  const { reports } = trace;
  const elevationFt = aerodromes.elevationFt[field] || 0;
  const kept: number[] = [];
  for (let i = 0; i < reports.length; i++) {
    const isLow = belowFt === null || altitudeFt(reports, i) - elevationFt < belowFt;
    const mostKm = withinKm ?? AT_THE_FIELD_KM;
    const isNear = aerodromes.distanceKm(field, reports.latitudeDeg[i], reports.longitudeDeg[i]) < mostKm;
    if (!isLow || !isNear) kept.push(i);
  }
  return kept.length === reports.length ? trace : pickTrace(trace, kept);
}

/** As hiding takes it: by satellite where the report says it; on the ground, or where none is known, below everything. */
export function altitudeFt(reports: Reports, i: number): number {
  if (saysGround(reports, i)) return Number.NEGATIVE_INFINITY;
  const satelliteFt = reports.geometricAltitudeFt[i];
  const feet = Number.isNaN(satelliteFt) ? reports.altitudeFt[i] : satelliteFt;
  return Number.isNaN(feet) ? Number.NEGATIVE_INFINITY : feet;
}
