import { copyFileSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
  const inputs = ['/archives/a', '/archives/b'];
  const killed = await openStaging(dir, { ...options, inputs });
  await killed.engine.append('problems', [problem('kept')]);
  await killed.engine.execute('BEGIN');
  await killed.engine.append('problems', [problem('half done')]);
  await killed.close();
  const next = await openStaging(dir, { ...options, inputs: [...inputs, '/archives/c'] });
  expect(next).toMatchObject({ resumed: true, threwAway: false });
  await next.commit();
  expect(await pathsIn(dir)).toEqual(['kept']);
  expect(readdirSync(dir)).toEqual(['ledger.duckdb']);
});

describe('what a killed writer left', () => {
  const inputs = ['/archives/a'];

  async function leftIn(dir: string): Promise<void> {
    const killed = await openStaging(dir, { ...options, inputs });
    await killed.engine.append('problems', [problem('half done')]);
    await killed.close();
  }

  test.each([
    ['other inputs', { inputs: ['/archives/b'] }],
    ['a part of its inputs', { inputs: [] }],
    ['no inputs', {}],
  ])('is not published by a writer of %s', async (_what, given) => {
    const dir = temporaryFolder();
    await leftIn(dir);
    const staging = await openStaging(dir, { ...options, ...given });
    expect(staging).toMatchObject({ resumed: false, threwAway: true });
    await staging.commit();
    expect(await pathsIn(dir)).toEqual([]);
  });

  test('is not put in the place of a ledger that has changed since', async () => {
    const dir = temporaryFolder();
    await leftIn(dir);
    const elsewhere = temporaryFolder();
    const newer = await openStaging(elsewhere, options);
    await newer.engine.append('problems', [problem('newer')]);
    await newer.commit();
    copyFileSync(ledgerFile(elsewhere), ledgerFile(dir));
    const staging = await openStaging(dir, { ...options, inputs });
    expect(staging.resumed).toBe(false);
    await staging.commit();
    expect(await pathsIn(dir)).toEqual(['newer']);
  });

  test('is not published when a reader takes an older ledger up to this version', async () => {
    const dir = temporaryFolder();
    await (await openStaging(dir, options)).commit();
    const older = await openDuckDb(ledgerFile(dir), { access: 'write' });
    await older.execute(`ALTER TABLE movements DROP COLUMN "synthetic"; UPDATE meta SET "value" = '5'`);
    await older.close();
    await leftIn(dir);
    let said = 0;
    const reader = await openReader(dir, { ...options, onThrownAway: () => said++ });
    expect(await allRows(reader, 'SELECT path FROM problems')).toEqual([]);
    await reader.close();
    expect(said).toBe(1);
    expect(readdirSync(dir)).toEqual(['ledger.duckdb']);
  });

  test('stays where whoever comes would rather wait', async () => {
    const dir = temporaryFolder();
    await leftIn(dir);
    const waiting = openStaging(dir, { ...options, sparesLeftover: true });
    await expect(waiting).rejects.toThrow('interrupted (of /archives/a)');
    expect((await openStaging(dir, { ...options, inputs })).resumed).toBe(true);
  });
});

test.skipIf(process.platform === 'win32')('nothing is written through a link', async () => {
  const target = join(temporaryFolder({ 'a stranger’s': 'mine' }), 'a stranger’s');
  const dir = temporaryFolder();
  for (const name of ['staging.duckdb', 'staging.duckdb.wal', 'staging.duckdb.part', 'staging.json'])
    symlinkSync(target, join(dir, name));
  await (await openStaging(dir, { ...options, inputs: ['/a'] })).commit();
  expect(readFileSync(target, 'utf8')).toBe('mine');
  const linked = join(temporaryFolder(), 'ledger');
  symlinkSync(dir, linked);
  await expect(openStaging(linked, options)).rejects.toMatchObject({ code: 'case-invalid' });
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
