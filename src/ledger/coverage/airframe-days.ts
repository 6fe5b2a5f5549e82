import type { DayState } from './days.js';

/**
 * What is known of one airframe on the days of a period. "No file" is three different things: on a whole day nobody heard
 * it, on an incomplete one its file may be among what is missing, and of a missing day nothing is known.
 */
export interface AirframeDays {
  /** Six hex digits, `~` in front of a non-ICAO address. */
  readonly icao24: string;
  readonly heard: number;
  readonly notHeardOnWholeDay: number;
  readonly noFileOnIncompleteDay: number;
  readonly dayMissing: number;
}

/**
 * @param heardOn the UTC days of which there is a trace of the airframe
 * @param states what there is of each day of the period
 */
export function airframeDays(
  icao24: string,
  heardOn: ReadonlySet<string>,
  states: ReadonlyMap<string, DayState>,
): AirframeDays {
  const silent = (state: DayState): number =>
    [...states].filter(([day, of]) => of === state && !heardOn.has(day)).length;
  return {
    icao24,
    heard: [...states.keys()].filter((day) => heardOn.has(day)).length,
    notHeardOnWholeDay: silent('whole'),
    noFileOnIncompleteDay: silent('incomplete'),
    dayMissing: silent('missing'),
  };
}
