import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sightingRows, sightingsOfCase } from '../../src/case/sightings-file.js';
import { temporaryFolder } from '../source/temporary.js';

const REAL = join(import.meta.dirname, '../../../shared/data/case/sightings.csv');
const HEAD =
  'date_from,date_to,operator,registration,callsign,aircraft_type,from,to,count,count_is,unit,publisher,published,cited_in,note';
const ROW = '2016-04-04,,,4k-78131,azaf8,il76,UBBB,LLOV,1,exact,visit,Haaretz,2016-04,,';

const read = (...lines: string[]) => sightingRows(new TextEncoder().encode(lines.join('\n')));

test.skipIf(!existsSync(REAL))('the case’s own (../shared/data/case) are read whole', () => {
  const sightings = sightingRows(readFileSync(REAL));
  expect(sightings).toHaveLength(12);
  expect(sightings[3]).toMatchObject({
    count: 92,
    countIs: 'at least',
    unit: 'landing',
    to: 'LLOV',
    callsign: null,
  });
  expect(new Set(sightings.map(({ to }) => to))).toEqual(new Set(['LLOV', 'LLER', 'LLBG']));
});

test('dates are included whole, and one date is one day', () => {
  const [one] = read(HEAD, ROW);
  expect(one).toMatchObject({ line: 2, registration: '4K-78131', callsign: 'AZAF8', aircraftType: 'IL76' });
  expect([one.fromMs, one.untilMs]).toEqual([Date.UTC(2016, 3, 4), Date.UTC(2016, 3, 5)]);
  const [year] = read(HEAD, ROW.replace('2016-04-04,', '2016,2017-02'));
  expect([year.fromMs, year.untilMs]).toEqual([Date.UTC(2016, 0, 1), Date.UTC(2017, 2, 1)]);
});

describe('is refused, with its line and field:', () => {
  test.each([
    ['a date that is none', ROW.replace('2016-04-04', '2016-04-31'), 'date_from', 'not a date'],
    ['no date', ROW.replace('2016-04-04', ''), 'date_from', 'needs it'],
    ['days in the wrong order', ROW.replace('04-04,', '04-04,2016-04-03'), 'date_to', 'before the first'],
    ['no place', ROW.replace('LLOV', ''), 'to', 'needs it'],
    ['no flight at all', ROW.replace(',1,', ',0,'), 'count', 'whole number from 1'],
    ['half a flight', ROW.replace(',1,', ',1.5,'), 'count', 'whole number from 1'],
    [
      'more flights than there are numbers',
      ROW.replace(',1,', `,${'9'.repeat(30)},`),
      'count',
      'whole number',
    ],
    ['another kind of count', ROW.replace('exact', 'roughly'), 'count_is', 'exact, at least, about'],
    ['another unit', ROW.replace('visit', 'tonnes'), 'unit', 'visit, landing'],
    ['nobody who says so', ROW.replace('Haaretz', ''), 'publisher', 'needs it'],
  ])('%s', (_, row, field, fault) => {
    expect(() => read(HEAD, ROW, row)).toThrow(
      expect.objectContaining({
        code: 'sightings-invalid',
        message: expect.stringContaining(fault),
        where: expect.objectContaining({ line: 3, field }),
      }),
    );
  });

  test('columns that are missing or unknown, and rows that do not fit', () => {
    expect(() => read(HEAD.replace(',note', ''))).toThrow('there is no column note');
    expect(() => read(`${HEAD},cargo`)).toThrow('no such column');
    expect(() => read(HEAD, `${ROW},more`)).toThrow(
      expect.objectContaining({ code: 'csv-invalid', where: { line: 2 } }),
    );
  });
});

test('a case without the file has none, and its faults name the file', async () => {
  expect(await sightingsOfCase(temporaryFolder())).toBeNull();
  const dir = temporaryFolder({ 'sightings.csv': `${HEAD}\n${ROW.replace('exact', '')}\n` });
  await expect(sightingsOfCase(dir)).rejects.toMatchObject({
    code: 'sightings-invalid',
    where: { file: join(dir, 'sightings.csv'), line: 2, field: 'count_is' },
  });
});
