import { clean, sortRows } from './table.mjs';

/** @import { Sources } from './inputs.mjs' */

export const name = 'types.csv.gz';
export const inputs = ['standing-data', 'mictronics'];
export const how =
  'One row per designator, source and description (ICAO Doc 8643), with every name the source has for it. Mictronics’ ' +
  '`R` (tilt-rotor) is written `T` as in Doc 8643, its `T` (tower) `X`; no engines, and engines coupled, are blank.';

const HEADER = ['typecode', 'source', 'species', 'engines', 'engineType', 'wake', 'active', 'name'];

/** @param {Sources} sources */
export function make(sources) {
  /** @type {Map<string, { row: string[], names: string[] }>} */
  const described = new Map();
  for (const { row, name } of [...mictronicsTypes(sources), ...standingDataTypes(sources)]) {
    const key = row.slice(0, 6).join(',');
    const known = described.get(key) ?? { row, names: [] };
    // A type is active when any of its names is.
    if (row[6] === '1') known.row[6] = '1';
    if (name !== '' && !known.names.includes(name)) known.names.push(name);
    described.set(key, known);
  }
  const rows = [...described.values()].map(({ row, names }) => [...row, names.join('; ')]);
  return { header: HEADER, rows: sortRows(rows), notes: [] };
}

/** @param {Sources} sources */
function mictronicsTypes(sources) {
  return Object.entries(sources.mictronics('types.json')).map(([typecode, [name, description, wake]]) => {
    const [species, engines, engineType] = description;
    return {
      row: [
        typecode,
        'mictronics',
        { R: 'T', T: 'X', '-': '' }[species] ?? species,
        engines === '0' ? '' : engines,
        engineType === '-' ? '' : engineType,
        wake === '-' ? '' : wake,
        '',
      ],
      name: clean(name),
    };
  });
}

/** @param {Sources} sources */
function standingDataTypes(sources) {
  return sources.standingData('model-type').map((row) => ({
    row: [
      row.ICAO,
      'standing-data',
      row.SpeciesCode,
      /^\d+$/.test(row.Engines) ? row.Engines : '',
      row.EngineTypeCode,
      row.WakeTurbulenceCode,
      row.IsActive,
    ],
    name: clean(`${row.Manufacturer} ${row.Model}`),
  }));
}
