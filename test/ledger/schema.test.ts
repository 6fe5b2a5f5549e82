import { expect, test } from 'vitest';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows, type Engine } from '../../src/ledger/engine/engine.js';
import { SCHEMA_VERSION, TABLES } from '../../src/ledger/schema/columns.js';
import { createTable } from '../../src/ledger/schema/ddl.js';
import { makeLedger, migrate, schemaVersion } from '../../src/ledger/schema/migrations.js';

async function memory(): Promise<Engine> {
  return await openDuckDb(':memory:', { access: 'write' });
}

test('the database holds exactly the columns of columns.ts', async () => {
  const engine = await memory();
  await makeLedger(engine);
  const rows = await allRows(
    engine,
    'SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index',
  );
  for (const table of Object.values(TABLES)) {
    const made = rows.filter((row) => row.table_name === table.name);
    expect(
      made.map(({ column_name, data_type, is_nullable }) => [column_name, data_type, is_nullable]),
      table.name,
    ).toEqual(table.columns.map(({ name, type, nullable }) => [name, type, nullable]));
  }
  expect(new Set(rows.map((row) => row.table_name)).size).toBe(Object.keys(TABLES).length);
  await engine.close();
});

test('tables are sorted by columns they have', () => {
  for (const { name, columns, sortedBy } of Object.values(TABLES)) {
    expect(
      columns.map((column) => column.name),
      name,
    ).toEqual(expect.arrayContaining([...sortedBy]));
  }
});

test('a new ledger has the current version', async () => {
  const engine = await memory();
  await makeLedger(engine);
  expect(await schemaVersion(engine, 'x')).toBe(SCHEMA_VERSION);
  await engine.close();
});

test('a database without a version is no ledger', async () => {
  const engine = await memory();
  await expect(schemaVersion(engine, 'some.duckdb')).rejects.toMatchObject({ code: 'ledger-damaged' });
  await engine.execute('CREATE TABLE meta ("key" VARCHAR, "value" VARCHAR)');
  await expect(schemaVersion(engine, 'some.duckdb')).rejects.toMatchObject({ code: 'ledger-damaged' });
  await engine.close();
});

test('a newer ledger is refused, naming the version it needs', async () => {
  const engine = await memory();
  await makeLedger(engine);
  await engine.execute(`UPDATE meta SET "value" = '41' WHERE "key" = 'schemaVersion'`);
  const refusal = expect(migrate(engine, 'some.duckdb')).rejects;
  await refusal.toMatchObject({ code: 'ledger-too-new' });
  await refusal.toThrow(/version 41/);
  await engine.close();
});

test('an older ledger is taken up step by step, in order', async () => {
  const engine = await memory();
  await makeLedger(engine);
  await engine.execute(`UPDATE meta SET "value" = '1' WHERE "key" = 'schemaVersion'`);
  const steps = [
    { to: 3, sql: 'ALTER TABLE legs RENAME COLUMN twoUtc TO threeUtc;' },
    { to: 2, sql: 'ALTER TABLE legs ADD COLUMN twoUtc TIMESTAMP;' },
    { to: 4, sql: 'this step is not due' },
  ];
  await migrate(engine, 'some.duckdb', steps, 3);
  expect(await schemaVersion(engine, 'some.duckdb')).toBe(3);
  expect(await allRows(engine, 'SELECT threeUtc FROM legs')).toEqual([]);
  await engine.close();
});

test('a migration that fails leaves the ledger at the version it had reached', async () => {
  const engine = await memory();
  await makeLedger(engine);
  await engine.execute(`UPDATE meta SET "value" = '1' WHERE "key" = 'schemaVersion'`);
  const steps = [
    { to: 2, sql: 'ALTER TABLE legs ADD COLUMN twoUtc TIMESTAMP;' },
    {
      to: 3,
      sql: 'ALTER TABLE legs ADD COLUMN threeUtc TIMESTAMP; ALTER TABLE no_such_table ADD COLUMN x INTEGER;',
    },
  ];
  await expect(migrate(engine, 'some.duckdb', steps, 3)).rejects.toThrow('no_such_table');
  expect(await schemaVersion(engine, 'some.duckdb')).toBe(2);
  expect(await allRows(engine, 'SELECT twoUtc FROM legs')).toEqual([]);
  await expect(allRows(engine, 'SELECT threeUtc FROM legs')).rejects.toThrow('threeUtc');
  await engine.close();
});

test('names that are words of SQL are quoted', () => {
  expect(createTable(TABLES.visits)).toContain('"at" TIMESTAMP NOT NULL');
});
