import type { Trace } from 'airbridge/trace';

/** Which end of a leg. */
export type Side = 'departure' | 'arrival';
export const SIDES: readonly Side[] = ['departure', 'arrival'];

/** One flight as somebody else wrote it down. */
export interface TrueLeg {
  /** Flight and file, for the list of errors. */
  readonly name: string;
  /** `ident` of the aerodrome table; null where the truth of this end is not known: it is then not counted. */
  readonly adep: string | null;
  readonly ades: string | null;
  /** From when to when the flight was under way, UTC ms: its reports are those between. */
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * How an input was put together: as it is, several flights one after the other, or the middle of a flight with both ends cut
 * off in its cruise.
 */
export type Kind = 'flight' | 'chain' | 'cut';

/** One airframe's trace with the flights that are in it. */
export interface Input {
  readonly source: string;
  readonly kind: Kind;
  /** Minutes on the ground between the flights of a chain; null when they are the flights' own. */
  readonly gapMinutes: number | null;
  readonly trace: Trace;
  /** In the order of time, none overlapping another. */
  readonly legs: readonly TrueLeg[];
  /** Above the sea, for each report, where it is known better than the reports tell; for hiding only. */
  readonly trueAltitudeFt?: Float64Array;
}

/** The true aerodrome of one end. */
export const truthOf = (leg: TrueLeg, side: Side): string | null =>
  side === 'departure' ? leg.adep : leg.ades;

/** Positions of the first report at or after `fromMs` and of the first one after `toMs`. */
export function positionsOf(timeMs: Float64Array, fromMs: number, toMs: number): readonly [number, number] {
  const from = lowerBound(timeMs, fromMs, (time, wanted) => time >= wanted);
  return [
    from,
    Math.max(
      from,
      lowerBound(timeMs, toMs, (time, wanted) => time > wanted),
    ),
  ];
}

function lowerBound(
  timeMs: Float64Array,
  wanted: number,
  isBeyond: (time: number, wanted: number) => boolean,
) {
  let [low, high] = [0, timeMs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(timeMs[middle], wanted)) high = middle;
    else low = middle + 1;
  }
  return low;
}
