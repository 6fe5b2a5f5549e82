import { type Column, TABLES, type Table } from './columns.js';
import { identifier } from './literal.js';

/** One field of an answer: its name outside, and the ledger column it is. */
export interface Field {
  readonly name: string;
  /** Null for a field the ledger cannot fill yet. */
  readonly column: Column | null;
  readonly doc: string;
}

/** The ledger tells airframes apart also where no address is known; an answer never gives such a key for an address. */
const ADDRESS = {
  name: 'icao24',
  nullable: true,
  doc: '24-bit address; null where the evidence names none.',
} as const;

/** What `legs` answers with, in this order, in every format. */
export const LEG_FIELDS: readonly Field[] = fieldsOf(TABLES.legs, [
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
  'synthetic',
]);

/** What `visits` answers with. */
export const VISIT_FIELDS: readonly Field[] = [
  ...fieldsOf(TABLES.visits, ['id', 'icao24', 'registration', 'typecode', 'operator']),
  { name: 'operatorByFleet', column: null, doc: 'As the case’s fleet list says; null while there is none.' },
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
  ]),
];

/** Fields as a SELECT list. */
export function selectList(fields: readonly Field[]): string {
  return fields.map((field) => `  ${selectItem(field)}`).join(',\n');
}

function selectItem({ name, column }: Field): string {
  if (name === ADDRESS.name) return `CASE WHEN "icao24" LIKE '?%' THEN NULL ELSE "icao24" END AS "icao24"`;
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
