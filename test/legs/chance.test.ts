import { expect, test } from 'vitest';
import { roundedChance } from '../../src/legs/ends/chance.js';

test.each([
  [0, 0],
  [0.12344, 0.1234],
  [0.95, 0.95],
  [0.99996, 0.9999],
  [1, 0.9999],
])('%d is kept as %d', (probability, kept) => {
  expect(roundedChance(probability)).toBe(kept);
});
