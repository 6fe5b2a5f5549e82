import type { Row, Value } from '../engine/engine.js';
import { TABLES } from './columns.js';

type TableName = keyof typeof TABLES;
type ColumnsOf<Name extends TableName> = (typeof TABLES)[Name]['columns'][number];

/** A row of a table as it comes out: every column by its name, typed by the schema. */
export type RowOf<Name extends TableName> = {
  readonly [Column in ColumnsOf<Name> as Column['name']]: Exclude<Column['holds'], undefined>;
};

/** A row as it goes in: times are UTC milliseconds. */
export type NewRowOf<Name extends TableName> = {
  readonly [Column in keyof RowOf<Name>]: Date extends RowOf<Name>[Column]
    ? Exclude<RowOf<Name>[Column], Date> | number
    : RowOf<Name>[Column];
};

/**
 * What a query found as rows of a table, or some of its columns. The one place where a row is taken at its word: the query names the
 * columns, the schema says what they hold.
 */
export const rowsAs = <Found>(rows: readonly Row[]): readonly Found[] => rows as unknown as readonly Found[];

/** One such row. */
export const rowAs = <Found>(row: Row): Found => row as unknown as Found;

/** A row's values in the order of its table's columns, as they are appended. */
export function valuesOf<Name extends TableName>(table: Name, row: NewRowOf<Name>): Value[] {
  const values = row as Readonly<Record<string, Value>>;
  return TABLES[table].columns.map(({ name }) => values[name] ?? null);
}

/** A time of a row, UTC milliseconds. */
export function msOf(time: Date): number;
export function msOf(time: Date | null): number | null;
export function msOf(time: Date | null): number | null {
  return time === null ? null : time.getTime();
}
