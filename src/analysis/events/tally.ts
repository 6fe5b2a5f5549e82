import type { Incident } from '../../source/index.js';

/** The days that {@link Incident.deaths} of one precision make up, and who made them. */
export interface DayTally {
  /** Days on which anything is counted, in order. */
  readonly days: readonly number[];
  /** Deaths on each of them, however vaguely dated. */
  readonly deaths: readonly number[];
  /** Of these, the ones dated to within six days: only they can open an episode. */
  readonly sharpDeaths: readonly number[];
}

/** Coarsest date that may open an episode: UCDP's 2, within six days. */
export const COARSEST_OPENING = 2;

/**
 * Deaths by day: each record's best estimate is spread evenly over the days it may have happened on.
 *
 * @param incidents each id once, see {@link withoutCopies}, so that the sums do not depend on the order of files
 */
export function tallyByDay(incidents: readonly Incident[]): DayTally {
  const all = new Map<number, number>();
  const sharp = new Map<number, number>();
  for (const { startDay, endDay, deaths, datePrecision } of incidents) {
    if (deaths === 0) continue;
    const share = deaths / (endDay - startDay + 1);
    for (let day = startDay; day <= endDay; day++) {
      all.set(day, (all.get(day) ?? 0) + share);
      if (datePrecision <= COARSEST_OPENING) sharp.set(day, (sharp.get(day) ?? 0) + share);
    }
  }
  const days = [...all.keys()].sort((a, b) => a - b);
  return {
    days,
    deaths: days.map((day) => all.get(day)!),
    sharpDeaths: days.map((day) => sharp.get(day) ?? 0),
  };
}
