import { identifier } from '../engine/literal.js';
import type { Column, Table } from './column.js';
import { TABLES } from './columns.js';

/** One field of an answer: its name outside, and the ledger column it is. */
export interface Field {
  readonly name: string;
  /** Null for what the ledger does not hold: the query has to work it out. */
  readonly column: Column | null;
  readonly doc: string;
}

/** The ledger tells airframes apart also where no address is known; an answer never gives such a key for an address. */
const ADDRESS = {
  name: 'icao24',
  nullable: true,
  doc: '24-bit address; null where the evidence names none.',
} as const;

const BY_FLEET: Field = {
  name: 'operatorByFleet',
  column: null,
  doc: 'The operator as the fleet asked for says, else the case’s fleets; null where they name none. It may differ from `operator`, which is by callsign.',
};

const WITHHELD: Field = {
  name: 'withheld',
  column: null,
  doc: 'PIA or LADD: the programme of privacy for whose sake the registration, and callsigns that spell it, are not given without --private; null where nothing is withheld.',
};

/** What `legs` answers with, in this order, in every format. */
export const LEG_FIELDS: readonly Field[] = [
  ...fieldsOf(TABLES.legs, [
    'id',
    'icao24',
    'registration',
    'typecode',
    'operator',
    'callsign',
    'adep',
    'ades',
    'adepCandidates',
    'adesCandidates',
    'adepEvidence',
    'adesEvidence',
    ['takeoffUtc', 'takeoff'],
    ['takeoffEarliestUtc', 'takeoffEarliest'],
    ['takeoffLatestUtc', 'takeoffLatest'],
    ['landingUtc', 'landing'],
    ['landingEarliestUtc', 'landingEarliest'],
    ['landingLatestUtc', 'landingLatest'],
    ['firstSeenUtc', 'firstSeen'],
    ['lastSeenUtc', 'lastSeen'],
    'grade',
    'reports',
    'longestGapSeconds',
    'distanceNm',
    'sources',
    'callsigns',
    'adepRunway',
    'adesRunway',
    'events',
    'dropped',
    'flags',
    'synthetic',
  ]),
  BY_FLEET,
  WITHHELD,
];

/** What `visits` answers with. */
export const VISIT_FIELDS: readonly Field[] = [
  ...fieldsOf(TABLES.visits, ['id', 'icao24', 'registration', 'typecode', 'operator']),
  BY_FLEET,
  ...fieldsOf(TABLES.visits, [
    'aerodrome',
    ['arrivalUtc', 'arrival'],
    ['arrivalEarliestUtc', 'arrivalEarliest'],
    ['arrivalLatestUtc', 'arrivalLatest'],
    ['departureUtc', 'departure'],
    ['departureEarliestUtc', 'departureEarliest'],
    ['departureLatestUtc', 'departureLatest'],
    'arrivalEvidence',
    'departureEvidence',
    'grade',
    ['from', 'cameFrom'],
    ['to', 'wentTo'],
    'turnaroundMinutes',
    'legs',
    'sources',
    'country',
    ['atUtc', 'at'],
    'synthetic',
    'doubted',
  ]),
  WITHHELD,
];

/**
 * Fields as a SELECT list.
 *
 * @param worked expressions for fields the ledger does not hold, or does not give as it holds them, by name; a field it does
 * not hold is null where none is given
 */
export function selectList(fields: readonly Field[], worked: Readonly<Record<string, string>> = {}): string {
  return fields.map((field) => `  ${selectItem(field, worked)}`).join(',\n');
}

function selectItem({ name, column }: Field, worked: Readonly<Record<string, string>>): string {
  if (name === ADDRESS.name) return `CASE WHEN "icao24" LIKE '?%' THEN NULL ELSE "icao24" END AS "icao24"`;
  if (name in worked) return `${worked[name]} AS ${identifier(name)}`;
  if (column === null) return `CAST(NULL AS VARCHAR) AS ${identifier(name)}`;
  return name === column.name ? identifier(name) : `${identifier(column.name)} AS ${identifier(name)}`;
}

function fieldsOf(table: Table, names: readonly (string | readonly [string, string])[]): Field[] {
  return names.map((entry) => {
    const [name, source] = typeof entry === 'string' ? [entry, entry] : entry;
    const column = table.columns.find((candidate) => candidate.name === source);
    if (column === undefined) throw new RangeError(`table ${table.name} has no column ${source}`);
    if (name === ADDRESS.name) return { name, column: { ...column, ...ADDRESS }, doc: ADDRESS.doc };
    return { name, column, doc: column.doc };
  });
}
