import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/examples.js';

const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const QUIET = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
/** A consumer checks the types it is given: none of ours may be wrong, or need what it has not installed. */
const STRICT = [
  '--strict',
  '--module',
  'nodenext',
  '--target',
  'es2023',
  '--types',
  'node',
  '--outDir',
  'out',
];

/** The ten lines that docs/library.md opens with. */
function linesOfDocs(): string {
  const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
  return page.slice(page.indexOf('```ts\n') + '```ts\n'.length, page.indexOf('\n```\n'));
}

test('what is packed installs in an empty folder, compiles under tsc --strict and runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airbridge-consumer-'));
  const run = (command: string, args: readonly string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  execFileSync(NPM, ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))!;
  writeFileSync(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  run(NPM, ['install', ...QUIET, `./${tarball}`]);
  cpSync(join(ROOT, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'), {
    recursive: true,
  });
  cpSync(join(ROOT, 'node_modules/undici-types'), join(folder, 'node_modules/undici-types'), {
    recursive: true,
  });
  cpSync(join(ROOT, 'examples/globe_history'), join(folder, 'examples/globe_history'), { recursive: true });
  writeFileSync(join(folder, 'consumer.ts'), `${linesOfDocs()}\n`);
  run(process.execPath, [TSC, ...STRICT, 'consumer.ts']);
  const said = run(process.execPath, ['out/consumer.js']);
  expect(said).toContain('confirmed: 1');
  expect(said).toMatch(/^C-GKQJ 2025-02-08T15:28/m);
});
