import type { AerodromeTable } from 'airbridge/aviation';
import { Flag, type Reports } from 'airbridge/source';
import { pickTrace } from 'airbridge/trace';
import type { Input, TrueLeg } from '../input.js';

/** What is taken out of a trace: every report below this height above a true field that is also within this distance of it. */
export interface Hiding {
  readonly belowFt: number;
  readonly withinKm: number;
}

const ANY = Number.POSITIVE_INFINITY;
export const HEIGHTS_FT = [500, 1_000, 2_000, 3_000, 6_000, 10_000, ANY] as const;
export const DISTANCES_KM = [5, 10, 20, 50, 100, ANY] as const;

/** Every cell of the grid. Everything hidden at any height and any distance would leave nothing: that cell is not there. */
export const GRID: readonly Hiding[] = DISTANCES_KM.flatMap((withinKm) =>
  HEIGHTS_FT.map((belowFt) => ({ belowFt, withinKm })),
).filter(({ belowFt, withinKm }) => belowFt !== ANY || withinKm !== ANY);

/** Takes out what would not have been heard; made once per input, asked for each cell of the grid. */
export class Hider {
  /** By report and field, two fields per report: the distance and the height above it. NaN where there is no field. */
  private readonly km: Float64Array;
  private readonly heightFt: Float64Array;

  constructor(
    private readonly input: Input,
    aerodromes: AerodromeTable,
  ) {
    const { reports } = input.trace;
    this.km = new Float64Array(reports.length * 2).fill(Number.NaN);
    this.heightFt = new Float64Array(reports.length * 2).fill(Number.NaN);
    for (let i = 0, k = 0; i < reports.length; i++) {
      while (k < input.legs.length - 1 && reports.timeMs[i] > input.legs[k].toMs) k++;
      for (const [slot, ident] of fieldsAt(input.legs, k, reports.timeMs[i]).entries()) {
        const row = ident === null ? -1 : aerodromes.indexOf(ident);
        if (row < 0) continue;
        this.km[i * 2 + slot] = aerodromes.distanceKm(row, reports.latitudeDeg[i], reports.longitudeDeg[i]);
        this.heightFt[i * 2 + slot] = this.heightAbove(i, aerodromes.elevationFt[row] || 0);
      }
    }
  }

  /** The input as it would be without what `hiding` hides. */
  apply(hiding: Hiding): Input {
    const kept: number[] = [];
    for (let i = 0; i < this.input.trace.reports.length; i++) {
      if (!this.hides(i * 2, hiding) && !this.hides(i * 2 + 1, hiding)) kept.push(i);
    }
    return { ...this.input, trace: pickTrace(this.input.trace, kept) };
  }

  private heightAbove(i: number, elevationFt: number): number {
    const { trace, trueAltitudeFt } = this.input;
    return trueAltitudeFt === undefined
      ? heightFt(trace.reports, i, elevationFt)
      : trueAltitudeFt[i] - elevationFt;
  }

  private hides(at: number, { belowFt, withinKm }: Hiding): boolean {
    return this.km[at] <= withinKm && this.heightFt[at] < belowFt;
  }
}

/** The two fields a report may be near: of its flight, or of the flights before and after it when it is on neither. */
function fieldsAt(legs: readonly TrueLeg[], k: number, timeMs: number): readonly (string | null)[] {
  const leg = legs[k];
  return timeMs >= leg.fromMs ? [leg.adep, leg.ades] : [legs[k - 1]?.ades ?? null, leg.adep];
}

/**
 * Height above a field as hiding takes it: by satellite where the report says it, else pressure altitude as it is, neither
 * corrected; on the ground, and where no altitude is known, nothing.
 */
export function heightFt(
  { flags, altitudeFt, geometricAltitudeFt }: Reports,
  i: number,
  elevationFt: number,
): number {
  if ((flags[i] & Flag.ground) !== 0) return Number.NEGATIVE_INFINITY;
  const altitude = Number.isNaN(geometricAltitudeFt[i]) ? altitudeFt[i] : geometricAltitudeFt[i];
  return Number.isNaN(altitude) ? Number.NEGATIVE_INFINITY : altitude - elevationFt;
}
