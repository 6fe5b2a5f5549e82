import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openStaging } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';
import { writeWorkedLedger } from '../support/worked.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const isBuilt = existsSync(MAIN);
if (!isBuilt) process.stderr.write('dist/ is not built: tests that start the program itself are skipped.\n');

function start(words: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [MAIN, ...words], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function finish(child: ChildProcess): Promise<{ status: number | null; err: string }> {
  let err = '';
  child.stderr?.on('data', (bytes) => {
    err += bytes;
  });
  const status = await new Promise<number | null>((done) => child.once('close', done));
  return { status, err };
}

test.runIf(isBuilt)('a reader that goes away ends the program quietly', async () => {
  const cwd = temporaryFolder();
  const ledgerDir = join(cwd, 'airbridge-case', 'ledger');
  await writeWorkedLedger(ledgerDir);
  const staging = await openStaging(ledgerDir, { command: 'test', nowMs: Date.now });
  // More than any pipe holds.
  await staging.engine.execute(
    'INSERT INTO legs SELECT legs.* REPLACE (id || range AS id) FROM legs, range(3000)',
  );
  await staging.commit();
  const child = start(['legs', '--json'], cwd);
  child.stdout?.once('data', () => child.stdout?.destroy());
  expect(await finish(child)).toEqual({ status: 0, err: '' });
});

test.runIf(isBuilt)('the program itself gives its exit status', async () => {
  const child = start(['legs'], temporaryFolder());
  const { status, err } = await finish(child);
  expect(status).toBe(4);
  expect(err).toContain('there is no case here');
});
