import { clean, sortRows, Tally } from './table.mjs';

/** @import { Sources } from './inputs.mjs' */

export const name = 'airlines.csv.gz';
export const inputs = ['standing-data', 'mictronics'];
export const how =
  'Operators with a three-letter ICAO designator, from either source. IATA code and name from standing-data; country and ' +
  'radiotelephony name from Mictronics, and its name for the operator where it is another one.';

const DESIGNATOR = /^[A-Z]{3}$/;

/** @param {Sources} sources */
export function make(sources) {
  const tally = new Tally();
  const designated = (/** @type {string} */ icao, /** @type {string} */ what) => {
    if (DESIGNATOR.test(icao)) return true;
    tally.add('row left out, no three-letter designator', what);
    return false;
  };
  const standing = new Map(
    sources
      .standingData('airlines')
      .filter((row) => designated(row.ICAO, row.Code))
      .map((row) => [row.ICAO, row]),
  );
  const mictronics = new Map(
    Object.entries(sources.mictronics('operators.json')).filter(([icao]) => designated(icao, icao)),
  );
  const rows = [...new Set([...standing.keys(), ...mictronics.keys()])].map((icao) => {
    const { Name = '', IATA = '' } = standing.get(icao) ?? {};
    const [otherName = '', country = '', radiotelephony = ''] = mictronics.get(icao) ?? [];
    const names = [...new Set([Name, otherName].map(clean).filter((text) => text !== ''))];
    const known = country === 'Unknown or unassigned country' ? '' : clean(country);
    return [icao, clean(IATA), names[0] ?? '', names[1] ?? '', known, clean(radiotelephony)];
  });
  const header = ['icao', 'iata', 'name', 'otherName', 'country', 'radiotelephony'];
  return { header, rows: sortRows(rows), notes: tally.notes() };
}
