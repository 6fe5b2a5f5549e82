import type { Cells } from './cells.js';
import { type IdentityItem, rowOf, textOrNull, yearOrNull } from './item.js';

/** Where standing-data keeps its airframes. */
export const STANDING_DATA_FILE = /(?:^|\/)aircraft\/schema-\d+\/.*\.csv$/;

/** Whether columns are those of standing-data's airframes. */
export const isStandingData = (columns: readonly string[]): boolean =>
  columns.includes('icao') && columns.includes('modelicao') && columns.includes('isprivateoperator');

/** One airframe of standing-data. It marks private operators itself, and their names are not taken in. */
export function standingDataItem(cells: Cells, where: string): IdentityItem {
  const text = (column: string) => textOrNull(cells(column));
  return rowOf(cells('icao'), where, {
    registration: text('registration'),
    typecode: text('modelicao'),
    description: text('manufacturerandmodel'),
    operator: cells('isprivateoperator') === '1' ? 'Private' : text('operator'),
    operatorCode: text('airlinecode'),
    serial: text('serialnumber'),
    yearBuilt: yearOrNull(text('yearbuilt')),
  });
}
