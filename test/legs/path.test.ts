import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodePath, encodePath } from '../../src/legs/path/path.js';

const point = fc.record({
  timeMs: fc.integer({ min: 0, max: 4102444800 }).map((seconds) => seconds * 100),
  latitudeDeg: fc.integer({ min: -9000000, max: 9000000 }).map((units) => units / 1e5),
  longitudeDeg: fc.integer({ min: -18000000, max: 18000000 }).map((units) => units / 1e5),
  altitudeFt: fc.option(fc.integer({ min: -100, max: 2400 }).map((steps) => steps * 25)),
  onGround: fc.boolean(),
  gapBefore: fc.boolean(),
});

test('a path comes back as it was, to its resolution', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 50 }), (points) => {
      expect(decodePath(encodePath(points))).toEqual(points);
    }),
  );
});

test('a path cut short is an error, not a shorter path', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
      const bytes = encodePath(points);
      for (let length = 1; length < bytes.length; length++) {
        expect(() => decodePath(bytes.subarray(0, length))).toThrow(RangeError);
      }
    }),
    { numRuns: 20 },
  );
});
