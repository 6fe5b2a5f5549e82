import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/examples.js';

/** Commands in the README and in docs/ are run, in the order they stand there, by the program a reader would run. */
const CLI = join(ROOT, 'dist/cli/main.js');
const DOCS = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));
const PAGES = ['README.md', ...DOCS.map((name) => join('docs', name))];

const folder = mkdtempSync(join(tmpdir(), 'airbridge-docs-'));
symlinkSync(join(ROOT, 'examples'), join(folder, 'examples'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function commandsIn(page: string): string[] {
  return readFileSync(join(ROOT, page), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('npx airbridge '))
    .map((line) => line.replace('npx airbridge ', '').replace(/\s+#.*$/, ''))
    .filter((command) => !command.includes('~/'));
}

describe.each(PAGES.filter((page) => commandsIn(page).length > 0))('%s', (page) => {
  test.each(commandsIn(page))('airbridge %s', (command) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...command.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).not.toMatch(/error/i);
    expect(status, stderr).toBe(0);
    if (!/^(ingest|simulate)/.test(command)) expect(stdout.length).toBeGreaterThan(0);
  });
});

test('the picture in the README is what its commands draw', () => {
  const drawn = readFileSync(join(folder, 'bridge/figures/visits.svg'), 'utf8');
  expect(drawn).toBe(readFileSync(join(ROOT, 'docs/pictures/visits.svg'), 'utf8'));
});
