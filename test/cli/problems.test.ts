import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Row } from '../../src/ledger/engine/engine.js';
import { temporaryFolder } from '../source/temporary.js';
import { madeUp } from '../support/said.js';
import { addToLedger, utc, writeWorkedLedger } from '../support/worked.js';
import { airbridge } from './cli.js';

const SEEN = utc('05-01T10:00');

const problem = (path: string, entry: string): Row => ({
  sha256: path.padEnd(64, '0'),
  path,
  entry,
  byte: 12,
  code: 'json-invalid',
  reason: JSON.stringify(madeUp('cannot be read as JSON')),
  seen: SEEN,
});

const file = (path: string, complete: boolean): Row => ({
  sha256: path.padEnd(64, '0'),
  path,
  kind: 'tar',
  bytes: 1000,
  ingested: SEEN,
  entries: 3,
  failed: 0,
  ignored: 0,
  complete,
});

/** A case, and what puts more into its ledger. */
async function caseWithLedger() {
  const cwd = temporaryFolder();
  const ledgerDir = join(cwd, 'airbridge-case', 'ledger');
  await writeWorkedLedger(ledgerDir);
  return { cwd, add: (rows: Parameters<typeof addToLedger>[1]) => addToLedger(ledgerDir, rows) };
}

test('what could not be read is listed file by file: a torn archive once, an interrupted one too', async () => {
  const { cwd, add } = await caseWithLedger();
  await add({
    problems: [problem('b\u001b[31m.tar', 'traces/aa'), problem('torn.tar', '')],
    files: [file('torn.tar', false), file('half.tar', false), file('whole.tar', true)],
  });
  const { status, out, err } = await airbridge('problems', { cwd });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toBe(`  b\\x1b[31m.tar › traces/aa, byte 12
    cannot be read as JSON (json-invalid)
  half.tar
    was not read to its end (unfinished)
  torn.tar, byte 12
    cannot be read as JSON (json-invalid)
`);
  const listed = JSON.parse((await airbridge('problems --json', { cwd })).out);
  expect(listed.map(({ path }: { path: string }) => path)).toEqual([
    'b\u001b[31m.tar',
    'half.tar',
    'torn.tar',
  ]);
  expect(listed[1]).toMatchObject({ byte: null, code: 'unfinished', seenUtc: '2025-05-01T10:00:00.000Z' });
});

test('without any it says so, and other commands say nothing', async () => {
  const { cwd } = await caseWithLedger();
  expect((await airbridge('legs --json', { cwd })).err).toBe('');
  expect(await airbridge('problems', { cwd })).toMatchObject({ status: 0, out: '' });
  expect(JSON.parse((await airbridge('problems --json', { cwd })).out)).toEqual([]);
});

test('the first question to a ledger says that not all is in, and the next one only when it has changed', async () => {
  const { cwd, add } = await caseWithLedger();
  await add({ problems: [problem('a', '')] });
  // Nobody heard it.
  expect((await airbridge('legs --json --quiet', { cwd })).err).toBe('');
  const first = await airbridge('legs --json', { cwd });
  expect(first.err).toBe(
    'Not all evidence is in: 1 file could not be read, or not wholly; `airbridge problems` says which and why.\n',
  );
  expect((await airbridge('visits --json', { cwd })).err).toBe('');
  await add({ problems: [problem('b', '')] });
  expect((await airbridge('visits --json', { cwd })).err).toContain('2 files');
  expect((await airbridge('visits --json', { cwd })).err).toBe('');
});
