import type { Evidence } from '../../legs/grade.js';

/** Types of the engine that a column may have. */
type ColumnType = 'VARCHAR' | 'INTEGER' | 'BIGINT' | 'DOUBLE' | 'FLOAT' | 'BOOLEAN' | 'TIMESTAMP' | 'BLOB';

/** What a value of each type is, as it comes out of the engine. */
interface Held {
  readonly VARCHAR: string;
  readonly INTEGER: number;
  readonly BIGINT: number;
  readonly DOUBLE: number;
  readonly FLOAT: number;
  readonly BOOLEAN: boolean;
  readonly TIMESTAMP: Date;
  readonly BLOB: Uint8Array;
}

export interface Column<Name extends string = string, Value = unknown> {
  readonly name: Name;
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** Text of a JSON value; answers in JSON give the value itself. */
  readonly isJson: boolean;
  readonly doc: string;
  /** For the compiler alone: what it holds, see schema/rows. */
  readonly holds?: Value;
}

export interface Table {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly Column[];
  /** Order on disk; place and month queries depend on it. Empty where nobody reads in order. */
  readonly sortedBy: readonly string[];
}

/** A table as it is written down. */
export const table = <const T extends Table>(made: T): T => made;

/** A column that always holds something. */
export function column<const Name extends string, T extends ColumnType>(
  name: Name,
  type: T,
  doc: string,
): Column<Name, Held[T]> {
  return { name, type, nullable: false, isJson: false, doc };
}

/** A column that may hold nothing. */
export function optional<const Name extends string, T extends ColumnType>(
  name: Name,
  type: T,
  doc: string,
): Column<Name, Held[T] | null> {
  return { name, type, nullable: true, isJson: false, doc };
}

/** One of a few words, or null where `Word` allows it. */
export const word =
  <Word extends string | null>(nullable: null extends Word ? true : false) =>
  <const Name extends string>(name: Name, doc: string): Column<Name, Word> => ({
    name,
    type: 'VARCHAR',
    nullable,
    isJson: false,
    doc,
  });

/** A column of JSON text. */
export const json = <const Name extends string>(name: Name, doc: string): Column<Name, string> => ({
  ...column(name, 'VARCHAR', doc),
  isJson: true,
});

/** How an end is known. */
export const evidence = word<Evidence>(false);
