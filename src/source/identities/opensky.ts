import { isOrganisation, publicName } from '../../aviation/privacy.js';
import type { Cells } from './cells.js';
import { type IdentityItem, rowOf, textOrNull, yearOrNull } from './item.js';

const DESIGNATOR = /^[A-Z]{3}$/;
const DAY = /^(\d{4}-\d\d-\d\d)(?:[ T].*)?$/;

/** Whether columns are those of OpenSky's aircraft database, in any of its generations. */
export const isOpenSky = (columns: readonly string[]): boolean =>
  columns.includes('icao24') && columns.includes('operatoricao') && columns.includes('registration');

/**
 * One airframe of OpenSky's aircraft database. Rows of 2024 and later carry the day they were last changed; names of
 * private owners and operators are not taken in.
 */
export function openSkyItem(cells: Cells, where: string): IdentityItem {
  const text = (column: string) => textOrNull(cells(column));
  const code = text('operatoricao')?.toUpperCase() ?? null;
  const operatorCode = code !== null && DESIGNATOR.test(code) ? code : null;
  const operator = text('operator');
  return rowOf(cells('icao24'), where, {
    registration: text('registration'),
    typecode: text('typecode')?.toUpperCase() ?? null,
    description: [text('manufacturername'), text('model')].filter((part) => part !== null).join(' ') || null,
    // Who flies under a designator is no private person, whatever the name looks like.
    operator:
      operatorCode !== null || (operator !== null && isOrganisation(operator))
        ? operator
        : publicName(operator),
    operatorCode,
    owner: publicName(text('owner')),
    serial: text('serialnumber'),
    yearBuilt: yearOrNull(text('built')),
    asOf: DAY.exec(text('timestamp') ?? '')?.[1] ?? null,
  });
}
