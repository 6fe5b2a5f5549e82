import { type CaseAtHand, filterOf, namesIn } from '../answers/index.js';
import { loadRegistrations } from '../aviation/tables.js';
import { AirbridgeError } from '../error.js';
import type { Filter } from '../ledger/queries/filter.js';
import type { Claim } from './schema.js';

/** A claim's question as the ledger takes it. */
export interface ClaimFilters {
  /** Visits: at the places, else where the route leads; counted once however the aircraft went on. */
  readonly visits: Filter;
  /** Flights of the route. */
  readonly legs: Filter;
  /** The way back, where flights both ways count; null otherwise. */
  readonly legsBack: Filter | null;
}

/**
 * The questions a claim puts to the ledger. Places are those the claim names and no others: a substitute field is another
 * question.
 *
 * @throws AirbridgeError `unknown-place` or `unknown-fleet`
 */
export async function filtersOf(claim: Claim, atHand: CaseAtHand): Promise<ClaimFilters> {
  const { fleet, types, period, aircraftOf, places = {} } = claim;
  const names = namesIn(atHand);
  const who = {
    ...(fleet && { fleet }),
    ...(types && { type: types }),
    ...(aircraftOf && { registration: marksOf(aircraftOf) }),
    ...(period && { since: period.since, until: period.until }),
  };
  const [at, from, to] = [places.at, places.from, places.to].map((list) => list?.join(','));
  const leg = (one?: string, other?: string) =>
    filterOf({ ...who, ...(one && { from: one }), ...(other && { to: other }) }, names);
  return {
    visits: await filterOf({ ...who, ...staysAt(at, from, to) }, names),
    legs: at === undefined ? await leg(from, to) : await filterOf({ ...who, at }, names),
    legsBack: places.bothWays === true && at === undefined ? await leg(to, from) : null,
  };
}

/** Of a route flown both ways each round trip is one visit where it leads. */
function staysAt(at?: string, from?: string, to?: string) {
  if (at !== undefined) return { at, ...(from && { from }), ...(to && { to }) };
  if (to !== undefined) return { at: to, ...(from && { from }) };
  return from === undefined ? {} : { at: from };
}

/** Patterns of a state's registration marks: `4K*`. */
function marksOf(country: string): string[] {
  const { prefixes } = loadRegistrations();
  const own = prefixes.filter((one) => one.country === country).map(({ prefix }) => prefix);
  const clash = prefixes.find(
    (one) => one.country !== country && own.some((prefix) => one.prefix.startsWith(prefix)),
  );
  if (own.length > 0 && clash === undefined) return own.map((prefix) => `${prefix}*`);
  const fault =
    clash === undefined
      ? 'no registration marks of this state are known'
      : `marks of this state cannot be told from those of ${clash.country} by their beginning`;
  throw new AirbridgeError(
    'claims-invalid',
    fault,
    { field: 'aircraftOf', value: country },
    'Name a fleet instead: a list of the airframes, with `fleet:`.',
  );
}
