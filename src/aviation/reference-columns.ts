import { Geoid, type GeoidColumns } from '../geo/geoid.js';
import { type AerodromeColumns, AerodromeTable } from './aerodromes.js';
import { AircraftTable } from './aircraft.js';
import { OperatorTable } from './operator.js';
import { type RowColumns, Rows } from './rows.js';
import { TypeTable } from './typeclass.js';

/** The reference tables legs are built with, as typed arrays only: what a worker needs to have them without reading them. */
export interface ReferenceColumns {
  readonly aerodromes: AerodromeColumns;
  readonly aircraft: RowColumns;
  readonly airlines: RowColumns;
  readonly geoid: GeoidColumns;
  readonly types: RowColumns;
  readonly typeClasses: RowColumns;
}

/** The tables over such columns. */
interface ReferenceTables {
  readonly aerodromes: AerodromeTable;
  readonly aircraft: AircraftTable;
  readonly geoid: Geoid;
  readonly operators: OperatorTable;
  readonly types: TypeTable;
}

/** Builds the tables without copying anything. */
export function tablesOver(columns: ReferenceColumns): ReferenceTables {
  return {
    aerodromes: new AerodromeTable(columns.aerodromes),
    aircraft: new AircraftTable(new Rows(columns.aircraft)),
    geoid: new Geoid(columns.geoid),
    operators: new OperatorTable(new Rows(columns.airlines)),
    types: new TypeTable(new Rows(columns.types), new Rows(columns.typeClasses)),
  };
}

type TypedArray = Uint8Array | Int16Array | Uint32Array | Float32Array | Float64Array;

/** The same columns in memory that threads share: posting them to a worker then copies nothing. */
export function shared<T extends object>(columns: T): T {
  const entries = Object.entries(columns).map(([name, value]) => [
    name,
    ArrayBuffer.isView(value) ? sharedArray(value as TypedArray) : shared(value),
  ]);
  return Object.fromEntries(entries) as T;
}

function sharedArray(array: TypedArray): TypedArray {
  // A Buffer is a Uint8Array too, but its own constructor takes no shared memory.
  const Kind = (array instanceof Uint8Array ? Uint8Array : array.constructor) as new (
    buffer: SharedArrayBuffer,
  ) => TypedArray;
  const copy = new Kind(new SharedArrayBuffer(array.byteLength));
  copy.set(array);
  return copy;
}
