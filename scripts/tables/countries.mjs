import { clean, sortRows } from './table.mjs';

/** @import { Sources } from './inputs.mjs' */

export const name = 'countries.csv.gz';
export const inputs = ['countries', 'standing-data'];
export const how =
  'Codes and names of OurAirports; standing-data’s name beside it where it gives another one. `ZZ`, which both use for ' +
  '"unknown", is left out.';

/** @param {Sources} sources */
export function make(sources) {
  const names = new Map(sources.ourAirports('countries').map((row) => [row.code, clean(row.name)]));
  const others = new Map(sources.standingData('countries').map((row) => [row.ISO, clean(row.Name)]));
  const codes = [...new Set([...names.keys(), ...others.keys()])].filter((code) => code !== 'ZZ');
  const rows = codes.map((code) => {
    const name = names.get(code) ?? others.get(code) ?? '';
    const other = others.get(code) ?? '';
    return [code, name, other === name ? '' : other];
  });
  return { header: ['code', 'name', 'otherName'], rows: sortRows(rows), notes: [] };
}
