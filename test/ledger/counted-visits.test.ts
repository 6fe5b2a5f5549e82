import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { periodDays } from '../../src/ledger/coverage/period-days.js';
import type { Engine, Row } from '../../src/ledger/engine/engine.js';
import { countedVisits } from '../../src/ledger/queries/counted-visits.js';
import { type Filter, NO_FILTER } from '../../src/ledger/queries/filter.js';
import { sightedVisits } from '../../src/ledger/queries/sighted-visits.js';
import { TABLES } from '../../src/ledger/schema/columns.js';
import { openReader, openStaging } from '../../src/ledger/store/store.js';
import { keptFolder } from '../support/folder.js';
import { NOW_MS, VISITS } from '../support/worked.js';

/**
 * One airframe that came to LLOV on the 1st and left on the 3rd, with a stray between; another that did the same and was at UBBB between; a
 * third, without an address, that left on the 5th.
 */
const utc = (day: number, hour = 0): Date => new Date(Date.UTC(2025, 1, day, hour));
const BLANK: Row = { ...VISITS[0], cameFrom: null, wentTo: null, turnaroundMinutes: null, legs: '[]' };
const UNHEARD_ARRIVAL = { arrivalEvidence: 'unseen', arrival: null };
const UNHEARD_DEPARTURE = { departureEvidence: 'unseen', departure: null };

const stay = (id: string, icao24: string, aerodrome: string, at: Date, more: Row): Row => {
  const country = aerodrome === 'LLOV' ? 'IL' : 'AZ';
  return { ...BLANK, id, icao24, aerodrome, country, at, ...more };
};

const ROWS: readonly Row[] = [
  stay('a1', '600864', 'LLOV', utc(1), { arrival: utc(1), ...UNHEARD_DEPARTURE }),
  stay('a2', '600864', 'LLOV', utc(3), { ...UNHEARD_ARRIVAL, departure: utc(3) }),
  stay('b1', '600865', 'LLOV', utc(1), { arrival: utc(1), ...UNHEARD_DEPARTURE }),
  stay('b2', '600865', 'UBBB', utc(2), { arrival: utc(2), departure: utc(2, 5) }),
  stay('b3', '600865', 'LLOV', utc(3), { ...UNHEARD_ARRIVAL, departure: utc(3) }),
  stay('c1', '600866', 'UBBB', utc(2), { arrival: utc(2), departure: utc(2, 5) }),
  stay('d1', `?${'ab'.repeat(32)}#0`, 'LLOV', utc(5), {
    ...UNHEARD_ARRIVAL,
    departure: null,
    departureEarliest: utc(5),
    departureLatest: utc(5, 1),
    grade: 'probable',
  }),
];

const DAYS: readonly Row[] = [
  ['2025-02-01', 256, true],
  ['2025-02-02', 200, true],
  ['2025-02-04', 256, false],
].map(([day, folders, whole]) => ({
  path: `/archives/${day}.tar`,
  sha256: null,
  day: day as string,
  traces: 100,
  folders: folders as number,
  foldersExpected: 256,
  heatmaps: 48,
  heatmapsExpected: 48,
  parts: 1,
  whole: whole as boolean,
}));

let engine: Engine;
const folder = keptFolder();

beforeAll(async () => {
  const staging = await openStaging(folder.path, { command: 'test', nowMs: () => NOW_MS });
  for (const [table, rows] of [
    ['visits', ROWS],
    ['days', DAYS],
  ] as const) {
    const names = TABLES[table].columns.map(({ name }) => name);
    await staging.engine.append(
      table,
      rows.map((row) => names.map((name) => row[name])),
    );
  }
  await staging.commit();
  engine = await openReader(folder.path, { command: 'test', nowMs: () => NOW_MS });
});
afterAll(async () => {
  await engine.close();
  folder.remove();
});

const asking = (filter: Partial<Filter>): Filter => ({ ...NO_FILTER, ...filter });
const AT_LLOV = { at: { idents: ['LLOV'], countries: [], label: 'LLOV' } };

describe('the visits of a count', () => {
  test('come with where parted airframes were between, and with nobody else’s', async () => {
    const found = await countedVisits(engine, asking(AT_LLOV));
    expect(found.map(({ id, isAsked }) => [id, isAsked])).toEqual([
      ['a1', true],
      ['a2', true],
      ['b1', true],
      ['b2', false],
      ['b3', true],
      ['d1', true],
    ]);
  });

  test('tell whether an address is known, and their times at their widest', async () => {
    const found = await countedVisits(engine, asking(AT_LLOV));
    expect(found.at(-1)).toMatchObject({
      hasAddress: false,
      arrivalMs: null,
      departureMs: utc(5, 1).getTime(),
    });
    expect(found[0]).toMatchObject({ hasAddress: true, arrivalMs: utc(1).getTime(), departureMs: null });
  });

  test('keep to the period and the airframes asked for', async () => {
    const filter = asking({ ...AT_LLOV, untilMs: utc(2).getTime(), icao24: ['600865'] });
    expect((await countedVisits(engine, filter)).map(({ id }) => id)).toEqual(['b1']);
  });
});

describe('the days of a count', () => {
  const days = (sinceMs: number | null, untilMs: number | null) => periodDays(engine, { sinceMs, untilMs });

  test('are those of the period', async () => {
    expect(await days(utc(1).getTime(), utc(6).getTime())).toEqual({
      first: '2025-02-01',
      last: '2025-02-05',
      days: 5,
      whole: 1,
      incomplete: 2,
      missing: 2,
    });
  });

  test('are those of the archives where an end is open', async () => {
    expect(await days(null, null)).toMatchObject({ first: '2025-02-01', last: '2025-02-04', days: 4 });
    expect(await days(utc(4).getTime(), null)).toMatchObject({ days: 1, incomplete: 1 });
  });

  test('reach as far as what was found, of which there may be no archive', async () => {
    const found = [Date.UTC(2025, 0, 30, 13), Date.UTC(2025, 1, 6, 13)];
    const open = { sinceMs: null, untilMs: null };
    expect(await periodDays(engine, open, found)).toMatchObject({
      first: '2025-01-30',
      last: '2025-02-06',
      days: 8,
      missing: 5,
    });
  });

  test('are at least the one that was named, before and after all archives', async () => {
    expect(await days(utc(20).getTime(), null)).toMatchObject({ first: '2025-02-20', days: 1, missing: 1 });
    expect(await days(null, Date.UTC(2020, 0, 1))).toMatchObject({ last: '2019-12-31', missing: 1 });
  });
});

describe('visits to be compared with print', () => {
  const around = async (fromDay: number, untilDay: number) =>
    (
      await sightedVisits(engine, asking(AT_LLOV), [
        { fromMs: utc(fromDay).getTime(), untilMs: utc(untilDay).getTime() },
      ])
    ).map(({ id }) => id);

  test('are those that may lie in its days', async () => {
    expect(await around(1, 2)).toEqual(['a1', 'b1']);
    expect(await around(2, 3)).toEqual([]);
    expect(await around(3, 6)).toEqual(['a2', 'b3', 'd1']);
  });

  test('are none when nothing was printed', async () => {
    expect(await sightedVisits(engine, asking(AT_LLOV), [])).toEqual([]);
  });
});
