import { expect, test } from 'vitest';
import { parseDay } from '../../src/analysis/day.js';
import { countTicks, timeTicks } from '../../src/figures/ticks.js';

test.each([
  [1, [0, 1]],
  [6, [0, 1, 2, 3, 4, 5, 6]],
  [7, [0, 2, 4, 6]],
  [14, [0, 5, 10]],
  [131, [0, 50, 100]],
])('counts up to %i are marked at %j', (most, ticks) => {
  expect(countTicks(most)).toEqual(ticks);
});

test.each([
  ['2025-02-07', '2025-02-09', ['2025-02-07']],
  ['2025-01-15', '2025-03-09', ['2025-02', '2025-03']],
  [
    '2024-11-01',
    '2025-12-31',
    [
      '2024-11',
      '2024-12',
      '2025-01',
      '2025-02',
      '2025-03',
      '2025-04',
      '2025-05',
      '2025-06',
      '2025-07',
      '2025-08',
      '2025-09',
      '2025-10',
      '2025-11',
      '2025-12',
    ],
  ],
  ['2023-11-02', '2025-02-28', ['2024-01', '2024-04', '2024-07', '2024-10', '2025-01']],
  ['2016-01-01', '2023-03-02', ['2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023']],
  ['1989-05-01', '2019-05-01', ['1990', '1995', '2000', '2005', '2010', '2015']],
])('time from %s to %s is marked in UTC', (start, end, labels) => {
  const { days, label } = timeTicks({ startDay: parseDay(start)!, endDay: parseDay(end)! });
  expect(days.map((day) => label(new Date(day * 86_400_000)))).toEqual(labels);
});
