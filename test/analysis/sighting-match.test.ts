import { expect, test } from 'vitest';
import { matchSightings } from '../../src/analysis/sighting-match.js';
import type { Sighting } from '../../src/case/sightings-file.js';
import type { SightedVisit } from '../../src/ledger/queries/sighted-visits.js';

const utc = (text: string): number => Date.parse(`2016-${text}Z`);

const SIGHTING: Sighting = {
  line: 2,
  fromMs: utc('04-04T00:00'),
  untilMs: utc('04-05T00:00'),
  operator: 'Azerbaijan Ministry of Defence',
  registration: '4K-78131',
  callsign: null,
  aircraftType: 'IL76',
  from: 'UBBB',
  to: 'LLOV',
  count: 1,
  countIs: 'exact',
  unit: 'visit',
  publisher: 'Haaretz',
  published: '2016-04',
  citedIn: null,
  note: null,
};

const VISIT: SightedVisit = {
  id: 'v1',
  icao24: '600881',
  registration: '4K78131',
  typecode: 'IL76',
  aerodrome: 'LLOV',
  country: 'IL',
  fromMs: utc('04-04T08:00'),
  untilMs: utc('04-04T11:00'),
  grade: 'confirmed',
  synthetic: false,
};

const AT = { idents: ['LLOV'], countries: [] };
const match = (sighting: Partial<Sighting>, ...visits: Partial<SightedVisit>[]) =>
  matchSightings(
    [{ sighting: { ...SIGHTING, ...sighting }, at: AT, days: null }],
    visits.map((visit, k) => ({ ...VISIT, id: `v${k + 1}`, ...visit })),
  )[0];

test('one flight is one visit there in its days, by its registration and type', () => {
  expect(match({}, {})).toMatchObject({ is: 'one', visits: ['v1'], heard: { confirmed: 1 } });
});

test.each([
  ['another day', { fromMs: utc('04-06T08:00'), untilMs: utc('04-06T11:00') }],
  ['another field', { aerodrome: 'LLER' }],
  ['another registration', { registration: '4K-AZ100' }],
  ['another type', { typecode: 'B748' }],
])('a visit of %s is not it', (_, other) => {
  expect(match({}, other)).toMatchObject({ is: 'none', visits: [] });
});

test('what either does not say excludes nothing', () => {
  expect(match({}, { registration: null, typecode: null }).is).toBe('one');
  expect(
    match({ registration: null, aircraftType: null }, { registration: '4X-ICA', typecode: 'B744' }).is,
  ).toBe('one');
});

test('the day may be by any clock, and so any of several', () => {
  const nextMorning = { fromMs: utc('04-05T05:00'), untilMs: utc('04-05T06:00') };
  expect(match({}, nextMorning).is).toBe('one');
  expect(match({}, {}, nextMorning)).toMatchObject({ is: 'several', visits: ['v1', 'v2'] });
});

test('a total is not matched one by one, and says what was heard in its days', () => {
  expect(
    match({ count: 92, countIs: 'at least' }, {}, { grade: 'probable' }, { grade: 'continuity' }),
  ).toMatchObject({
    is: 'total',
    visits: [],
    heard: { confirmed: 1, probable: 1, continuity: 1 },
  });
});

test('what a simulator made is said to be', () => {
  expect(match({}, { synthetic: true }).synthetic).toBe(true);
});
