import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows, type Engine, type Value } from '../../src/ledger/engine/engine.js';
import { makeLedger } from '../../src/ledger/schema/migrations.js';
import { restoreOrder } from '../../src/ledger/store/order.js';

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
const perhaps: fc.Arbitrary<Value> = fc.constantFrom(null, 'a', 'b', 'c');
const given: fc.Arbitrary<Value> = fc.constantFrom('', 'p', 'q');

/** A table whose key begins with a column that may be null, and one whose key does not; rows of both, each known by its number. */
const KEYED = [
  {
    table: 'problems',
    key: 'sha256, entry',
    number: 'path',
    keys: fc.tuple(perhaps, given),
    row: ([sha, entry]: readonly Value[], k: string) => [sha, k, entry, null, 'unreadable', '', 0],
  },
  {
    table: 'days',
    key: 'path, day',
    number: 'sha256',
    keys: fc.tuple(given, perhaps),
    row: ([path, day]: readonly Value[], k: string) => [path, k, day, 0, 0, 0, 0, 0, null, null],
  },
] as const;

test.each(KEYED)(
  'however $table are cut into slices, every row is kept, and once, in the order of a plain sort',
  async ({ table, key, number, keys, row }) => {
    const engine = await memory();
    await makeLedger(engine);
    await fc.assert(
      fc.asyncProperty(
        fc.array(keys, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        async (some, sliceRows) => {
          await engine.execute(`DELETE FROM ${table}`);
          await engine.append(
            table,
            some.map((one, k) => row(one, `row${k}`)),
          );
          const expected = await allRows(engine, `SELECT ${key} FROM ${table} ORDER BY ${key}`);
          await restoreOrder(engine, { sliceRows });
          expect(await allRows(engine, `SELECT ${key} FROM ${table} ORDER BY rowid`)).toEqual(expected);
          const numbers = await allRows(engine, `SELECT ${number} AS number FROM ${table}`);
          expect(numbers.map((one) => one.number).sort()).toEqual(some.map((_, k) => `row${k}`).sort());
        },
      ),
      { numRuns: 60 },
    );
    await engine.close();
  },
);

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

test.each([
  // Of some 2.5 kB each, as legs are.
  { rows: 60_000, reasonLength: 2560 },
  // More than the engine sorts at a time of itself, whatever their size.
  { rows: 600_000, reasonLength: 64 },
])(
  '$rows rows of $reasonLength characters, more than the engine may hold, are put in order',
  async (some) => {
    const dir = await mkdtemp(join(tmpdir(), 'airbridge-order-'));
    const engine = await disorderly(dir, some.rows, some.reasonLength);
    await restoreOrder(engine);
    expect(await orderOf(engine)).toEqual([some.rows, 0]);
    await engine.close();
    await rm(dir, { recursive: true });
  },
  60_000,
);
