import { GEOID_COLUMNS, GEOID_ROWS, type GeoidColumns } from '../geo/geoid.js';
import type { Rows } from './rows.js';

export const GEOID_HEADER = ['latitudeDeg', 'undulationsDm'] as const;

/** The table of the geoid as columns: a row per degree of latitude from 90 to −90, its 360 values parted by blanks. */
export function geoidColumns(rows: Rows): GeoidColumns {
  const undulationDm = new Int16Array(GEOID_ROWS * GEOID_COLUMNS);
  for (let row = 0; row < rows.length; row++) {
    undulationDm.set(rows.at(row)[1].split(' ').map(Number), row * GEOID_COLUMNS);
  }
  return { undulationDm };
}
