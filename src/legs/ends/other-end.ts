import type { AerodromeTable } from '../../aviation/aerodromes.js';
import type { Reports } from '../../source/reports.js';
import { secondsBetween } from '../../trace/gap.js';
import type { Span } from '../flight/split.js';
import { roundedChance } from './chance.js';
import { NO_RETURN, type ReturnChances, type Weighed } from './posterior.js';

/** What a leg's other end tells of this one: chances of the fields there, from what was heard near it alone, the likeliest first. */
export type OtherEnd = readonly { readonly aerodrome: string; readonly chance: number }[];

export const UNKNOWN_OTHER_END: OtherEnd = [];

/** Of ends heard less far apart in time, much the same reports tell: one would only repeat what the other said. */
const TOLD_APART_AFTER_SECONDS = 900;
/** Fields less likely than this change nothing that could be seen. */
const WORTH_TELLING = 0.01;

/**
 * Whether one end of a leg tells anything of the other: light aircraft often land where they took off, and were heard long enough
 * in between for that to be a flight and not a few turns in sight of a field.
 */
export function tellsOfReturn(
  isFast: boolean,
  reports: Reports,
  { airFirst, airLast }: Pick<Span, 'airFirst' | 'airLast'>,
): boolean {
  return !isFast && secondsBetween(reports, airFirst, airLast) >= TOLD_APART_AFTER_SECONDS;
}

/** What an end that was weighed tells of the other. */
export function otherEndOf(weighed: readonly Weighed[], aerodromes: AerodromeTable): OtherEnd {
  return weighed
    .filter(({ probability }) => probability >= WORTH_TELLING)
    .map(({ field, probability }) => ({
      aerodrome: aerodromes.at(field).ident,
      chance: roundedChance(probability),
    }));
}

/** The same by row of the aerodrome table. */
export function returnChances(otherEnd: OtherEnd, aerodromes: AerodromeTable): ReturnChances {
  if (otherEnd.length === 0) return NO_RETURN;
  return new Map(otherEnd.map(({ aerodrome, chance }) => [aerodromes.indexOf(aerodrome), chance]));
}
