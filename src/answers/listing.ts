import type { Fleet, FleetGaps } from '../case/fleet.js';
import type { Message } from '../i18n/index.js';
import { allRows, type Row } from '../ledger/engine/engine.js';
import type { Filter } from '../ledger/queries/filter.js';
import {
  type Answering,
  legsQuery,
  legsTotalQuery,
  legsWithheldQuery,
} from '../ledger/queries/legs-query.js';
import { visitsQuery, visitsTotalQuery, visitsWithheldQuery } from '../ledger/queries/visits-query.js';
import { type Field, LEG_FIELDS, VISIT_FIELDS } from '../ledger/schema/fields.js';
import { type LegRecord, legRecord, type VisitRecord, visitRecord } from '../ledger/tables/records.js';
import { questionMessage } from './asked.js';
import { fleetGapsOf, fleetsBehind } from './fleet.js';
import type { CaseAtHand, OpenCase } from './open-case.js';

/** How one kind of record is asked for and read. */
export interface Listing<T> {
  /** Plural. */
  readonly unit: 'legs' | 'visits';
  /** What a record holds, in this order. */
  readonly fields: readonly Field[];
  readonly query: (filter: Filter, answering: Answering) => string;
  readonly totalQuery: (filter: Filter) => string;
  readonly withheldQuery: (filter: Filter) => string;
  readonly record: (row: Row) => T;
}

/** Legs, by take-off, else first report. */
export const LEGS: Listing<LegRecord> = {
  unit: 'legs',
  fields: LEG_FIELDS,
  query: legsQuery,
  totalQuery: legsTotalQuery,
  withheldQuery: legsWithheldQuery,
  record: legRecord,
};

/** Visits, by arrival. */
export const VISITS: Listing<VisitRecord> = {
  unit: 'visits',
  fields: VISIT_FIELDS,
  query: visitsQuery,
  totalQuery: visitsTotalQuery,
  withheldQuery: visitsWithheldQuery,
  record: visitRecord,
};

/** A list of legs or visits, and what has to be said beside it. */
export interface ListAnswer<T> {
  /** The question as it was understood. */
  readonly asked: Message;
  readonly filter: Filter;
  readonly records: readonly T[];
  /** How many there are without the limit. */
  readonly total: number;
  /** Airframes of which the registration is withheld (PIA, LADD); 0 where private data are shown. */
  readonly withheldAircraft: number;
  /** Null when no fleet is asked for. */
  readonly fleetGaps: FleetGaps | null;
  /** The query that gave the records. */
  readonly sql: string;
}

/** How records are to be given. */
export interface Giving {
  /** Gives what is withheld by default: private owners, PIA and LADD aircraft. */
  readonly showsPrivate?: boolean;
}

/** The query of a list, its fleets found. @param withPath adds the column `path` */
export async function listQuery<T>(
  atHand: CaseAtHand,
  listing: Listing<T>,
  filter: Filter,
  { showsPrivate = false, withPath = false }: Giving & { readonly withPath?: boolean } = {},
): Promise<string> {
  const fleets: readonly Fleet[] = await fleetsBehind(atHand, filter);
  return listing.query(filter, { fleets, showsPrivate, withPath });
}

/** All records that answer a question, at once: for 10⁵ rows and more, stream {@link listQuery} instead. */
export async function listAnswer<T>(
  open: OpenCase,
  listing: Listing<T>,
  filter: Filter,
  giving: Giving = {},
): Promise<ListAnswer<T>> {
  const sql = await listQuery(open, listing, filter, giving);
  const records = (await allRows(open.engine, sql)).map(listing.record);
  return {
    asked: questionMessage(listing.unit, filter),
    filter,
    records,
    total: filter.limit === null ? records.length : await totalOf(open, listing, filter),
    withheldAircraft: giving.showsPrivate === true ? 0 : await withheldOf(open, listing, filter),
    fleetGaps: await fleetGapsOf(open, filter),
    sql,
  };
}

/** How many records there are without the limit. */
export const totalOf = <T>(open: OpenCase, { totalQuery }: Listing<T>, filter: Filter): Promise<number> =>
  countOf(open, totalQuery(filter));

/** Of how many airframes the registration is withheld. */
export const withheldOf = <T>(
  open: OpenCase,
  { withheldQuery }: Listing<T>,
  filter: Filter,
): Promise<number> => countOf(open, withheldQuery(filter));

async function countOf({ engine }: OpenCase, query: string): Promise<number> {
  const [row] = await allRows(engine, query);
  return Number(row.count);
}
