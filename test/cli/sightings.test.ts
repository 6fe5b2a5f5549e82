import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../source/temporary.js';
import { keptFolder } from '../support/folder.js';
import { writeWorkedLedger } from '../support/worked.js';
import { airbridge } from './cli.js';

const HEAD =
  'date_from,date_to,operator,registration,callsign,aircraft_type,from,to,count,count_is,unit,publisher,published,cited_in,note';
const ROWS = [
  '2025-02-01,,,4X-ICA,,B744,LLOV,UBBB,1,exact,visit,A Paper,2025-02,,',
  '2025-02-02,2025-02-02,,,,,,LLOV,1,exact,visit,\u001b[31mAnother,2025-02,,',
  '2025-01,2025-12,Silk Way Airlines,,,,,UBBB,40,about,landing,A Third,2026,,included elsewhere',
  '2016-04-04,,,4K-78131,,IL76,,LLOV,1,exact,visit,A Paper,2016-04,,',
];

const folder = keptFolder();
const cwd = folder.path;
beforeAll(async () => {
  writeFileSync(join(cwd, 'case.yaml'), 'title: print\n');
  writeFileSync(join(cwd, 'sightings.csv'), [HEAD, ...ROWS].join('\n'));
  await writeWorkedLedger(join(cwd, 'ledger'));
});
afterAll(() => folder.remove());

describe('sightings', () => {
  test('stand beside what is here of them', async () => {
    const { status, out, err } = await airbridge('sightings', { cwd });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const here = out.split('\n').map((line) => line.split(/ {2,}/).at(-1));
    expect(here.slice(0, 5)).toEqual([
      'HERE',
      'visit ba00000000',
      'visit ba00000000',
      '1 confirmed, 1 continuity',
      'none; no archive of that day',
    ]);
    expect(out).toContain('never added');
    expect(out).not.toContain('\u001b');
  });

  test('as JSON name the visits', async () => {
    const matches = JSON.parse((await airbridge('sightings --at UBBB --json', { cwd })).out);
    expect(matches).toMatchObject([
      { dateFrom: '2025-02-01', dateTo: '2025-02-01', is: 'one', visits: ['ba00000000000001'], line: 2 },
      { is: 'total', visits: [], heard: { confirmed: 1, probable: 0, continuity: 1 } },
    ]);
  });

  test('keep to the place, the period and the fleet', async () => {
    expect((await airbridge('sightings --until 2020 --json', { cwd })).out).toContain('4K-78131');
    expect(JSON.parse((await airbridge('sightings --since 2020 --until 2020 --json', { cwd })).out)).toEqual(
      [],
    );
    expect((await airbridge('sightings --at LLER', { cwd })).err).toContain(
      'Nothing answers this question: sightings at LLER',
    );
  });

  test('are a column of their own in a count, and change none of its numbers', async () => {
    const { out } = await airbridge('count --at UBBB --json', { cwd });
    const { counted, sightings } = JSON.parse(out);
    expect(counted).toEqual({ confirmed: 1, probable: 0, total: 1 });
    expect(sightings.map(({ is }: { is: string }) => is)).toEqual(['one', 'total']);
    const words = (await airbridge('count --at LLOV', { cwd })).out;
    expect(words).toContain('In print, and what is here of it (never added)');
    expect(words).toContain('2016-04-04  1 visit (A Paper): none; no archive of that day');
    expect(words).not.toContain('\u001b');
  });

  test('of a place nobody knows are refused with file and line', async () => {
    const dir = temporaryFolder({
      'case.yaml': '',
      'sightings.csv': [HEAD, ROWS[0].replace('UBBB', 'UBBX')].join('\n'),
    });
    const { status, err } = await airbridge('sightings', { cwd: dir });
    expect(status).toBe(2);
    expect(err).toContain('sightings.csv, line 2');
    expect(err).toContain('Did you mean');
  });

  test('that a case does not have are said to be missing', async () => {
    const { status, err } = await airbridge('sightings', { cwd: temporaryFolder({ 'case.yaml': '' }) });
    expect(status).toBe(4);
    expect(err).toContain('docs/sightings.md');
  });
});
