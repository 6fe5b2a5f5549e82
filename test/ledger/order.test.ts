import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/ledger/duckdb.js';
import { allRows, type Engine } from '../../src/ledger/engine.js';
import { makeLedger } from '../../src/ledger/migrations.js';
import { restoreOrder } from '../../src/ledger/order.js';

async function memory(): Promise<Engine> {
  return await openDuckDb(':memory:', { access: 'write' });
}

test('order on disk is restored where appending broke it', async () => {
  const engine = await memory();
  await makeLedger(engine);
  const movement = (aerodrome: string, second: number) => [
    aerodrome,
    'XX',
    'arrival',
    new Date(second * 1000),
    'observed',
    '000001',
    null,
    `leg${second}`,
    false,
  ];
  await engine.append('movements', [movement('UBBB', 2), movement('LLOV', 9)]);
  await engine.append('movements', [movement('UBBB', 1), movement('LLOV', 3)]);
  await restoreOrder(engine);
  const rows = await allRows(engine, 'SELECT leg FROM movements ORDER BY rowid');
  expect(rows.map((row) => row.leg)).toEqual(['leg3', 'leg9', 'leg1', 'leg2']);
  // The rewritten table still refuses what the schema refuses.
  await expect(engine.append('movements', [Array(9).fill(null)])).rejects.toThrow('NOT NULL');
  await engine.close();
});

/** Few values, so that many rows share one; null, because keys may be unknown. */
const sha256 = fc.constantFrom(null, 'a', 'b', 'c');
const entry = fc.constantFrom('', 'p', 'q');

test('however a table is cut into slices, every row is kept, and once, in the order of a plain sort', async () => {
  const engine = await memory();
  await makeLedger(engine);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(sha256, entry), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      async (keys, sliceRows) => {
        await engine.execute('DELETE FROM problems');
        const rows = keys.map(([sha, name], k) => [sha, `path${k}`, name, null, 'unreadable', '', k]);
        await engine.append('problems', rows);
        const sorted = 'SELECT sha256, entry FROM problems ORDER BY sha256, entry';
        const expected = await allRows(engine, sorted);
        await restoreOrder(engine, { sliceRows });
        expect(await allRows(engine, 'SELECT sha256, entry FROM problems ORDER BY rowid')).toEqual(expected);
        const paths = await allRows(engine, 'SELECT path FROM problems');
        expect(new Set(paths.map((row) => row.path))).toEqual(new Set(rows.map((row) => row[1])));
      },
    ),
    { numRuns: 60 },
  );
  await engine.close();
});

/** How many rows there are, and how many lie before one that sorts before them. */
async function orderOf(engine: Engine): Promise<unknown[]> {
  const [{ rows, backwards }] = await allRows(
    engine,
    `SELECT count(*) AS rows, count(*) FILTER (sha256 < before) AS backwards
     FROM (SELECT sha256, lag(sha256) OVER () AS before FROM problems)`,
  );
  return [rows, backwards];
}

/** A ledger whose engine may use 64 MB, with so many problems in no order, each with a reason of some characters. */
async function disorderly(dir: string, rows: number, reasonLength: number): Promise<Engine> {
  const engine = await openDuckDb(join(dir, 'x.duckdb'), { access: 'write', threads: 1, memoryLimitMb: 64 });
  await makeLedger(engine);
  await engine.execute(`INSERT INTO problems
    SELECT hash(i)::VARCHAR, 'path', i::VARCHAR, NULL, 'unreadable', repeat(sha256(i::VARCHAR), ${reasonLength / 64}), TIMESTAMP '2025-02-07'
    FROM range(${rows}) a(i)`);
  return engine;
}

test('rows many times the size of what the engine may use are put in order', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'airbridge-order-'));
  // Of some 2.5 kB each, as legs are.
  const engine = await disorderly(dir, 60_000, 2560);
  await restoreOrder(engine, { memoryLimitMb: 64 });
  expect(await orderOf(engine)).toEqual([60_000, 0]);
  await engine.close();
  await rm(dir, { recursive: true });
}, 60_000);

test('beyond 524,288 rows a table is put in order with eight times the memory', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'airbridge-order-'));
  const engine = await disorderly(dir, 600_000, 64);
  const limits: string[] = [];
  const watched: Engine = {
    ...engine,
    execute: async (sql) => {
      limits.push(...(/^SET memory_limit = '(.*)'/.exec(sql)?.slice(1) ?? []));
      await engine.execute(sql);
    },
  };
  await restoreOrder(watched, { memoryLimitMb: 64 });
  expect(await orderOf(engine)).toEqual([600_000, 0]);
  expect(limits).toEqual(['512MB']);
  await engine.close();
  await rm(dir, { recursive: true });
}, 60_000);
