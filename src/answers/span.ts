import { DAY_MS, type Span } from '../analysis/index.js';
import { AirbridgeError } from '../error.js';
import type { Filter } from '../ledger/queries/filter.js';

/** The period a filter names in whole days; null unless both of its ends are given. */
export function spanOf({ sinceMs, untilMs }: Filter): Span | null {
  if (sinceMs === null && untilMs === null) return null;
  if (sinceMs === null || untilMs === null) {
    throw new AirbridgeError(
      'usage',
      'half a period is given',
      { field: sinceMs === null ? '--since' : '--until' },
      'Give both --since and --until, or neither: then the period reaches from the first to the last visit there.',
    );
  }
  return { startDay: Math.ceil(sinceMs / DAY_MS), endDay: Math.floor(untilMs / DAY_MS) - 1 };
}

/** A tempo is that of somebody somewhere. */
export function checkSubject(filter: Filter): void {
  const { at, fleet, operator, icao24, registration, callsign } = filter;
  const lists = [operator, icao24, registration, callsign];
  if (at !== null || fleet !== null || lists.some((list) => list.length > 0)) return;
  throw new AirbridgeError(
    'usage',
    'whose visits, and where to?',
    {},
    'Name a place with --at, aircraft with --fleet or --operator, or both.',
  );
}
