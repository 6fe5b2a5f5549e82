import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { anyAltitudeFt } from '../altitude/height.js';
import { Phase } from './phase.js';

/** A slope needs this much time to be more than the rounding of altitudes. */
const SHORTEST_SLOPE_SECONDS = 15;
const MOST_REPORTS_BACK = 8;

/**
 * Climb (positive) or descent of report `i`, ft/min: as reported, else the slope to a report of the same flight further inside
 * the leg; NaN when neither is to be had.
 *
 * @param inside -1 when the leg lies before `i` (its arrival), 1 when it lies after (its departure)
 */
export function verticalTrendFpm(reports: Reports, phase: Uint8Array, i: number, inside: 1 | -1): number {
  const reported = reports.verticalRateFpm[i];
  if (!Number.isNaN(reported)) return reported;
  for (let steps = 1; steps <= MOST_REPORTS_BACK; steps++) {
    const j = i + steps * inside;
    if (phase[j] !== Phase.air) break;
    const seconds = secondsBetween(reports, i, j);
    if (Math.abs(seconds) < SHORTEST_SLOPE_SECONDS) continue;
    return ((anyAltitudeFt(reports, j) - anyAltitudeFt(reports, i)) / seconds) * 60;
  }
  return Number.NaN;
}
