import { sliceTrace } from 'airbridge/trace';
import { type Input, positionsOf } from '../input.js';
import { heightFt } from './hide.js';

/** Cruise is here the upper fifth of the heights a flight was at. */
const CRUISE_SHARE = 0.8;
const LEAST_CLIMB_FT = 1_500;
/** Shorter cruises are not cut. */
const FEWEST_CRUISE_REPORTS = 8;

/**
 * Flights of which only the middle half of the cruise was heard: they begin and stop en route, and nobody can say from them
 * where they came from or went. One input per flight that has such a middle.
 */
export function cutsOf({ source, trace, legs }: Input): Input[] {
  return legs.flatMap((leg) => {
    const { reports } = trace;
    const [from, to] = positionsOf(reports.timeMs, leg.fromMs, leg.toMs);
    const heights = Array.from({ length: to - from }, (_, k) => heightFt(reports, from + k, 0));
    const known = heights.filter(Number.isFinite);
    const cruiseFt = Math.min(...known) + CRUISE_SHARE * (Math.max(...known) - Math.min(...known));
    // Circuits have no cruise: wherever such a track is cut, it is at its field.
    if (Math.max(...known) - Math.min(...known) < LEAST_CLIMB_FT) return [];
    const cruise = heights.flatMap((feet, k) => (feet >= cruiseFt ? [from + k] : []));
    if (cruise.length < FEWEST_CRUISE_REPORTS) return [];
    const first = cruise[cruise.length >> 2];
    const last = cruise[(cruise.length * 3) >> 2];
    const middle = { ...leg, fromMs: reports.timeMs[first], toMs: reports.timeMs[last] };
    return [
      {
        source,
        kind: 'cut' as const,
        gapMinutes: null,
        trace: sliceTrace(trace, first, last + 1),
        legs: [middle],
      },
    ];
  });
}
