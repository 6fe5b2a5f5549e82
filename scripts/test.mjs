/**
 * `npm test`: lint, types and every test. Arguments go to vitest: `npm test -- legs` runs the tests whose path holds "legs".
 */
import { build, install, runInstalled } from './lib/setup.mjs';

const args = process.argv.slice(2);
install();
build();
if (args.length === 0) {
  runInstalled('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
  runInstalled('typescript/bin/tsc', ['--noEmit']);
}
runInstalled('vitest/vitest.mjs', ['run', ...args]);
