import { identifier } from '../engine/literal.js';
import type { Column, Table } from './column.js';
import { TABLES } from './columns.js';

/** `CREATE TABLE` for one table of the schema, under its own name or another. */
export function createTable(table: Table, name: string = table.name): string {
  const columns = table.columns.map(declareColumn).join(',\n  ');
  return `CREATE TABLE ${identifier(name)} (\n  ${columns}\n)`;
}

/** The statements that make an empty ledger. */
export function createLedger(): string {
  return Object.values(TABLES)
    .map((table) => `${createTable(table)};`)
    .join('\n');
}

function declareColumn(column: Column): string {
  return `${identifier(column.name)} ${column.type}${column.nullable ? '' : ' NOT NULL'}`;
}
