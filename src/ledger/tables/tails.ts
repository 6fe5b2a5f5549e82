import { msOf, type NewRowOf, type RowOf } from '../schema/rows.js';

/** An airframe's open tail as it is stored and sent: what tomorrow's file may go on from. */
export interface PackedTail {
  /** Legs that begin here or later are remade when reports follow. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The leg that was still open, of which not all is kept here; null when nothing is missing. */
  readonly openLeg: string | null;
  /** See trace/pack. */
  readonly reports: Uint8Array;
}

/** One row of `tails`. @param airframe see trace/airframe */
export function tailRow({ fromMs, toMs, openLeg, reports }: PackedTail, airframe: string): NewRowOf<'tails'> {
  return { icao24: airframe, fromTime: fromMs, toTime: toMs, openLeg, reports };
}

/** The inverse of {@link tailRow}. */
export function tailFrom({ fromTime, toTime, openLeg, reports }: RowOf<'tails'>): PackedTail {
  return { fromMs: msOf(fromTime), toMs: msOf(toTime), openLeg, reports };
}
