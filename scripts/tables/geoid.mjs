/** @import { Sources } from './inputs.mjs' */

export const name = 'geoid.csv.gz';
export const inputs = ['egm96'];
export const how =
  'Height of the EGM96 geoid above the WGS 84 ellipsoid at whole degrees, in decimetres, out of the grid of 15 minutes: a row ' +
  'per degree of latitude, in it 360 values from Greenwich eastward. Read between them along straight lines it differs from ' +
  'the grid by 0.43 m RMS, at most 11.7 m (near Hawaii).';

/** @param {Sources} sources */
export function make(sources) {
  const rows = Array.from({ length: 181 }, (_, row) => {
    const values = Array.from({ length: 360 }, (_, column) =>
      Math.round(sources.undulationM(90 - row, column) * 10),
    );
    return [90 - row, values.join(' ')];
  });
  return { header: ['latitudeDeg', 'undulationsDm'], rows, notes: [] };
}
