import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRows, type Engine, type Row } from '../../src/ledger/engine/engine.js';
import { type CountRow, countAnswer } from '../../src/ledger/queries/count-answer.js';
import { besideQueries, type CountUnit, countQuery, unitOf } from '../../src/ledger/queries/count-query.js';
import { type Filter, NO_FILTER, type PlaceFilter } from '../../src/ledger/queries/filter.js';
import { legsQuery, legsTotalQuery } from '../../src/ledger/queries/legs-query.js';
import { visitsQuery } from '../../src/ledger/queries/visits-query.js';
import { openReader } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';
import { keptFolder } from '../support/folder.js';
import { said } from '../support/said.js';
import { HOSTILE, IDS, LEGS, NOW_MS, VISITS, writeWorkedLedger } from '../support/worked.js';

let engine: Engine;
const folder = keptFolder();

beforeAll(async () => {
  await writeWorkedLedger(folder.path);
  engine = await openReader(folder.path, { command: 'test', nowMs: () => NOW_MS });
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const at = (...idents: string[]): PlaceFilter => ({ idents, countries: [], label: idents.join(',') });
const inCountry = (...countries: string[]): PlaceFilter => ({
  idents: [],
  countries,
  label: countries.join(','),
});
const asking = (filter: Partial<Filter>): Filter => ({ ...NO_FILTER, ...filter });
const day = (text: string): number => Date.parse(`2025-${text}T00:00:00Z`);

async function legs(filter: Partial<Filter>): Promise<unknown[]> {
  return (await allRows(engine, legsQuery(asking(filter)))).map((row) => row.id);
}

async function visits(filter: Partial<Filter>): Promise<unknown[]> {
  return (await allRows(engine, visitsQuery(asking(filter)))).map((row) => row.id);
}

describe('legs', () => {
  test('come by take-off, else first report', async () => {
    expect(await legs({})).toEqual(Object.values(IDS));
  });

  test('are found from, to and at places, singly or by country', async () => {
    expect(await legs({ from: at('LLOV') })).toEqual([IDS.out, IDS.lost]);
    expect(await legs({ from: at('LLOV', 'LLER'), to: inCountry('AZ') })).toEqual([IDS.out, IDS.continuity]);
    expect(await legs({ at: at('LLOV') })).toEqual([IDS.out, IDS.back, IDS.lost]);
    expect(await legs({ to: at() })).toEqual([]);
  });

  test('are filtered by take-off although filed under their first report', async () => {
    // First heard on 31 January, took off on 1 February.
    expect(await legs({ sinceMs: day('02-01'), untilMs: day('02-02') })).toEqual([IDS.out, IDS.back]);
    expect(await legs({ untilMs: day('02-01') })).toEqual([]);
  });

  test('are found by any callsign heard, by pattern, and by registration without its hyphen', async () => {
    expect(await legs({ callsign: ['4XICA'] })).toEqual([IDS.out]);
    expect(await legs({ callsign: ['AZQ412*', 'AHY*'] })).toEqual([
      IDS.out,
      IDS.back,
      IDS.lost,
      IDS.continuity,
    ]);
    expect(await legs({ registration: ['4XICA'] })).toEqual([IDS.out, IDS.back, IDS.lost]);
    expect(await legs({ registration: ['4K-*'] })).toEqual([IDS.continuity]);
  });

  test('are found by text meant to do harm, and only by it', async () => {
    for (const callsign of HOSTILE.callsigns)
      expect(await legs({ callsign: [callsign] })).toEqual([IDS.hostile]);
    expect(await legs({ registration: [HOSTILE.registration] })).toEqual([IDS.hostile]);
    expect(await legs({ callsign: ["' OR 1=1 --"] })).toEqual([]);
  });

  test('without a grade can be asked for', async () => {
    expect(await legs({ grade: ['none'] })).toEqual([IDS.pacific]);
    expect(await legs({ grade: ['none', 'confirmed'] })).toEqual([IDS.out, IDS.pacific]);
  });

  test('stop at the limit, the first ones first; the total does not', async () => {
    expect(await legs({ limit: 2 })).toEqual([IDS.out, IDS.back]);
    expect(await allRows(engine, legsTotalQuery(asking({ limit: 2 })))).toEqual([{ count: 6 }]);
  });
});

/** The filter once more, in plain words over the rows written by hand. */
function wanted(leg: Row, filter: Filter): boolean {
  const isAt = (place: PlaceFilter | null, ends: readonly (Row[string] | undefined)[]) =>
    place === null || ends.some((end) => place.idents.includes(end as string));
  const has = (list: readonly string[], value: Row[string]) =>
    list.length === 0 || list.includes(value as string);
  const time = ((leg.takeoff ?? leg.firstSeen) as Date).getTime();
  return (
    has(filter.icao24, leg.icao24) &&
    has(filter.operator, leg.operator) &&
    has(filter.typecode, leg.typecode) &&
    has(filter.grade, leg.grade ?? 'none') &&
    isAt(filter.from, [leg.adep]) &&
    isAt(filter.to, [leg.ades]) &&
    isAt(filter.at, [leg.adep, leg.ades]) &&
    (filter.sinceMs === null || time >= filter.sinceMs) &&
    (filter.untilMs === null || time < filter.untilMs)
  );
}

test('any mixture of conditions finds the legs that plain reasoning finds', async () => {
  const some = <T>(...values: T[]) => fc.subarray(values, { maxLength: 2 });
  const place = fc.option(
    some('LLOV', 'LLER', 'UBBB', 'UB12')
      .filter((list) => list.length > 0)
      .map((list) => at(...list)),
    { nil: null },
  );
  const time = fc.option(
    fc
      .integer({ min: day('01-31') / 3_600_000, max: day('03-12') / 3_600_000 })
      .map((hour) => hour * 3_600_000),
    { nil: null },
  );
  const filters = fc.record({
    icao24: some('738a01', '~2a00ff', '600801'),
    operator: some('AZQ', 'AHY'),
    typecode: some('B744', 'A320'),
    grade: some<Filter['grade'][number]>('confirmed', 'probable', 'partial', 'continuity', 'none'),
    from: place,
    to: place,
    at: place,
    sinceMs: time,
    untilMs: time,
  });
  await fc.assert(
    fc.asyncProperty(filters, async (part) => {
      const filter = asking(part);
      const expected = LEGS.filter((leg) => wanted(leg, filter)).map((leg) => leg.id);
      expect(await legs(filter)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

describe('visits', () => {
  test('come by arrival', async () => {
    expect(await visits({})).toEqual(VISITS.map((visit) => visit.id));
  });

  test('are found by place, origin, destination, operator and callsign', async () => {
    expect(await visits({ at: inCountry('AZ') })).toEqual(['ba00000000000001', 'ba00000000000003']);
    expect(await visits({ from: inCountry('IL') })).toEqual(['ba00000000000001', 'ba00000000000003']);
    expect(await visits({ to: at('LLOV') })).toEqual(['ba00000000000001']);
    expect(await visits({ operator: ['AHY'] })).toEqual(['ba00000000000003']);
    expect(await visits({ callsign: ['AZQ4125'] })).toEqual(['ba00000000000002']);
  });

  test('are filtered by arrival', async () => {
    expect(await visits({ sinceMs: day('02-01'), untilMs: day('02-02') })).toEqual([
      'ba00000000000001',
      'ba00000000000002',
    ]);
  });
});

async function count(
  filter: Partial<Filter>,
  {
    members = [],
    unit,
    from = engine,
  }: { members?: readonly string[]; unit?: CountUnit; from?: Engine } = {},
) {
  const asked = asking(filter);
  const counted = unit ?? unitOf(asked);
  const rows = (await allRows(from, countQuery(asked, counted))) as unknown as CountRow[];
  const beside = [];
  for (const { what, why, query } of besideQueries(asked, counted, members)) {
    beside.push({ what, why, count: Number((await allRows(from, query))[0].count) });
  }
  return countAnswer(counted, 'the question', rows, beside);
}

describe('counts', () => {
  test('of flights between two places add confirmed and probable, and nothing else', async () => {
    const answer = await count({ from: at('LLOV', 'LLER'), to: at('UBBB') });
    expect(answer.unit).toBe('legs');
    expect(answer.counted).toEqual({ confirmed: 1, probable: 0, total: 1 });
    expect(answer.notCounted.map(({ what, count }) => [said(what), count])).toEqual([
      ['continuity legs', 1],
      ['legs that left LLOV,LLER for an unknown place', 1],
      ['legs that reached UBBB from an unknown place', 1],
    ]);
  });

  test('of visits leave continuity beside, and name legs that may have ended there', async () => {
    const answer = await count({ at: at('UBBB') }, { members: ['UBBB'] });
    expect(answer.unit).toBe('visits');
    expect(answer.counted).toEqual({ confirmed: 1, probable: 0, total: 1 });
    expect(answer.notCounted.map(({ what, count }) => [said(what), count])).toEqual([
      ['continuity visits', 1],
      ['legs with an unknown end for which UBBB is a candidate', 1],
    ]);
  });

  test('of landings go by each leg’s own arrival, and are filed under it', async () => {
    // 4X-ICA and ~2a00ff were observed to land at Baku; 4K-AZ1 only its neighbours tell.
    const answer = await count({ at: at('UBBB') }, { unit: 'landings' });
    expect(answer.counted).toEqual({ confirmed: 2, probable: 0, total: 2 });
    expect(answer.byMonth).toEqual([{ month: '2025-02', confirmed: 2, probable: 0 }]);
    expect(answer.notCounted.map(({ what, count }) => [said(what), count])).toEqual([
      ['continuity landings', 1],
    ]);
    const inferred = await count({ at: at('LLOV') }, { unit: 'landings' });
    expect(inferred.counted).toEqual({ confirmed: 0, probable: 1, total: 1 });
    const later = { at: at('UBBB'), sinceMs: day('02-05') };
    expect((await count(later, { unit: 'landings' })).counted.total).toBe(1);
  });

  test.each([
    ['arrival', { confirmed: 1, probable: 1 }],
    ['leg', { confirmed: 1, probable: 1 }],
    ['departure', { confirmed: 2, probable: 0 }],
  ])(
    'of landings confirm nothing by one whose %s is in doubt, unless that is elsewhere',
    async (doubt, counted) => {
      const flags = JSON.stringify([
        { kind: 'jump', doubts: [doubt] },
        { kind: 'stale', doubts: [] },
      ]);
      const folder = temporaryFolder();
      await writeWorkedLedger(folder, {
        legs: LEGS.map((leg) => (leg.id === IDS.out ? { ...leg, flags } : leg)),
      });
      const from = await openReader(folder, { command: 'test', nowMs: () => NOW_MS });
      const answer = await count({ at: at('UBBB') }, { unit: 'landings', from }).finally(() => from.close());
      expect(answer.counted).toMatchObject(counted);
    },
  );

  test('of everything, by month of take-off', async () => {
    const answer = await count({});
    expect(answer.counted).toEqual({ confirmed: 1, probable: 1, total: 2 });
    expect(answer.byMonth).toEqual([{ month: '2025-02', confirmed: 1, probable: 1 }]);
    expect(answer.notCounted.map(({ what, count }) => [said(what), count])).toEqual([
      ['partial legs', 2],
      ['continuity legs', 1],
      ['legs without a grade', 1],
    ]);
  });

  test('every reason is in words', async () => {
    for (const { why } of (await count({})).notCounted) expect(said(why).length).toBeGreaterThan(10);
  });
});
