import type { Row, Value } from '../../src/ledger/engine/engine.js';
import { TABLES } from '../../src/ledger/schema/columns.js';
import { openStaging } from '../../src/ledger/store/store.js';
import { encodePath, type PathPoint } from '../../src/legs/path/path.js';
import { madeUp } from './said.js';

/**
 * A ledger worked out on paper, so that every answer can be checked by eye:
 *
 *     1 Feb   4X-ICA  LLOV 00:05 → 03:10 UBBB   confirmed   AZQ4123   first heard on 31 Jan, 23:50
 *     1 Feb   4X-ICA  UBBB 08:00 → 11:20–11:40 (LLOV)   probable   AZQ4124
 *     3 Feb   4X-ICA  LLOV 06:00 → ?   partial   last heard 08:30; UBBB or UB12?
 *     5 Feb   ~2a00ff ? → UBBB 12:00   partial   with text meant to do harm in every field that can carry any
 *     2 Mar   4K-AZ1  [LLER] → [UBBB]   continuity   AHY71
 *    10 Mar   ~2a00ff ? → ?   no grade   over the antimeridian, with a silence of two hours
 */
export const NOW_MS = Date.UTC(2025, 5, 1);

const HOSTILE_CALLSIGN = '=CMD()';
export const HOSTILE = {
  callsign: HOSTILE_CALLSIGN,
  callsigns: [HOSTILE_CALLSIGN, '</NAME><SCRIPT>ALERT(1)</SCRIPT>', '\u001b[31mRED', 'A"B\'C', '\u202eEVIL'],
  registration: '@SUM(A1)"</name>',
};

export const IDS = {
  out: 'aa00000000000001',
  back: 'aa00000000000002',
  lost: 'ab00000000000003',
  hostile: 'ac00000000000004',
  continuity: 'ad00000000000005',
  pacific: 'ae00000000000006',
};

export const utc = (text: string): Date => new Date(`2025-${text}Z`);
const SHA = 'f0'.repeat(32);

const BLANK_LEG: Row = {
  icao24: '738a01',
  registration: '4X-ICA',
  typecode: 'B744',
  callsign: null,
  callsigns: '[]',
  operator: null,
  adep: null,
  ades: null,
  adepEvidence: 'unseen',
  adesEvidence: 'unseen',
  adepCandidates: '[]',
  adesCandidates: '[]',
  adepRunway: null,
  adesRunway: null,
  takeoff: null,
  takeoffEarliest: null,
  takeoffLatest: null,
  landing: null,
  landingEarliest: null,
  landingLatest: null,
  grade: null,
  reports: 100,
  longestGapSeconds: 45,
  distanceNm: 900.5,
  events: '[]',
  dropped: '{}',
  sources: JSON.stringify([{ sha256: SHA, entry: '', firstIndex: 0, lastIndex: 99 }]),
  path: encodePath([]),
  synthetic: false,
  flags: '[]',
  openEnds: '[]',
};

export const point = (
  text: string,
  latitudeDeg: number,
  longitudeDeg: number,
  more: Partial<PathPoint> = {},
): PathPoint => ({
  timeMs: utc(text).getTime(),
  latitudeDeg,
  longitudeDeg,
  altitudeFt: 30_000,
  onGround: false,
  gapBefore: false,
  ...more,
});

const candidate = (aerodrome: string, distanceKm: number) => ({
  aerodrome,
  probability: null,
  probabilityWithHistory: null,
  distanceKm,
  reason: madeUp('last report 6,200 ft above the field, descending'),
});

export const LEGS: readonly Row[] = [
  {
    ...BLANK_LEG,
    id: IDS.out,
    month: 202501,
    callsign: 'AZQ4123',
    callsigns: '["AZQ4123","4XICA"]',
    operator: 'AZQ',
    adep: 'LLOV',
    ades: 'UBBB',
    adepEvidence: 'observed',
    adesEvidence: 'observed',
    adepRunway: '20R',
    takeoff: utc('02-01T00:05:00'),
    takeoffEarliest: utc('02-01T00:04:58'),
    takeoffLatest: utc('02-01T00:05:00'),
    landing: utc('02-01T03:10:00'),
    landingEarliest: utc('02-01T03:10:00'),
    landingLatest: utc('02-01T03:10:02'),
    firstSeen: utc('01-31T23:50:00'),
    lastSeen: utc('02-01T03:20:00'),
    grade: 'confirmed',
    events: JSON.stringify([
      { kind: 'touch-and-go', timeMs: utc('02-01T00:20:00').getTime(), seconds: 12, aerodrome: 'LLOV' },
    ]),
    dropped: '{"duplicate":3}',
    path: encodePath([
      point('01-31T23:50:00', 29.94, 34.93, { altitudeFt: null, onGround: true }),
      point('02-01T01:30:00', 35.5, 42.25),
      point('02-01T03:20:00', 40.46, 50.05, { altitudeFt: null, onGround: true }),
    ]),
  },
  {
    ...BLANK_LEG,
    id: IDS.back,
    month: 202502,
    callsign: 'AZQ4124',
    callsigns: '["AZQ4124"]',
    operator: 'AZQ',
    adep: 'UBBB',
    ades: 'LLOV',
    adepEvidence: 'observed',
    adesEvidence: 'inferred',
    takeoff: utc('02-01T08:00:00'),
    takeoffEarliest: utc('02-01T08:00:00'),
    takeoffLatest: utc('02-01T08:00:00'),
    landingEarliest: utc('02-01T11:20:00'),
    landingLatest: utc('02-01T11:40:00'),
    firstSeen: utc('02-01T07:50:00'),
    lastSeen: utc('02-01T11:20:00'),
    grade: 'probable',
  },
  {
    ...BLANK_LEG,
    id: IDS.lost,
    month: 202502,
    callsign: 'AZQ4125',
    callsigns: '["AZQ4125"]',
    operator: 'AZQ',
    adep: 'LLOV',
    adepEvidence: 'observed',
    adesCandidates: JSON.stringify([candidate('UB12', 21.6), candidate('UBBB', 4.14)]),
    takeoff: utc('02-03T06:00:00'),
    takeoffEarliest: utc('02-03T06:00:00'),
    takeoffLatest: utc('02-03T06:00:00'),
    landingEarliest: utc('02-03T08:30:00'),
    firstSeen: utc('02-03T05:55:00'),
    lastSeen: utc('02-03T08:30:00'),
    grade: 'partial',
  },
  {
    ...BLANK_LEG,
    id: IDS.hostile,
    month: 202502,
    icao24: '~2a00ff',
    registration: HOSTILE.registration,
    typecode: null,
    callsign: HOSTILE.callsign,
    callsigns: JSON.stringify(HOSTILE.callsigns),
    ades: 'UBBB',
    adesEvidence: 'observed',
    takeoffLatest: utc('02-05T10:00:00'),
    landing: utc('02-05T12:00:00'),
    landingEarliest: utc('02-05T12:00:00'),
    landingLatest: utc('02-05T12:00:00'),
    firstSeen: utc('02-05T10:00:00'),
    lastSeen: utc('02-05T12:05:00'),
    grade: 'partial',
    path: encodePath([point('02-05T10:00:00', 41, 44), point('02-05T12:05:00', 40.46, 50.05)]),
  },
  {
    ...BLANK_LEG,
    id: IDS.continuity,
    month: 202503,
    icao24: '600801',
    registration: '4K-AZ1',
    typecode: 'A320',
    callsign: 'AHY71',
    callsigns: '["AHY71"]',
    operator: 'AHY',
    adep: 'LLER',
    ades: 'UBBB',
    adepEvidence: 'continuity',
    adesEvidence: 'continuity',
    firstSeen: utc('03-02T10:00:00'),
    lastSeen: utc('03-02T11:00:00'),
    grade: 'continuity',
  },
  {
    ...BLANK_LEG,
    id: IDS.pacific,
    month: 202503,
    icao24: '~2a00ff',
    registration: null,
    typecode: null,
    firstSeen: utc('03-10T00:00:00'),
    lastSeen: utc('03-10T06:00:00'),
    longestGapSeconds: 7200,
    path: encodePath([
      point('03-10T00:00:00', 60, 170),
      point('03-10T02:00:00', 60, 179),
      point('03-10T04:00:00', 62, -179, { gapBefore: true }),
      point('03-10T06:00:00', 61, -170),
    ]),
  },
];

const COUNTRY: Record<string, string> = { LLOV: 'IL', LLER: 'IL', UBBB: 'AZ' };

/** One row per named end, as ledger/columns says. */
const MOVEMENTS: readonly Row[] = LEGS.flatMap((leg) =>
  (['departure', 'arrival'] as const).flatMap((role) => {
    const aerodrome = (role === 'departure' ? leg.adep : leg.ades) as string | null;
    if (aerodrome === null) return [];
    const at = role === 'departure' ? (leg.takeoff ?? leg.firstSeen) : (leg.landing ?? leg.lastSeen);
    const evidence = role === 'departure' ? leg.adepEvidence : leg.adesEvidence;
    const { icao24, operator, id, synthetic } = leg;
    return [
      { aerodrome, country: COUNTRY[aerodrome], role, at, evidence, icao24, operator, leg: id, synthetic },
    ];
  }),
);

const BLANK_VISIT: Row = {
  icao24: '738a01',
  registration: '4X-ICA',
  typecode: 'B744',
  operator: 'AZQ',
  arrival: null,
  arrivalEarliest: null,
  arrivalLatest: null,
  departure: null,
  departureEarliest: null,
  departureLatest: null,
  arrivalEvidence: 'unseen',
  departureEvidence: 'unseen',
  cameFrom: null,
  wentTo: null,
  turnaroundMinutes: null,
  sources: JSON.stringify([SHA]),
  synthetic: false,
  doubted: false,
};

export const VISITS: readonly Row[] = [
  {
    ...BLANK_VISIT,
    id: 'ba00000000000001',
    aerodrome: 'UBBB',
    country: 'AZ',
    at: utc('02-01T03:10:00'),
    arrival: utc('02-01T03:10:00'),
    departure: utc('02-01T08:00:00'),
    arrivalEvidence: 'observed',
    departureEvidence: 'observed',
    grade: 'confirmed',
    cameFrom: 'LLOV',
    wentTo: 'LLOV',
    turnaroundMinutes: 290,
    legs: JSON.stringify([IDS.out, IDS.back]),
  },
  {
    ...BLANK_VISIT,
    id: 'ba00000000000002',
    aerodrome: 'LLOV',
    country: 'IL',
    at: utc('02-01T11:40:00'),
    arrivalEarliest: utc('02-01T11:20:00'),
    arrivalLatest: utc('02-01T11:40:00'),
    departure: utc('02-03T06:00:00'),
    arrivalEvidence: 'inferred',
    departureEvidence: 'observed',
    grade: 'probable',
    cameFrom: 'UBBB',
    legs: JSON.stringify([IDS.back, IDS.lost]),
  },
  {
    ...BLANK_VISIT,
    id: 'ba00000000000003',
    icao24: '600801',
    registration: '4K-AZ1',
    typecode: 'A320',
    operator: 'AHY',
    aerodrome: 'UBBB',
    country: 'AZ',
    at: utc('03-02T11:00:00'),
    arrivalEarliest: utc('03-02T11:00:00'),
    arrivalEvidence: 'continuity',
    grade: 'continuity',
    cameFrom: 'LLER',
    legs: JSON.stringify([IDS.continuity]),
  },
];

const FILES: readonly Row[] = [
  {
    sha256: SHA,
    path: '/archives/trace_full_738a01.json',
    kind: 'trace',
    bytes: 1000,
    ingested: new Date(NOW_MS),
    entries: 1,
    failed: 0,
    ignored: 0,
    complete: true,
  },
];

/** Writes the worked ledger into a folder, some of its rows exchanged for others. */
export async function writeWorkedLedger(
  ledgerDir: string,
  { legs = LEGS, visits = VISITS }: { legs?: readonly Row[]; visits?: readonly Row[] } = {},
): Promise<void> {
  await addToLedger(ledgerDir, { legs, movements: MOVEMENTS, visits, files: FILES });
}

/** Adds rows to a ledger, by table; what a row does not name is null. */
export async function addToLedger(
  ledgerDir: string,
  rows: Partial<Record<keyof typeof TABLES, readonly Row[]>>,
): Promise<void> {
  const staging = await openStaging(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  for (const [table, added] of Object.entries(rows)) {
    const columns = TABLES[table as keyof typeof TABLES].columns.map((column) => column.name);
    await staging.engine.append(
      table,
      added.map((row): Value[] => columns.map((name) => row[name] ?? null)),
    );
  }
  await staging.commit();
}
