import { sortRows } from './table.mjs';

/** @import { Sources } from './inputs.mjs' */

export const name = 'address-blocks.csv.gz';
export const inputs = ['standing-data'];
export const how =
  'Every block of 24-bit addresses. Blocks nest; the smallest that holds an address counts. `ZZ` is nobody.';

/** @param {Sources} sources */
export function make(sources) {
  const rows = sources
    .standingData('code-blocks')
    .map((row) => [row.Start.toLowerCase(), row.Finish.toLowerCase(), row.IsMilitary, row.CountryISO2]);
  return { header: ['start', 'end', 'military', 'country'], rows: sortRows(rows), notes: [] };
}
