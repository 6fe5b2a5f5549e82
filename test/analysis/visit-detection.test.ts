import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/analysis/day.js';
import { detectionByMonth, visitExposure } from '../../src/analysis/visit-detection.js';
import type { KnownEnd } from '../../src/ledger/coverage/known-ends.js';

const PERIOD = { firstDay: dayOf(Date.UTC(2020, 0, 1)), lastDay: dayOf(Date.UTC(2020, 11, 31)) };

const end = (role: KnownEnd['role'], month: number, heard: boolean): KnownEnd => ({
  role,
  timeMs: Date.UTC(2020, month, 15, 12),
  heard,
});

const many = (role: KnownEnd['role'], heard: number, known: number): KnownEnd[] =>
  Array.from({ length: known }, (_, k) => end(role, 5, k < heard));

describe('the chance that a visit is noticed', () => {
  test('is that of hearing one of two ends: each missed half the time, both a quarter', () => {
    const ends = [...many('arrival', 500, 1_000), ...many('departure', 500, 1_000)];
    const june = detectionByMonth(ends, PERIOD)[5];
    expect(june).toMatchObject({ month: '2020-06', known: 2_000, heard: 1_000 });
    expect(june.probability).toBeCloseTo(0.75, 2);
    expect(june.interval!.low).toBeGreaterThan(0.7);
    expect(june.interval!.high).toBeLessThan(0.8);
  });

  test('is unknown where no end is known to have happened, and where only one kind is', () => {
    for (const month of detectionByMonth([], PERIOD)) expect(month.probability).toBeNull();
    for (const month of detectionByMonth(many('arrival', 9, 10), PERIOD))
      expect(month.probability).toBeNull();
    expect([...visitExposure([], PERIOD).perDay].every(Number.isNaN)).toBe(true);
  });

  test('of a month far from any known end is unknown', () => {
    const detection = detectionByMonth([...many('arrival', 9, 10), ...many('departure', 9, 10)], PERIOD);
    expect(detection[5].probability).not.toBeNull();
    expect(detection[11]).toMatchObject({ month: '2020-12', probability: null, interval: null, known: 0 });
  });

  test('lies in its interval, and the order of the ends does not matter', () => {
    const ends = fc.array(
      fc.record({
        role: fc.constantFrom('arrival' as const, 'departure' as const),
        month: fc.integer({ min: 0, max: 11 }),
        heard: fc.boolean(),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(ends, (some) => {
        const known = some.map(({ role, month, heard }) => end(role, month, heard));
        const detection = detectionByMonth(known, PERIOD);
        expect(detectionByMonth([...known].reverse(), PERIOD)).toEqual(detection);
        for (const { probability, interval } of detection) {
          if (probability === null || interval === null) continue;
          expect(interval.low).toBeLessThanOrEqual(probability);
          expect(interval.high).toBeGreaterThanOrEqual(probability);
        }
      }),
    );
  });
});
