import { dayOf, Random } from '../../src/analysis/index.js';
import type { Row, Value } from '../../src/ledger/engine/engine.js';
import { TABLES } from '../../src/ledger/schema/columns.js';
import { openStaging } from '../../src/ledger/store/store.js';
import { NOW_MS } from './worked.js';

/**
 * A made-up ledger of four years of visits to LLOV, labelled synthetic: AZQ's come five times as often within a month of fighting, others'
 * evenly; at UBBB nothing follows anything. Each end is heard with a chance of 70 %.
 */
export const FIRST_DAY = dayOf(Date.UTC(2020, 0, 1));
const DAYS = 1461;
const HEARD = 0.7;
const DAY_MS = 86_400_000;

const STARTS = ['2020-07-12', '2020-12-27', '2021-07-12', '2022-03-24', '2022-09-12', '2023-09-19'];

/** As a list that somebody wrote, the fourth as minor. */
export const EVENTS = [
  'id,start,end,name,class,source',
  ...STARTS.map((start, k) => `E${k},${start},${start},Clash ${k},${k === 3 ? 'minor' : 'core'},made up`),
].join('\n');

/** Writes that ledger. */
export async function writeTempoLedger(ledgerDir: string): Promise<void> {
  const random = new Random(11);
  const days = Array.from({ length: DAYS }, (_, k) => FIRST_DAY + k);
  const rows = days.flatMap((day) => [
    ...draw(random, isNear(day) ? 0.3 : 0.06, () => ({ day, operator: 'AZQ', aerodrome: 'LLOV' })),
    ...draw(random, 0.5, () => ({ day, operator: 'ELY', aerodrome: 'LLOV' })),
    ...draw(random, 0.08, () => ({ day, operator: 'AZQ', aerodrome: 'UBBB' })),
    ...draw(random, 0.4, () => ({ day, operator: 'AHY', aerodrome: 'UBBB' })),
  ]);
  const visits = rows.map((row, k) => visitOf(row, k, random)).filter((row) => row !== null);
  const columns = TABLES.visits.columns.map(({ name }) => name);
  const staging = await openStaging(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  await staging.engine.append(
    'visits',
    visits.map((row): Value[] => columns.map((name) => row[name])),
  );
  await staging.commit();
}

interface Made {
  readonly day: number;
  readonly operator: string;
  readonly aerodrome: string;
}

const draw = (random: Random, chance: number, make: () => Made): Made[] =>
  random.next() < chance ? [make()] : [];

function isNear(day: number): boolean {
  return STARTS.some((start) => Math.abs(day - dayOf(Date.parse(start))) <= 30);
}

/** Null when neither end was heard. */
function visitOf({ day, operator, aerodrome }: Made, k: number, random: Random): Row | null {
  const arrival = new Date(day * DAY_MS + Math.floor(random.next() * 20) * 3_600_000);
  const departure = new Date(arrival.getTime() + 3 * 3_600_000);
  const [came, left] = [random.next() < HEARD, random.next() < HEARD];
  if (!came && !left) return null;
  return {
    id: k.toString(16).padStart(16, '0'),
    icao24: '600864',
    registration: '4K-AZ1',
    typecode: 'IL76',
    operator,
    aerodrome,
    country: aerodrome === 'LLOV' ? 'IL' : 'AZ',
    at: came ? arrival : departure,
    arrival: came ? arrival : null,
    arrivalEarliest: came ? arrival : new Date(arrival.getTime() - 3_600_000),
    arrivalLatest: came ? arrival : departure,
    departure: left ? departure : null,
    departureEarliest: left ? departure : arrival,
    departureLatest: left ? departure : new Date(departure.getTime() + 3_600_000),
    arrivalEvidence: came ? 'observed' : 'unseen',
    departureEvidence: left ? 'observed' : 'unseen',
    grade: 'confirmed',
    cameFrom: null,
    wentTo: null,
    turnaroundMinutes: null,
    legs: '[]',
    sources: '[]',
    doubted: false,
    synthetic: true,
  };
}
