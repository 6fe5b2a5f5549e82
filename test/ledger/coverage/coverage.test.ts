import { describe, expect, test } from 'vitest';
import { airframeDays } from '../../../src/ledger/coverage/airframe-days.js';
import { type CoverageInput, coverageOf, statesOf } from '../../../src/ledger/coverage/coverage.js';
import { type ArchiveDay, dayState, daysBetween } from '../../../src/ledger/coverage/days.js';

const utc = (text: string): number => Date.parse(`${text}Z`);

const ARCHIVE: ArchiveDay = {
  path: '/archives/v2025.02.07.tar',
  sha256: 'f0'.repeat(32),
  day: '2025-02-07',
  traces: 60_000,
  folders: 256,
  foldersExpected: 256,
  heatmaps: 48,
  heatmapsExpected: 48,
  parts: 2,
  whole: true,
};

const INPUT: CoverageInput = {
  place: 'LLOV',
  sinceMs: utc('2025-02-06T00:00'),
  untilMs: utc('2025-02-09T00:00'),
  archives: [ARCHIVE, { ...ARCHIVE, day: '2025-02-08', folders: 255 }],
  heard: [
    { airframe: '738a01', intervals: [[utc('2025-02-07T06:00'), utc('2025-02-07T06:20')]], synthetic: false },
    { airframe: '738a01', intervals: [[utc('2025-02-08T22:00'), utc('2025-02-08T22:10')]], synthetic: false },
    { airframe: '600801', intervals: [[utc('2025-02-07T06:10'), utc('2025-02-07T06:30')]], synthetic: false },
  ],
};

describe('what there is of a day', () => {
  test.each([
    ['whole', [ARCHIVE]],
    ['whole', [{ ...ARCHIVE, folders: 3 }, ARCHIVE]],
    ['incomplete', [{ ...ARCHIVE, folders: 255 }]],
    ['incomplete', [{ ...ARCHIVE, whole: false }]],
    ['missing', []],
    ['missing', [{ ...ARCHIVE, traces: 0, folders: 0, heatmaps: 48 }]],
  ] as const)('%s', (state, archives) => {
    expect(dayState(archives)).toBe(state);
  });

  test('a period of parts of days is made of those days', () => {
    expect(daysBetween(utc('2024-02-28T23:00'), utc('2024-03-01T00:01'))).toEqual([
      '2024-02-28',
      '2024-02-29',
      '2024-03-01',
    ]);
  });
});

describe('who was listening', () => {
  test('in a month: each aircraft once, silence within what was read only', () => {
    const [month, ...more] = coverageOf(INPUT, 'month');
    expect(more).toEqual([]);
    expect(month).toMatchObject({ days: 3, wholeDays: 1, incompleteDays: 1, missingDays: ['2025-02-06'] });
    expect(month).toMatchObject({ aircraftLow: 2, minutesHeard: 40 });
    // From 06:30 on the 7th to 22:00 on the 8th.
    expect(month.longestSilenceMinutes).toBe(39 * 60 + 30);
    expect(month.longestSilenceFromMs).toBe(utc('2025-02-07T06:30'));
  });

  test('on a missing day nobody listened: unknown, not zero', () => {
    const [missing, , last] = coverageOf(INPUT, 'day');
    expect(missing).toMatchObject({ aircraftLow: null, minutesHeard: null, longestSilenceMinutes: null });
    expect(last).toMatchObject({ aircraftLow: 1, minutesHeard: 10 });
  });

  test('order and repetition of what was heard change nothing', () => {
    const shuffled = { ...INPUT, heard: [...INPUT.heard, ...INPUT.heard].reverse() };
    expect(coverageOf(shuffled, 'month')).toEqual(coverageOf(INPUT, 'month'));
  });

  test('what was heard on a day without an archive of its own counts for no day', () => {
    const stray = { airframe: 'a1b2c3', synthetic: false };
    const heard = [{ ...stray, intervals: [[utc('2025-02-06T10:00'), utc('2025-02-06T11:00')]] as const }];
    expect(coverageOf({ ...INPUT, heard }, 'month')[0].aircraftLow).toBe(0);
  });
});

test('that an airframe has no file means three different things', () => {
  const states = statesOf(daysBetween(INPUT.sinceMs, INPUT.untilMs), INPUT.archives);
  expect(airframeDays('600864', new Set(), states)).toEqual({
    icao24: '600864',
    heard: 0,
    notHeardOnWholeDay: 1,
    noFileOnIncompleteDay: 1,
    dayMissing: 1,
  });
  expect(airframeDays('600864', new Set(['2025-02-07']), states)).toMatchObject({
    heard: 1,
    notHeardOnWholeDay: 0,
  });
});
