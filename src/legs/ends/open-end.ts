import type { OthersOffset } from '../../trace/pressure-others.js';
import type { FieldNeeds } from '../field/usable.js';
import { type OtherEnd, UNKNOWN_OTHER_END } from './other-end.js';
import type { Outlook } from './outlook.js';

/**
 * An end in the air whose leg knows pressure altitude only: all that is needed to weigh it again, without its reports, once other
 * aircraft near have told the pressure there.
 */
export interface OpenEnd {
  /** With pressure altitude, as reported, for the height above the sea. */
  readonly outlook: Outlook;
  readonly needs: FieldNeeds;
  /** As the leg's own reports have it. */
  readonly otherEnd: OtherEnd;
  /** What others told; null while nobody was asked, and where they tell nothing. */
  readonly others: OthersOffset | null;
}

/** Open ends as text; what is not known, NaN, as null. */
export const openEndsJson = (ends: readonly OpenEnd[]): string => JSON.stringify(ends);

/** The inverse of {@link openEndsJson}. */
export function openEndsFrom(json: string): OpenEnd[] {
  // Ledgers made before ends told of each other have none.
  const ends = JSON.parse(json) as (Omit<OpenEnd, 'otherEnd'> & Partial<OpenEnd>)[];
  // Name by name: written again, it must be the same text, whether or not it was ever corrected in between.
  return ends.map(({ outlook, needs, otherEnd = UNKNOWN_OTHER_END, others }) => ({
    outlook: withNaN(outlook),
    needs,
    otherEnd,
    others,
  }));
}

function withNaN(outlook: Outlook): Outlook {
  const entries = Object.entries(outlook).map(([name, value]) => [name, value ?? Number.NaN]);
  return Object.fromEntries(entries) as Outlook;
}
