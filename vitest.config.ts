import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './scripts/lib/tally.mjs'],
    // No test depends on a stopwatch: this only ends what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
