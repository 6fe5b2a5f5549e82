import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAerodromes } from 'airbridge/aviation';
import { afterAll, describe, expect, test } from 'vitest';
import { readOptions } from '../../evaluate/options.js';
import { standingOf } from '../../evaluate/truth/standing.js';
import { readTruthFile, type TruthRow } from '../../evaluate/truth/truth-file.js';
import { hasShared, SHARED } from '../support/examples.js';
import { keptFolder } from '../support/folder.js';

const folder = keptFolder();
afterAll(() => folder.remove());
const IN_2017 = Date.UTC(2017, 1, 5);

const row = (given: Partial<TruthRow>): TruthRow => ({
  source: 'made up',
  file: 'x.csv',
  hex: '',
  callsign: 'X1',
  adep: 'EDDF',
  ades: 'EDDM',
  takeoff_utc: '',
  landing_utc: '',
  notes: '',
  ...given,
});
const standing = (given: Partial<TruthRow>) => standingOf(row(given), IN_2017, loadAerodromes());

describe('what a row of truth is good for', () => {
  test('a flight whose second source disagrees does not count', () => {
    expect(standing({ notes: "NM CPR [('EDDT', 'EDDF')]" }).counts).toBe(false);
    expect(standing({ notes: 'NM CPR agrees' })).toMatchObject({ counts: true, confirmed: true });
    expect(standing({ notes: 'no CPR' })).toMatchObject({ counts: true, confirmed: false });
  });

  test('codes become the table’s idents, whatever kind they are', () => {
    expect(standing({ adep: 'UBBI', ades: 'FRA' })).toMatchObject({ adep: 'UB12', ades: 'EDDF' });
  });

  test('an end at a field that had not opened, or that nobody knows, does not count', () => {
    expect(standing({ adep: 'LTFM' })).toMatchObject({ counts: true, adep: null, ades: 'EDDM' });
    expect(standing({ ades: 'QQQQ' })).toMatchObject({ counts: true, adep: 'EDDF', ades: null });
  });

  test.skipIf(!hasShared)('of the answer key five flights and one end do not count', () => {
    const rows = readTruthFile(join(SHARED, 'truth', 'truth.csv'));
    const all = rows.map((one) => standing(one));
    expect(rows).toHaveLength(91);
    expect(all.filter(({ counts }) => !counts)).toHaveLength(5);
    expect(all.filter((one) => one.counts && one.confirmed)).toHaveLength(31);
    expect(all.filter((one) => one.counts && (one.adep === null || one.ades === null))).toHaveLength(1);
  });
});

test('a file without the columns is no truth file, and the message says which are missing', () => {
  const path = join(folder.path, 'truth.csv');
  writeFileSync(path, 'source,file,adep\na,b,c\n');
  expect(() => readTruthFile(path)).toThrow(/truth\.csv.*ades/);
});

describe('the command line', () => {
  test('takes further truth, each with its folder', () => {
    const { truths, write } = readOptions(['legs', '--truth', 'a.csv', '--tracks', 'b', '--write']);
    expect(truths).toEqual([{ truth: 'a.csv', tracks: 'b' }]);
    expect(write).toBe(true);
    expect(() => readOptions(['legs', '--truth', 'a.csv'])).toThrow(/--tracks/);
  });

  test('asks what to evaluate, unless help is wanted', () => {
    expect(() => readOptions([])).toThrow(/legs/);
    expect(readOptions(['--help']).help).toBe(true);
  });
});
