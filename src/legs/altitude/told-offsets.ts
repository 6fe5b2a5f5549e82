import type { Geoid } from '../../geo/geoid.js';
import { Flag, ORIGINS, type Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import { type PressureSample, satelliteSample } from '../../trace/pressure.js';
import type { Span } from '../flight/split.js';

/** One sample for each so many feet of pressure altitude, at either end: enough, for warm or cold air stretches slowly. */
const BAND_FT = 4_000;
/** Ends that are not heard are not looked at higher up. */
const BELOW_FT = 20_000;
/** So long after take-off and before landing. */
const WITHIN_SECONDS = 2_400;
/** The two altitudes of one report may be of different moments; of so many the middle one counts. */
const REPORTS = 3;
/** Positions worked out on the ground, not by satellite on board: their heights by satellite are of another time, or place. */
const NOT_ON_BOARD = ['mlat', 'tisb_icao', 'tisb_trackfile', 'tisb_other'].map((name) =>
  ORIGINS.indexOf(name as (typeof ORIGINS)[number]),
);

/**
 * What a leg tells others of the pressure: a few of its reports that carry both altitudes, from climbing out and coming down.
 *
 * Of its own reports alone, so that it is the same however the input was cut.
 */
export function toldOffsets(
  reports: Reports,
  { airFirst, airLast }: Pick<Span, 'airFirst' | 'airLast'>,
  geoid: Geoid,
): PressureSample[] {
  const middle = Math.floor((airFirst + airLast) / 2);
  const climb = samplesFrom(reports, airFirst, middle, geoid);
  const descent = samplesFrom(reports, airLast, middle + 1, geoid);
  return [...climb, ...descent];
}

/** One sample for each band of heights on the way from an end to the middle: where it was first heard, and the median of a few reports. */
function samplesFrom(reports: Reports, from: number, to: number, geoid: Geoid): PressureSample[] {
  const step = from <= to ? 1 : -1;
  const bands: PressureSample[][] = [];
  for (let i = from; step > 0 ? i <= to : i >= to; i += step) {
    if (Math.abs(secondsBetween(reports, i, from)) > WITHIN_SECONDS) break;
    const band = bandOf(reports.altitudeFt[i]);
    if (band === null || bands[band]?.length === REPORTS || !isOnBoard(reports, i)) continue;
    const sample = satelliteSample(reports, i, geoid);
    if (sample === null) continue;
    bands[band] ??= [];
    bands[band].push(sample);
  }
  return bands.filter(({ length }) => length === REPORTS).map(medianOf);
}

function medianOf(samples: readonly PressureSample[]): PressureSample {
  const offsets = samples.map(({ offsetFt }) => offsetFt).sort((a, b) => a - b);
  const { latitudeDeg, longitudeDeg, timeMs, pressureFt, marginFt } = samples[0];
  return { latitudeDeg, longitudeDeg, timeMs, pressureFt, marginFt, offsetFt: offsets[(REPORTS - 1) / 2] };
}

/** Null where the altitude is unknown or too high to be of use. */
function bandOf(pressureFt: number): number | null {
  return pressureFt < BELOW_FT ? Math.max(0, Math.floor(pressureFt / BAND_FT)) : null;
}

function isOnBoard(reports: Reports, i: number): boolean {
  return (reports.flags[i] & Flag.untrusted) === 0 && !NOT_ON_BOARD.includes(reports.origin[i]);
}
