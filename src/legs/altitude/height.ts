import type { Geoid } from '../../geo/geoid.js';
import type { Reports } from '../../source/reports.js';
import {
  GEOMETRIC_MARGIN_FT,
  type PressureOffset,
  satelliteHeightFt,
  TEMPERATURE_SHARE,
} from '../../trace/pressure.js';

/**
 * Heights above a field, as bounds. Pressure altitude is off by the weather (±35 hPa is about ±950 ft) and geometric altitude
 * by the geoid (−348 to +279 ft over the whole earth) and the receiver's own error.
 */
export interface HeightBand {
  readonly lowFt: number;
  readonly highFt: number;
}

/** What heights at one end of a leg are measured from. */
export interface HeightDatum {
  readonly geoid: Geoid;
  /** Null where nothing near tells it. */
  readonly pressure: PressureOffset | null;
}

/** What pressure altitude may be off by at the field, where no local offset is to be had. */
const PRESSURE_MARGIN_FT = 900;
/** Geoid undulation plus vertical error of the satellite fix, where the geoid is not asked. */
const UNCORRECTED_GEOMETRIC_MARGIN_FT = 450;

/**
 * Height of report `i` above a field, from every altitude the report carries.
 *
 * @param elevationFt of the field above the sea
 * @param datum what altitudes near the report are measured from; null takes them as they are, with wide margins
 * @returns null when the report carries no altitude, or two that contradict each other
 */
export function heightAbove(
  reports: Reports,
  i: number,
  elevationFt: number,
  datum: HeightDatum | null,
): HeightBand | null {
  const pressure = heightByPressure(reports.altitudeFt[i], elevationFt, datum?.pressure ?? null);
  const geometric = geometricBand(reports, i, elevationFt, datum);
  if (pressure === null || geometric === null) return pressure ?? geometric;
  const both = {
    lowFt: Math.max(pressure.lowFt, geometric.lowFt),
    highFt: Math.min(pressure.highFt, geometric.highFt),
  };
  return both.lowFt <= both.highFt ? both : null;
}

/** Best guess of the height of report `i` above the sea, ft; NaN where it carries no altitude, or two that contradict each other. */
export function seaHeightFt(reports: Reports, i: number, { geoid, pressure }: HeightDatum): number {
  const satelliteFt = satelliteHeightFt(reports, i, geoid);
  const pressureFt = reports.altitudeFt[i] + (pressure?.offsetFt ?? 0);
  if (Number.isNaN(satelliteFt)) return pressureFt;
  const apartFt = Math.abs(satelliteFt - pressureFt);
  const mostFt = PRESSURE_MARGIN_FT + GEOMETRIC_MARGIN_FT + TEMPERATURE_SHARE * Math.max(0, satelliteFt);
  return apartFt > mostFt ? Number.NaN : satelliteFt;
}

/**
 * Height above a field by pressure altitude alone.
 *
 * @returns null when it is NaN
 */
export function heightByPressure(
  pressureFt: number,
  elevationFt: number,
  offset: PressureOffset | null,
): HeightBand | null {
  if (offset === null) {
    const aboveFt = pressureFt - elevationFt;
    return band(aboveFt, PRESSURE_MARGIN_FT + TEMPERATURE_SHARE * Math.max(0, aboveFt));
  }
  const levelsFt = Math.abs(pressureFt - offset.pressureFt);
  return band(pressureFt + offset.offsetFt - elevationFt, offset.marginFt + TEMPERATURE_SHARE * levelsFt);
}

function geometricBand(
  reports: Reports,
  i: number,
  elevationFt: number,
  datum: HeightDatum | null,
): HeightBand | null {
  if (datum === null)
    return band(reports.geometricAltitudeFt[i] - elevationFt, UNCORRECTED_GEOMETRIC_MARGIN_FT);
  return band(satelliteHeightFt(reports, i, datum.geoid) - elevationFt, GEOMETRIC_MARGIN_FT);
}

function band(middleFt: number, marginFt: number): HeightBand | null {
  if (Number.isNaN(middleFt)) return null;
  return { lowFt: middleFt - marginFt, highFt: middleFt + marginFt };
}

/** The altitude to reason about climbs and descents with: pressure where known, else geometric, else NaN. */
export function anyAltitudeFt(reports: Reports, i: number): number {
  const pressure = reports.altitudeFt[i];
  return Number.isNaN(pressure) ? reports.geometricAltitudeFt[i] : pressure;
}
