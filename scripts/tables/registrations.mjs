import { sortRows } from './table.mjs';

/** @import { Sources } from './inputs.mjs' */

export const name = 'registration-prefixes.csv.gz';
export const inputs = ['standing-data'];
export const how =
  'Every national form of registration. `pattern` is the whole mark written without hyphens, since registrations are ' +
  'compared without them.';

/** @param {Sources} sources */
export function make(sources) {
  const rows = sources
    .standingData('registration-prefixes')
    .map((row) => [row.Prefix, row.CountryISO2, row.HasHyphen, barePattern(row.DecodeNoHyphenRegex)]);
  return { header: ['prefix', 'country', 'hyphen', 'pattern'], rows: sortRows(rows), notes: [] };
}

/**
 * Two fixed rewritings: the named group loses its name, and a hyphen between two groups of digits goes. Hyphens inside
 * character classes do not occur except as ranges, which stay.
 *
 * @param {string} pattern
 */
function barePattern(pattern) {
  return pattern.replace('(?<code>', '(?:').replaceAll('}-\\d', '}\\d');
}
