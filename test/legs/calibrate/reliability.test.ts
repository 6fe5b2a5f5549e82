import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Judged } from '../../../src/legs/calibrate/cross-validate.js';
import { reliabilityOf } from '../../../src/legs/calibrate/reliability.js';

const judged = fc.record({
  source: fc.constantFrom('one', 'other'),
  hiding: fc.constantFrom<Judged['hiding']>(
    { kind: 'near', belowFt: 0, withinKm: null },
    { kind: 'near', belowFt: 3_000, withinKm: null },
    { kind: 'near', belowFt: null, withinKm: 10 },
    { kind: 'near', belowFt: 3_000, withinKm: 20 },
    { kind: 'cruise' },
  ),
  forecast: fc.double({ min: 0, max: 1, noNaN: true }),
  isRight: fc.boolean(),
  isNamed: fc.boolean(),
});

test('every end is counted once in each part of the table, and intervals hold their shares', () => {
  fc.assert(
    fc.property(fc.array(judged, { minLength: 1, maxLength: 60 }), (all) => {
      const rows = reliabilityOf(all);
      const parts = [
        rows.filter(({ hidden }) => hidden.startsWith('any')),
        rows.filter(({ source, hidden }) => source === 'all' && !hidden.startsWith('any')),
        rows.filter(({ source }) => source !== 'all'),
      ];
      for (const part of parts) {
        expect(part.reduce((sum, { n }) => sum + n, 0)).toBe(all.length);
        const named = all.filter(({ isNamed }) => isNamed);
        expect(part.reduce((sum, row) => sum + row.named, 0)).toBe(named.length);
        expect(part.reduce((sum, row) => sum + row.namedRight, 0)).toBe(
          named.filter(({ isRight }) => isRight).length,
        );
      }
      for (const { low, high, shareRight } of rows) {
        expect(low).toBeLessThanOrEqual(shareRight);
        expect(high).toBeGreaterThanOrEqual(shareRight);
      }
      expect(reliabilityOf([...all].reverse())).toEqual(rows);
    }),
  );
});

test('the interval is Wilson’s', () => {
  const hiding = { kind: 'near', belowFt: 1_000, withinKm: null } as const;
  const all = Array.from({ length: 10 }, (_, k) => ({
    source: 'one',
    hiding,
    forecast: 0.5,
    isRight: k < 8,
    isNamed: false,
  }));
  // 8 of 10: 0.490 to 0.943 (Brown, Cai & DasGupta 2001, by the formula).
  expect(reliabilityOf(all).at(-1)).toMatchObject({ hidden: 'below 1000 ft', n: 10, low: 0.49, high: 0.943 });
});
