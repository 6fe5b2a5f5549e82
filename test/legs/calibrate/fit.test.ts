import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Choice, fitWeights } from '../../../src/legs/calibrate/fit.js';
import { solvePositive } from '../../../src/legs/calibrate/solve.js';
import { ELSEWHERE_FEATURES, FIELD_FEATURES } from '../../../src/legs/ends/end-model.js';
import { seeded } from '../../support/random.js';

const SIZE = FIELD_FEATURES.length + ELSEWHERE_FEATURES.length;

/** Choices made as the model says, among five fields and "elsewhere". */
function drawn(weights: readonly number[], count: number, seed: number): Choice[] {
  const next = seeded(seed);
  const features = (length: number) => Float64Array.from({ length }, () => 2 * next() - 1);
  return Array.from({ length: count }, () => {
    const fields = Array.from({ length: 5 }, (_, field) => ({
      field,
      distanceKm: 1,
      line: null,
      established: 0,
      isVisit: false,
      features: features(FIELD_FEATURES.length),
    }));
    const elsewhere = features(ELSEWHERE_FEATURES.length);
    const product = (values: Float64Array, from: number) =>
      values.reduce((sum, value, k) => sum + value * weights[from + k], 0);
    const odds = [
      ...fields.map((field) => Math.exp(product(field.features, 0))),
      Math.exp(product(elsewhere, FIELD_FEATURES.length)),
    ];
    let left = next() * odds.reduce((sum, one) => sum + one, 0);
    const picked = odds.findIndex((one) => {
      left -= one;
      return left < 0;
    });
    return { fields, elsewhere, right: picked === fields.length ? -1 : picked, weight: 1 };
  });
}

test('weights are found again from choices that the model made', () => {
  const someWeights = fc.record({
    weights: fc.array(fc.double({ min: -1.5, max: 1.5, noNaN: true }), { minLength: SIZE, maxLength: SIZE }),
    seed: fc.integer(),
  });
  fc.assert(
    fc.property(someWeights, ({ weights, seed }) => {
      const { field, elsewhere } = fitWeights(drawn(weights, 6_000, seed));
      const off = [...field, ...elsewhere].map((found, k) => Math.abs(found - weights[k]));
      // Standard errors are about 0.04 here.
      expect(Math.max(...off)).toBeLessThan(0.25);
    }),
    { numRuns: 4, seed: 11 },
  );
});

test('the order of the examples changes nothing', () => {
  const weights = Array.from({ length: SIZE }, (_, k) => (k % 5) - 2);
  const choices = drawn(weights, 500, 3);
  const [there, back] = [fitWeights(choices), fitWeights([...choices].reverse())];
  for (const name of ['field', 'elsewhere'] as const)
    there[name].forEach((weight, k) => {
      expect(weight).toBeCloseTo(back[name][k], 6);
    });
});

test('a feature that no example shows gets no weight, and one that always decides a finite one', () => {
  const choices = drawn(new Array(SIZE).fill(0), 300, 5).map((choice) => {
    const fields = choice.fields.map((field, j) => {
      const features = new Float64Array(FIELD_FEATURES.length);
      features[0] = j === 0 ? 1 : 0;
      return { ...field, features };
    });
    return { fields, elsewhere: new Float64Array(ELSEWHERE_FEATURES.length), right: 0, weight: 1 };
  });
  const { field, elsewhere } = fitWeights(choices);
  expect(field[0]).toBeGreaterThan(3);
  expect(field[0]).toBeLessThan(30);
  expect([...field.slice(1), ...elsewhere].every((weight) => Math.abs(weight) < 1e-9)).toBe(true);
});

test('features that are no numbers are refused', () => {
  const [first, ...rest] = drawn(new Array(SIZE).fill(0), 20, 7);
  first.elsewhere[0] = Number.NaN;
  expect(() => fitWeights([first, ...rest])).toThrow(/does not settle/);
});

test('a system of equations is solved', () => {
  // [4 2; 2 3] x = [8; 7] has the answer x = [1.25; 1.5].
  const [x, y] = solvePositive(Float64Array.of(4, 2, 2, 3), Float64Array.of(8, 7));
  expect(x).toBeCloseTo(1.25, 12);
  expect(y).toBeCloseTo(1.5, 12);
});
