import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasLedger, ledgerFile } from '../../src/case/case-folder.js';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { openReader, openStaging } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';

const options = { command: 'test', nowMs: Date.now, patienceMs: 0 };

const problem = (path: string) => [null, path, '', null, 'unreadable', 'why', new Date(0)];

async function pathsIn(dir: string): Promise<unknown[]> {
  const reader = await openReader(dir, options);
  const rows = await allRows(reader, 'SELECT path FROM problems ORDER BY path');
  await reader.close();
  return rows.map((row) => row.path);
}

test('there is no ledger before the first commit', async () => {
  const dir = temporaryFolder();
  expect(await hasLedger(dir)).toBe(false);
  await expect(openReader(dir, options)).rejects.toMatchObject({ code: 'case-missing' });
});

test('readers see all of a commit at once, and none of it before', async () => {
  const dir = temporaryFolder();
  await (await openStaging(dir, options)).commit();
  const staging = await openStaging(dir, options);
  await staging.engine.append('problems', [problem('b'), problem('a')]);
  expect(await pathsIn(dir)).toEqual([]);
  const early = await openReader(dir, options);
  await staging.commit();
  expect(await allRows(early, 'SELECT path FROM problems')).toEqual([]);
  await early.close();
  expect(await pathsIn(dir)).toEqual(['a', 'b']);
  expect(readdirSync(dir)).toEqual(['ledger.duckdb']);
});

test('there is one writer at a time', async () => {
  const dir = temporaryFolder();
  const staging = await openStaging(dir, options);
  await expect(openStaging(dir, options)).rejects.toMatchObject({ code: 'case-locked' });
  await staging.discard();
  expect(readdirSync(dir)).toEqual([]);
});

test('what a killed writer had finished is taken up again', async () => {
  const dir = temporaryFolder();
  const killed = await openStaging(dir, options);
  await killed.engine.append('problems', [problem('kept')]);
  await killed.engine.execute('BEGIN');
  await killed.engine.append('problems', [problem('half done')]);
  await killed.close();
  const next = await openStaging(dir, options);
  expect(next.resumed).toBe(true);
  await next.commit();
  expect(await pathsIn(dir)).toEqual(['kept']);
});

test('a staging ledger that cannot be opened is made anew from the ledger', async () => {
  const dir = temporaryFolder();
  const first = await openStaging(dir, options);
  await first.engine.append('problems', [problem('old')]);
  await first.commit();
  writeFileSync(join(dir, 'staging.duckdb'), 'half a file');
  const staging = await openStaging(dir, options);
  expect(staging.resumed).toBe(false);
  expect(await allRows(staging.engine, 'SELECT path FROM problems')).toEqual([{ path: 'old' }]);
  await staging.discard();
});

test('a newer ledger is refused to readers and writers, and left as it is', async () => {
  const dir = temporaryFolder();
  await (await openStaging(dir, options)).commit();
  const engine = await openDuckDb(ledgerFile(dir), { access: 'write' });
  await engine.execute(`UPDATE meta SET "value" = '70'`);
  await engine.close();
  await expect(openReader(dir, options)).rejects.toThrow('version 70');
  await expect(openStaging(dir, options)).rejects.toMatchObject({ code: 'ledger-too-new' });
  expect(existsSync(join(dir, 'lock'))).toBe(false);
});

test('a file that is no ledger is named', async () => {
  const dir = temporaryFolder({ 'ledger.duckdb': 'no database at all, only some words' });
  await expect(openReader(dir, options)).rejects.toMatchObject({
    code: 'ledger-damaged',
    where: { file: ledgerFile(dir) },
  });
});

test('readers never fail while the ledger is swapped under them', async () => {
  const dir = temporaryFolder();
  await (await openStaging(dir, options)).commit();
  let swapping = true;
  const reading = (async () => {
    let reads = 0;
    while (swapping) {
      await pathsIn(dir);
      reads++;
    }
    return reads;
  })();
  for (let i = 0; i < 8; i++) {
    const staging = await openStaging(dir, options);
    await staging.engine.append('problems', [problem(`p${i}`)]);
    await staging.commit();
  }
  swapping = false;
  expect(await reading).toBeGreaterThan(0);
  expect(await pathsIn(dir)).toHaveLength(8);
});
