import { stepKm } from '../geo/geodesic.js';
import type { Geoid } from '../geo/geoid.js';
import { Flag, type Reports } from '../source/reports.js';

/**
 * Pressure altitude is measured from a level of pressure that the weather lifts and lowers. What has to be added to it to get
 * height above the sea is told wherever somebody knows both: on a field of known elevation, or by satellite.
 *
 * Margins here are bounds that hold in 99 of 100, not standard deviations.
 */

/** Where, when and at which pressure altitude the offset is wanted or was told. */
export interface PressurePlace {
  readonly latitudeDeg: number;
  readonly longitudeDeg: number;
  readonly timeMs: number;
  readonly pressureFt: number;
}

/** Height above the sea minus pressure altitude, as told once. */
export interface PressureSample extends PressurePlace {
  readonly offsetFt: number;
  readonly marginFt: number;
}

/** What to add to pressure altitudes around `pressureFt` to get heights above the sea, and by how much it may be wrong. */
export interface PressureOffset {
  readonly pressureFt: number;
  readonly offsetFt: number;
  readonly marginFt: number;
}

/** Warm and cold air stretch and shrink the column by up to this share of a height: ISA ± 22 °C. */
export const TEMPERATURE_SHARE = 0.08;
/**
 * Height by satellite minus geoid: in 30 minutes and 1,000 ft of height, 99 % of 1,700 medians of airframes over California lay
 * within 175 ft of the middle of all; on the ground, 16 of 18 within 75 ft of the field, by day and airframe.
 */
export const GEOMETRIC_MARGIN_FT = 200;
/** A field's slope, the error of its elevation in the table, and half a step of 25 ft. */
const SURFACE_MARGIN_FT = 150;
/** Pressure rarely changes by more than 3.5 hPa in an hour, nor by 5 hPa over 100 km. */
const FT_PER_HOUR = 100;
const FT_PER_KM = 1.5;
/** An offset less certain than this is not worth having. */
export const MOST_MARGIN_FT = 600;
/** Samples as good as the best within this are heard together. */
export const AS_GOOD_FT = 50;
/** Further apart than this plus the share of warm or cold air, the two altitudes of one report contradict each other. */
const MOST_OFFSET_FT = 1_500;

const MS_PER_HOUR = 3_600_000;

/**
 * The offset at a place: the median of the samples that are most certain there.
 *
 * Samples may come from anywhere, other aircraft included. Their order changes nothing, nor does giving one twice.
 *
 * @returns null where no sample is near enough, or those that are contradict each other
 */
export function offsetAt(place: PressurePlace, samples: readonly PressureSample[]): PressureOffset | null {
  const margins = samples.map((sample) => marginAt(place, sample));
  const limitFt = Math.min(MOST_MARGIN_FT, Math.min(...margins) + AS_GOOD_FT);
  const chosen = withoutCopies(samples.filter((_, k) => margins[k] <= limitFt));
  if (chosen.length === 0) return null;
  const marginFt = Math.max(...margins.filter((margin) => margin <= limitFt));
  const offsetFt = agreedFt(chosen, marginFt);
  return offsetFt === null ? null : { pressureFt: place.pressureFt, offsetFt, marginFt };
}

/** The median of what samples tell; null where the middle half of them lies further off than they may be wrong. */
export function agreedFt(samples: readonly PressureSample[], marginFt: number): number | null {
  const offsets = samples.map(({ offsetFt }) => offsetFt).sort((a, b) => a - b);
  const offsetFt = quantile(offsets, 0.5);
  const spreadFt = Math.max(offsetFt - quantile(offsets, 0.25), quantile(offsets, 0.75) - offsetFt);
  return spreadFt > marginFt ? null : offsetFt;
}

/** How wrong a sample may be elsewhere, later and at another height. */
export function marginAt(place: PressurePlace, sample: PressureSample): number {
  const km = stepKm(place.latitudeDeg, place.longitudeDeg, sample.latitudeDeg, sample.longitudeDeg);
  const hours = Math.abs(place.timeMs - sample.timeMs) / MS_PER_HOUR;
  const levelsFt = Math.abs(place.pressureFt - sample.pressureFt);
  return sample.marginFt + FT_PER_KM * km + FT_PER_HOUR * hours + TEMPERATURE_SHARE * levelsFt;
}

/** Copies share their time, which few others do: that is quicker than to make a text of each sample. */
function withoutCopies(samples: readonly PressureSample[]): PressureSample[] {
  const heardAt = new Map<number, PressureSample[]>();
  return samples.filter((sample) => {
    const sameTime = heardAt.get(sample.timeMs);
    if (sameTime?.some((other) => isCopy(other, sample))) return false;
    if (sameTime === undefined) heardAt.set(sample.timeMs, [sample]);
    else sameTime.push(sample);
    return true;
  });
}

function isCopy(a: PressureSample, b: PressureSample): boolean {
  const isSamePlace = a.latitudeDeg === b.latitudeDeg && a.longitudeDeg === b.longitudeDeg;
  return isSamePlace && a.pressureFt === b.pressureFt && a.offsetFt === b.offsetFt;
}

/** Of values in ascending order; between two of them, on the line from one to the other. */
function quantile(ascending: readonly number[], share: number): number {
  const at = (ascending.length - 1) * share;
  const low = ascending[Math.floor(at)];
  return low + (ascending[Math.ceil(at)] - low) * (at % 1);
}

/** Height of report `i` above the sea by satellite, feet; NaN where it gives none. */
export function satelliteHeightFt(reports: Reports, i: number, geoid: Geoid): number {
  const heightFt = reports.geometricAltitudeFt[i];
  if ((reports.flags[i] & Flag.aboveSea) !== 0 || Number.isNaN(heightFt)) return heightFt;
  return heightFt - geoid.undulationFt(reports.latitudeDeg[i], reports.longitudeDeg[i]);
}

/** What report `i` tells of the offset by its height by satellite; null when it lacks an altitude or its two contradict. */
export function satelliteSample(reports: Reports, i: number, geoid: Geoid): PressureSample | null {
  const sample = sampleAt(reports, i, satelliteHeightFt(reports, i, geoid), GEOMETRIC_MARGIN_FT);
  if (sample === null) return null;
  const mostFt = MOST_OFFSET_FT + TEMPERATURE_SHARE * Math.max(0, sample.pressureFt);
  return Math.abs(sample.offsetFt) <= mostFt ? sample : null;
}

/**
 * What report `i`, from the surface of a field, tells of the offset; null when it has no pressure altitude.
 *
 * @param elevationFt of the field, NaN where it is unknown
 */
export function surfaceSample(reports: Reports, i: number, elevationFt: number): PressureSample | null {
  const sample = sampleAt(reports, i, elevationFt, SURFACE_MARGIN_FT);
  return sample !== null && Math.abs(sample.offsetFt) <= MOST_OFFSET_FT ? sample : null;
}

function sampleAt(reports: Reports, i: number, heightFt: number, marginFt: number): PressureSample | null {
  const pressureFt = reports.altitudeFt[i];
  const offsetFt = heightFt - pressureFt;
  if (Number.isNaN(offsetFt)) return null;
  return {
    latitudeDeg: reports.latitudeDeg[i],
    longitudeDeg: reports.longitudeDeg[i],
    timeMs: reports.timeMs[i],
    pressureFt,
    offsetFt,
    marginFt,
  };
}
