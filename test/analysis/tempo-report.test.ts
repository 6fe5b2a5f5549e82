import fc from 'fast-check';
import { expect, test } from 'vitest';
import { surgeReport, tempoReport } from '../../src/analysis/index.js';
import type { VisitEnd } from '../../src/ledger/coverage/known-ends.js';
import type { Stay } from '../../src/ledger/queries/stays-query.js';

const DAY_MS = 86_400_000;
const FIRST = 18_000;

const episodes = [100, 330, 420, 700].map((offset, k) => ({
  id: `e${k}`,
  name: `e${k}`,
  startDay: FIRST + offset,
  endDay: FIRST + offset + 4,
  class: '',
  source: '',
}));

const REQUEST = {
  episodes,
  reach: { beforeDays: 30, afterDays: 30 },
  period: null,
  publishedDay: null,
  simulations: 2,
  seed: 4,
};

/** Visits on any days; of each one end is known by the other, heard or not. Every second one is of the aircraft asked about. */
const evidence = fc
  .array(
    fc.record({
      day: fc.integer({ min: FIRST, max: FIRST + 900 }),
      heard: fc.boolean(),
      role: fc.constantFrom('arrival' as const, 'departure' as const),
    }),
    { minLength: 60, maxLength: 160 },
  )
  .map((made) => {
    const stays = made.map(({ day }, k): Stay => stayOn(day, k)).filter((_, k) => k % 2 === 0);
    const ends = made.map(
      ({ day, heard, role }, k): VisitEnd => ({
        role,
        heard,
        visit: `v${k}`,
        aerodrome: 'LLOV',
        timeMs: day * DAY_MS,
      }),
    );
    return { stays, ends };
  });

function stayOn(day: number, k: number): Stay {
  return {
    id: `v${k}`,
    aerodrome: 'LLOV',
    grade: 'confirmed',
    synthetic: true,
    arrivalEarliestMs: day * DAY_MS,
    arrivalLatestMs: day * DAY_MS + 3_600_000,
  };
}

test('neither order nor copies of visits, ends and episodes change any number', () => {
  fc.assert(
    fc.property(evidence, ({ stays, ends }) => {
      const again = {
        stays: [...stays.toReversed(), ...stays.slice(0, 9)],
        ends: [...ends.toReversed(), ...ends.slice(0, 9)],
      };
      const one = tempoReport({ stays, ends }, REQUEST);
      const other = tempoReport(again, { ...REQUEST, episodes: episodes.toReversed() });
      expect(other.visits).toEqual(one.visits);
      expect(other.main?.detection).toEqual(one.main?.detection);
      for (const part of ['counts', 'tests', 'tallied', 'detection'] as const)
        expect(other.main?.answer[part]).toEqual(one.main?.answer[part]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});

test('continuity visits are not counted; nothing at all is no answer', () => {
  const ends: VisitEnd[] = [];
  const stays = [stayOn(FIRST, 1), { ...stayOn(FIRST + 1, 2), grade: 'continuity' as const }];
  expect(tempoReport({ stays, ends }, REQUEST).visits.counted).toBe(1);
  expect(tempoReport({ stays: [], ends }, REQUEST).main).toBeNull();
  const surges = surgeReport({ stays: [], ends }, { period: null, label: 'all', isEach: false, seed: 1 });
  expect(surges).toMatchObject({ period: null, surges: [] });
});
