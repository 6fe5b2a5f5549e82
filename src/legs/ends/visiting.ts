import type { AerodromeKind } from '../../aviation/aerodrome.js';
import type { Outlook } from './outlook.js';

/**
 * Of light aircraft heard low at a large airport, in such a way that they may only be visiting, so many are: even odds. Of 19
 * recorded ones, 12 went on to land elsewhere, but 11 of these at one airport and 7 landed at 5, so nothing finer can be said.
 */
export const VISITING = 0.5;
/** Slower than aeroplanes fly, and lower than one circles: a slow way over ground may also be a winding one. */
const LANDED = { belowKt: 45, belowFt: 200 };
/** Lower than this above a large airport there is always somebody who hears the landing roll. */
const HEARD_TO_THE_GROUND_FT = 500;
/** Height that light aircraft lose on final in two minutes, at the least. */
const APPROACHING_SINK_FT = 250;
/** How exactly an aircraft on final follows the centreline, at the least. */
export const ON_FINAL = 0.5;

/**
 * Whether a light aircraft may only be visiting a large airport: such airports are crossed overhead, and approached for practice
 * down to a low pass, by many more of them than land there. Not when it was heard to come to a stop, or on final.
 *
 * @param kind of the field
 * @param heightFt above it
 * @param established how exactly it follows a centreline there, from 0 to 1
 */
export function mayBeVisiting(
  kind: AerodromeKind,
  outlook: Outlook,
  heightFt: number,
  established: number,
): boolean {
  if (kind !== 'large_airport' || outlook.isFast) return false;
  const hasLanded = outlook.slowestKt < LANDED.belowKt && !(heightFt > LANDED.belowFt);
  if (hasLanded) return false;
  const isApproaching = outlook.sinkFt > APPROACHING_SINK_FT && established > ON_FINAL;
  return !isApproaching || heightFt < HEARD_TO_THE_GROUND_FT;
}
