import { secondsBetween } from '../../trace/gap.js';
import { sliceTrace, type Trace } from '../../trace/trace.js';
import { altitudeFt } from './hiding.js';

/** Cruise is here the upper fifth of the heights a flight was at. */
const CRUISE_SHARE = 0.8;
/** Shorter cruises are not cut. */
const FEWEST_CRUISE_REPORTS = 10;
/** What climbs less flies circuits, and has no cruise. */
const LEAST_CLIMB_FT = 1_500;
/** Level is what changes by less than this in this time. */
const LEVEL_FT = 150;
const LEVEL_SECONDS = 120;
/** Altitudes by satellite and by pressure differ by this much and more, and the field's elevation is not taken off. */
const OFF_THE_GROUND_FT = 1_500;

/** The middle half of a flight's cruise: nothing in it tells where it came from or went. Null where the cruise is too short. */
export function cruiseCut(trace: Trace): Trace | null {
  const cruise = positionsAt(
    trace,
    (feet, { lowFt, highFt }) => highFt - lowFt >= LEAST_CLIMB_FT && feet >= cruiseFt(lowFt, highFt),
  );
  if (cruise.length < FEWEST_CRUISE_REPORTS) return null;
  const at = (fourths: number) => cruise[Math.floor((cruise.length * fourths) / 4)];
  return sliceTrace(trace, at(1), at(3) + 1);
}

/** The middle of the level flight below the cruise, off the ground, where the flight may break off or begin; null without any. */
export function levelPlace(trace: Trace): number | null {
  const level = positionsAt(
    trace,
    (feet, { lowFt, highFt }) => feet < cruiseFt(lowFt, highFt) && feet > lowFt + OFF_THE_GROUND_FT,
  ).filter((i) => isLevelBefore(trace, i));
  return level.length < FEWEST_CRUISE_REPORTS ? null : level[level.length >> 1];
}

interface Range {
  readonly lowFt: number;
  readonly highFt: number;
}

const cruiseFt = (lowFt: number, highFt: number) => lowFt + CRUISE_SHARE * (highFt - lowFt);

function positionsAt({ reports }: Trace, isWanted: (feet: number, range: Range) => boolean): number[] {
  const heights = Array.from({ length: reports.length }, (_, i) => altitudeFt(reports, i));
  const known = heights.filter(Number.isFinite);
  const lowFt = known.reduce((least, feet) => Math.min(least, feet), Number.POSITIVE_INFINITY);
  const highFt = known.reduce((most, feet) => Math.max(most, feet), Number.NEGATIVE_INFINITY);
  return heights.flatMap((feet, i) =>
    Number.isFinite(feet) && isWanted(feet, { lowFt, highFt }) ? [i] : [],
  );
}

function isLevelBefore({ reports }: Trace, i: number): boolean {
  let j = i;
  while (j > 0 && secondsBetween(reports, j - 1, i) <= LEVEL_SECONDS) {
    j--;
    if (Math.abs(altitudeFt(reports, j) - altitudeFt(reports, i)) > LEVEL_FT) return false;
  }
  return secondsBetween(reports, j, i) > LEVEL_SECONDS / 2;
}
