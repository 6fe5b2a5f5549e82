import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows, type Value } from '../../src/ledger/engine/engine.js';
import { temporaryFolder } from '../source/temporary.js';

const DDL =
  'CREATE TABLE t (n INTEGER NOT NULL, s VARCHAR, big BIGINT, d DOUBLE, b BOOLEAN, seen TIMESTAMP, bytes BLOB)';

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const rowArbitrary = fc.tuple(
  fc.integer(),
  orNull(fc.string({ unit: 'binary' })),
  orNull(fc.maxSafeInteger()),
  orNull(fc.double({ noNaN: true })),
  orNull(fc.boolean()),
  orNull(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
  orNull(fc.uint8Array({ maxLength: 40 })),
);

describe('the engine', () => {
  test('gives back every value as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rowArbitrary, { minLength: 1, maxLength: 20 }), async (rows) => {
        const engine = await openDuckDb(':memory:', { access: 'write' });
        await engine.execute(DDL);
        await engine.append('t', rows as Value[][]);
        const back = await allRows(engine, 'SELECT * FROM t');
        expect(back.map((row) => Object.values(row))).toEqual(rows);
        await engine.close();
      }),
      { numRuns: 30 },
    );
  });

  test('that lacks memory says so, and what to do', async () => {
    const engine = await openDuckDb(':memory:', { access: 'write', threads: 1, memoryLimitMb: 8 });
    const query = engine.execute('SELECT len(list(i)) FROM range(20000000) r(i)');
    await expect(query).rejects.toMatchObject({
      code: 'no-memory',
      next: expect.stringContaining('shorter period'),
    });
    await engine.close();
  });

  test('appends and streams more rows than fit in one chunk, in order', async () => {
    const dir = temporaryFolder();
    const file = join(dir, 'a.duckdb');
    const writer = await openDuckDb(file, { access: 'write', threads: 1 });
    await writer.execute(DDL);
    const rows = Array.from({ length: 5_000 }, (_, i): Value[] => [
      i,
      `row ${i}`,
      i,
      i / 2,
      true,
      new Date(i),
      null,
    ]);
    await writer.append('t', rows);
    await writer.close();
    const reader = await openDuckDb(file, { access: 'read' });
    const seen: unknown[] = [];
    let batches = 0;
    for await (const batch of reader.query('SELECT n FROM t')) {
      batches++;
      seen.push(...batch.map((row) => row.n));
    }
    expect(seen).toEqual(rows.map(([n]) => n));
    expect(batches).toBeGreaterThan(1);
    await reader.close();
  });

  test('a writer may write while it goes through a result, and loses none of it', async () => {
    const engine = await openDuckDb(':memory:', { access: 'write' });
    await engine.execute('CREATE TABLE log (n BIGINT)');
    let rows = 0;
    for await (const batch of engine.query('SELECT range AS n FROM range(10000)')) {
      rows += batch.length;
      await engine.append('log', [[batch.length]]);
    }
    expect(rows).toBe(10_000);
    expect(await allRows(engine, 'SELECT sum(n)::BIGINT AS n FROM log')).toEqual([{ n: 10_000 }]);
    await engine.close();
  });

  test('readers may overlap', async () => {
    const dir = temporaryFolder();
    const file = join(dir, 'a.duckdb');
    await (await openDuckDb(file, { access: 'write' })).close();
    const reader = await openDuckDb(file, { access: 'read' });
    const count = async () => (await allRows(reader, 'SELECT range FROM range(9000)')).length;
    expect(await Promise.all([count(), count(), count()])).toEqual([9000, 9000, 9000]);
    await reader.close();
  });

  test('refuses rows of the wrong width and nulls where none may be', async () => {
    const engine = await openDuckDb(':memory:', { access: 'write' });
    await engine.execute(DDL);
    await expect(engine.append('t', [[1]])).rejects.toThrow('7 columns');
    await expect(engine.append('t', [[null, null, null, null, null, null, null]])).rejects.toThrow(
      'NOT NULL',
    );
    await engine.close();
  });

  test('closing twice is closing once', async () => {
    const engine = await openDuckDb(':memory:', { access: 'write' });
    await engine.close();
    await engine.close();
  });

  test('names a file that is no database', async () => {
    const dir = temporaryFolder({ 'a.duckdb': 'these are not the bytes of a database, however long' });
    const file = join(dir, 'a.duckdb');
    await expect(openDuckDb(file, { access: 'read' })).rejects.toMatchObject({
      code: 'ledger-damaged',
      where: { file },
    });
  });
});
