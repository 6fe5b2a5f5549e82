import { msOf, type RowOf } from '../schema/rows.js';

/** From a first to a last report, UTC milliseconds. */
export interface Period {
  readonly firstSeenMs: number;
  readonly lastSeenMs: number;
}

/** Of a row that says when something was first and last seen. */
export const periodFrom = ({
  firstSeen,
  lastSeen,
}: Pick<RowOf<'legs'>, 'firstSeen' | 'lastSeen'>): Period => ({
  firstSeenMs: msOf(firstSeen),
  lastSeenMs: msOf(lastSeen),
});
