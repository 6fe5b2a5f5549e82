/**
 * `npm run evaluate -- legs`: compiles evaluate/ against the built package and runs it. Says what it can do with --help.
 */
import { join } from 'node:path';
import { build, install, ROOT, run, runInstalled } from './lib/setup.mjs';

install();
build();
runInstalled('typescript/bin/tsc', ['-p', join(ROOT, 'evaluate', 'tsconfig.json')]);
run(process.execPath, ['--enable-source-maps', join(ROOT, '.evaluate', 'main.js'), ...process.argv.slice(2)]);
