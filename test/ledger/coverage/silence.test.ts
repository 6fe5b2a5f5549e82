import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Interval } from '../../../src/ledger/coverage/heard-near.js';
import { longestSilence, union } from '../../../src/ledger/coverage/silence.js';

const interval = fc
  .tuple(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 100 }))
  .map(([fromMs, lengthMs]): Interval => [fromMs, fromMs + lengthMs]);
const intervals = fc.array(interval, { maxLength: 20 });

test('a union covers each instant that one of its intervals covers, and no other', () => {
  fc.assert(
    fc.property(intervals, fc.integer({ min: -10, max: 1_110 }), (some, at) => {
      const covers = (list: readonly Interval[]) => list.some(([from, to]) => from <= at && at <= to);
      return covers(union(some)) === covers(some);
    }),
  );
});

test('a union is the same whatever the order, and however often each interval is given', () => {
  fc.assert(
    fc.property(intervals, (some) => {
      expect(union([...some, ...some].reverse())).toEqual(union(some));
    }),
  );
});

test('the longest silence holds no hearing, and no other is longer', () => {
  fc.assert(
    fc.property(intervals, (some) => {
      const heard = union(some);
      const [from, to] = longestSilence(heard, [[0, 1_100]])!;
      expect(heard.some(([first, last]) => first < to && last > from)).toBe(false);
      const edges = [0, ...heard.flat(), 1_100];
      const gaps = edges.flatMap((edge, k) => (k % 2 === 1 ? [edge - edges[k - 1]] : []));
      expect(to - from).toBe(Math.max(...gaps));
    }),
  );
});

test('without anybody listening there is no silence either', () => {
  expect(longestSilence([], [])).toBeNull();
});

test('a day without an archive cuts a silence in two', () => {
  expect(
    longestSilence(
      [],
      [
        [0, 10],
        [20, 35],
      ],
    ),
  ).toEqual([20, 35]);
});
