import type { Evidence, Grade } from '../../legs/grade.js';
import type { Candidate, LegEvent, LegSource } from '../../legs/leg.js';
import type { Row, Value } from '../engine/engine.js';
import { type Field, LEG_FIELDS, VISIT_FIELDS } from '../schema/fields.js';
import type { FlagRecord } from './flags.js';

/** A time as answers give it: ISO 8601 in UTC, with `Z`. */
type UtcTime = string;

/** A leg as `legs --json` prints it. Field by field: docs/columns.md. */
export interface LegRecord {
  readonly id: string;
  /** Null where the evidence names no address. */
  readonly icao24: string | null;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly callsign: string | null;
  readonly adep: string | null;
  readonly ades: string | null;
  readonly adepCandidates: readonly Candidate[];
  readonly adesCandidates: readonly Candidate[];
  readonly adepEvidence: Evidence;
  readonly adesEvidence: Evidence;
  readonly takeoffUtc: UtcTime | null;
  readonly takeoffEarliestUtc: UtcTime | null;
  readonly takeoffLatestUtc: UtcTime | null;
  readonly landingUtc: UtcTime | null;
  readonly landingEarliestUtc: UtcTime | null;
  readonly landingLatestUtc: UtcTime | null;
  readonly firstSeenUtc: UtcTime;
  readonly lastSeenUtc: UtcTime;
  readonly grade: Grade | null;
  readonly reports: number;
  readonly longestGapSeconds: number;
  readonly distanceNm: number;
  readonly sources: readonly LegSource[];
  readonly callsigns: readonly string[];
  readonly adepRunway: string | null;
  readonly adesRunway: string | null;
  readonly events: readonly LegEvent[];
  readonly dropped: Readonly<Record<string, number>>;
  readonly flags: readonly FlagRecord[];
  readonly synthetic: boolean;
  readonly operatorByFleet: string | null;
  /** The programme for whose sake the registration is not given. */
  readonly withheld: 'PIA' | 'LADD' | null;
}

/** A visit as `visits --json` prints it. */
export interface VisitRecord {
  readonly id: string;
  readonly icao24: string | null;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly operatorByFleet: string | null;
  readonly aerodrome: string;
  readonly arrivalUtc: UtcTime | null;
  readonly arrivalEarliestUtc: UtcTime | null;
  readonly arrivalLatestUtc: UtcTime | null;
  readonly departureUtc: UtcTime | null;
  readonly departureEarliestUtc: UtcTime | null;
  readonly departureLatestUtc: UtcTime | null;
  readonly arrivalEvidence: Evidence;
  readonly departureEvidence: Evidence;
  readonly grade: Exclude<Grade, 'partial'>;
  readonly from: string | null;
  readonly to: string | null;
  readonly turnaroundMinutes: number | null;
  readonly legs: readonly string[];
  readonly sources: readonly string[];
  readonly country: string;
  readonly atUtc: UtcTime;
  readonly synthetic: boolean;
  readonly doubted: boolean;
  /** The programme for whose sake the registration is not given. */
  readonly withheld: 'PIA' | 'LADD' | null;
}

/** A row of the legs query as an answer. */
export const legRecord = (row: Row): LegRecord => recordOf(row, LEG_FIELDS) as unknown as LegRecord;

/** A row of the visits query as an answer. */
export const visitRecord = (row: Row): VisitRecord => recordOf(row, VISIT_FIELDS) as unknown as VisitRecord;

function recordOf(row: Row, fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, answerOf(row[field.name], field)]));
}

function answerOf(value: Value, { column }: Field): unknown {
  if (value instanceof Date) return value.toISOString();
  return column?.isJson === true ? JSON.parse(value as string) : value;
}
