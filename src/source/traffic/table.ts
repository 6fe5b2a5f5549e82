import { AirbridgeError } from '../../error.js';

/** Without these columns a table says nothing about flights. */
const REQUIRED = ['timestamp', 'icao24', 'latitude', 'longitude'];

/** A table by row and column, however it was written. */
export interface Table {
  readonly length: number;
  has(column: string): boolean;
  /** What stands in a cell; undefined where there is none. */
  value(row: number, column: string): unknown;
}

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * A table as pandas writes it: a list of rows (`[{"timestamp":…},…]`), or an object of columns, each an object by the names of
 * the rows (`{"timestamp":{"0":…},…}`).
 *
 * @throws AirbridgeError `not-a-trace` for anything else, and for a table without times, addresses or places
 */
export function tableOf(json: unknown): Table {
  const table = Array.isArray(json) ? rowTable(json) : columnTable(json);
  const missing = REQUIRED.find((column) => !table.has(column));
  if (missing !== undefined) throw notATable(`the column ${missing} is missing`, missing);
  return table;
}

function rowTable(rows: readonly unknown[]): Table {
  if (rows.length === 0) {
    const next = 'There is nothing to take from it.';
    throw new AirbridgeError('empty-trace', 'it holds not one row', {}, next);
  }
  return {
    length: rows.length,
    has: (column) => rows.some((row) => isObject(row) && Object.hasOwn(row, column)),
    value: (row, column) => heldIn(rows[row], column),
  };
}

function columnTable(json: unknown): Table {
  if (!isObject(json)) throw notATable('it is neither a list of rows nor an object of columns');
  const times = json.timestamp;
  if (!isObject(times)) throw notATable('the column timestamp is missing', 'timestamp');
  const names = Object.keys(times);
  return {
    length: names.length,
    has: (column) => isObject(heldIn(json, column)),
    value: (row, column) => heldIn(heldIn(json, column), names[row]),
  };
}

/** What an object itself holds under a name, never what it inherits. */
function heldIn(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function notATable(what: string, field?: string): AirbridgeError {
  const next = 'Expected a table of state vectors with timestamp, icao24, latitude and longitude.';
  return new AirbridgeError(
    'not-a-trace',
    `not a trace: ${what}`,
    field === undefined ? {} : { field },
    next,
  );
}
