import type { Reports } from '../source/reports.js';

/**
 * Heights above a field, as bounds. Pressure altitude is off by the weather (±35 hPa is about ±950 ft) and geometric altitude
 * by the geoid (−348 to +279 ft over the whole earth, EGM96) and the receiver's own error.
 */
export interface HeightBand {
  readonly lowFt: number;
  readonly highFt: number;
}

/** What pressure altitude may be off by at the field, where no local offset is to be had. */
export const PRESSURE_MARGIN_FT = 900;
/** Above it, warm and cold air stretch and shrink the column: 8 % covers ISA ± 22 °C. */
const TEMPERATURE_SHARE = 0.08;
/** Geoid undulation plus vertical error of the satellite fix. */
const GEOMETRIC_MARGIN_FT = 450;

/**
 * Height of report `i` above a field, from every altitude the report carries.
 *
 * @param elevationFt of the field above the sea
 * @returns null when the report carries no altitude, or two that contradict each other
 */
export function heightAbove(reports: Reports, i: number, elevationFt: number): HeightBand | null {
  const pressureFt = reports.altitudeFt[i] - elevationFt;
  const pressure = band(pressureFt, PRESSURE_MARGIN_FT + TEMPERATURE_SHARE * Math.max(0, pressureFt));
  const geometric = band(reports.geometricAltitudeFt[i] - elevationFt, GEOMETRIC_MARGIN_FT);
  if (pressure === null || geometric === null) return pressure ?? geometric;
  const both = {
    lowFt: Math.max(pressure.lowFt, geometric.lowFt),
    highFt: Math.min(pressure.highFt, geometric.highFt),
  };
  return both.lowFt <= both.highFt ? both : null;
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
