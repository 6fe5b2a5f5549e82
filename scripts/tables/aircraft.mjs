import { byCodeUnits, clean, Tally } from './table.mjs';

/** @import { Sources, CsvRecord } from './inputs.mjs' */

export const name = 'aircraft.csv.gz';
export const inputs = ['mictronics', 'standing-data'];
export const how =
  'One row per address and source: where both know an address both rows stand, and neither corrects the other. ' +
  'standing-data writes private operators as "Private"; no private name is kept. A registration that only repeats the ' +
  'type of a ground vehicle or mast (GND, TWR) is left blank.';

const ADDRESS = /^[0-9a-f]{6}$/;

/** @param {Sources} sources */
export function make(sources) {
  const tally = new Tally();
  const rows = [
    ...Object.entries(sources.mictronics('aircrafts.json')).map(mictronicsRow),
    ...sources.standingData('aircraft').map(standingDataRow),
  ].filter((row) => isUsable(row, tally));
  rows.sort((a, b) => byCodeUnits(a[0], b[0]) || byCodeUnits(a[1], b[1]));
  return {
    header: [
      'icao24',
      'source',
      'registration',
      'typecode',
      'military',
      'interesting',
      'description',
      'operator',
      'operatorIcao',
      'serial',
      'yearBuilt',
    ],
    rows,
    notes: tally.notes(),
  };
}

/** @param {[string, string[]]} entry */
function mictronicsRow([icao24, [registration, typecode, flags, description = '']]) {
  return [
    icao24.toLowerCase(),
    'mictronics',
    registrationOf(registration, typecode),
    clean(typecode),
    flags[0],
    flags[1],
    clean(description),
    '',
    '',
    '',
    '',
  ];
}

/** @param {CsvRecord} row */
function standingDataRow(row) {
  return [
    row.ICAO.toLowerCase(),
    'standing-data',
    registrationOf(row.Registration, row.ModelICAO),
    clean(row.ModelICAO),
    '',
    '',
    clean(row.ManufacturerAndModel),
    row.IsPrivateOperator === '1' ? 'Private' : clean(row.Operator),
    clean(row.AirlineCode),
    clean(row.SerialNumber),
    clean(row.YearBuilt),
  ];
}

/**
 * @param {string} registration
 * @param {string} typecode
 */
function registrationOf(registration, typecode) {
  const text = clean(registration);
  return text === clean(typecode) ? '' : text;
}

/**
 * @param {string[]} row
 * @param {Tally} tally
 */
function isUsable([icao24, source, registration, typecode], tally) {
  if (!ADDRESS.test(icao24)) {
    tally.add('row refused, not an address', `${source} ${icao24}`);
    return false;
  }
  // The package finds these columns by counting commas.
  if (/[",]/.test(registration + typecode)) {
    tally.add('row refused, comma or quote in registration or type', `${icao24} ${registration} ${typecode}`);
    return false;
  }
  return true;
}
