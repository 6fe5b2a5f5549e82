import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { falseEndsLimit, OBSERVED_ERROR } from '../../src/analysis/false-ends.js';

/** n over k. */
function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let product = 1n;
  for (let i = 0; i < k; i++) product = (product * BigInt(n - i)) / BigInt(i + 1);
  return product;
}

/**
 * Thatcher's limit in whole numbers: mix the ends of the sample with the new ones; the wrong ones of the sample and k new ones
 * would be the first w + 1 + k of all. No quantity here is rounded.
 */
function exactLimit(ends: number, wrong: number, of: number): number {
  for (let k = 0; k <= ends; k++) {
    const drawn = wrong + 1 + k;
    let within = 0n;
    for (let x = wrong + 1; x <= drawn; x++) within += choose(of, x) * choose(ends, drawn - x);
    if (1000n * within >= 975n * choose(of + ends, drawn)) return k;
  }
  return ends;
}

test('is the prediction limit worked out in whole numbers', () => {
  const sample = fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.nat())
    .map(([of, seed]) => ({ of, wrong: seed % of }));
  fc.assert(
    fc.property(fc.nat(60), sample, (ends, { wrong, of }) => {
      expect(falseEndsLimit(ends, { wrong, of })).toBe(exactLimit(ends, wrong, of));
    }),
  );
});

test('is the quantile of the binomial where the sample leaves no doubt', () => {
  // 184 ends at exactly 1 %: P(X ≤ 4) = .960, P(X ≤ 5) = .987.
  expect(falseEndsLimit(184, { wrong: 1e9, of: 1e11 })).toBe(5);
  expect(falseEndsLimit(0, OBSERVED_ERROR)).toBe(0);
});

test('stays right for many ends', () => {
  const limit = falseEndsLimit(200_000, OBSERVED_ERROR);
  expect(limit / 200_000).toBeGreaterThan(OBSERVED_ERROR.wrong / OBSERVED_ERROR.of);
  expect(limit / 200_000).toBeLessThan(0.05);
});

test('the error is no smaller than docs/accuracy.md measured it', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/accuracy.md'), 'utf8');
  const rows = [...page.matchAll(/^\| (.+?) \| observed \| .+? \| .*?\((\d+)\/(\d+)\).* \|$/gm)];
  const counted = rows.filter(([, source]) => source !== 'simulator, well heard');
  expect(counted.length).toBeGreaterThan(1);
  const right = counted.reduce((sum, row) => sum + Number(row[2]), 0);
  const of = counted.reduce((sum, row) => sum + Number(row[3]), 0);
  expect(OBSERVED_ERROR.wrong / OBSERVED_ERROR.of).toBeGreaterThanOrEqual((of - right) / of - 0.001);
});
