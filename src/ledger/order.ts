import { TABLES, type Table } from './columns.js';
import { createTable } from './ddl.js';
import { allRows, type Engine, inTransaction } from './engine.js';
import { identifier } from './literal.js';

/**
 * Puts tables back into their order on disk where appending has broken it: the engine skips what a place or month
 * query cannot need only while neighbours in time and place are neighbours in the file.
 */
export async function restoreOrder(engine: Engine): Promise<void> {
  for (const table of Object.values(TABLES)) {
    if (await isOutOfOrder(engine, table)) await rewriteSorted(engine, table);
  }
}

async function isOutOfOrder(engine: Engine, table: Table): Promise<boolean> {
  const key = `row(${keyOf(table)})`;
  const rows = await allRows(
    engine,
    `SELECT 1 FROM (SELECT ${key} AS k, lag(${key}) OVER () AS before FROM ${identifier(table.name)})
     WHERE k < before LIMIT 1`,
  );
  return rows.length > 0;
}

async function rewriteSorted(engine: Engine, table: Table): Promise<void> {
  const name = identifier(table.name);
  await inTransaction(engine, () =>
    engine.execute(`ALTER TABLE ${name} RENAME TO unsorted;
      ${createTable(table)};
      INSERT INTO ${name} SELECT * FROM unsorted ORDER BY ${keyOf(table)};
      DROP TABLE unsorted`),
  );
}

const keyOf = (table: Table): string => table.sortedBy.map(identifier).join(', ');
