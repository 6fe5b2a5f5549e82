/** @import { Sources } from './inputs.mjs' */

export const name = 'aircraft-sources.csv.gz';
export const inputs = ['mictronics', 'standing-data'];
export const how =
  'The sources of the aircraft table, and as of when each speaks: the day Mictronics writes into its archive; standing-data ' +
  'states none, and holds only what its users submitted since June 2022.';

/** @param {Sources} sources */
export function make(sources) {
  return {
    header: ['source', 'asOf', 'title'],
    rows: [
      ['mictronics', sources.mictronicsDate(), 'Mictronics aircraft database'],
      ['standing-data', '', 'Virtual Radar Server standing data'],
    ],
    notes: [],
  };
}
