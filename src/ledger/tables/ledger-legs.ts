import type { HistoryLeg } from '../../legs/continuity/index.js';
import type { Candidate, LegEnd, LegEvent, LegSource } from '../../legs/leg.js';
import { icao24OfKey } from '../../trace/airframe.js';
import type { Row } from '../engine/engine.js';
import { msOf, type RowOf, rowAs } from '../schema/rows.js';
import { flagsFrom } from './flags.js';
import type { VisitLeg } from './visits.js';

/** As much of a leg as comes out of the ledger to explain a history and to link visits. */
export type LedgerLeg = HistoryLeg & VisitLeg & { readonly airframe: string };

type Columns = RowOf<'legs'>;

/** As the queries of queries/ledger-legs find it: candidates and path are null where nobody asks for them. */
type Found = Omit<Columns, 'adepCandidates' | 'adesCandidates' | 'path'> & {
  readonly [Name in 'adepCandidates' | 'adesCandidates' | 'path']: Columns[Name] | null;
};

/** A row of those queries. */
export function ledgerLegOf(found: Row): LedgerLeg {
  const row = rowAs<Found>(found);
  return {
    airframe: row.icao24,
    id: row.id,
    icao24: icao24OfKey(row.icao24),
    registration: row.registration,
    typecode: row.typecode,
    operator: row.operator,
    departure: endOf(row, 'adep', 'takeoff'),
    arrival: endOf(row, 'ades', 'landing'),
    grade: row.grade,
    firstSeenMs: msOf(row.firstSeen),
    lastSeenMs: msOf(row.lastSeen),
    sources: JSON.parse(row.sources) as LegSource[],
    synthetic: row.synthetic,
    flags: flagsFrom(row.flags),
    events: JSON.parse(row.events) as LegEvent[],
    path: row.path ?? new Uint8Array(),
  };
}

function endOf(row: Found, place: 'adep' | 'ades', event: 'takeoff' | 'landing'): LegEnd {
  return {
    aerodrome: row[place],
    evidence: row[`${place}Evidence`],
    candidates: candidatesOf(row[`${place}Candidates`]),
    runway: row[`${place}Runway`],
    timeMs: msOf(row[event]),
    earliestMs: msOf(row[`${event}Earliest`]),
    latestMs: msOf(row[`${event}Latest`]),
  };
}

const candidatesOf = (json: string | null): Candidate[] =>
  json === null ? [] : (JSON.parse(json) as Candidate[]);
