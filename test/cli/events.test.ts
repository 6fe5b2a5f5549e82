import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../source/temporary.js';
import { airbridge } from './cli.js';

const DEATHS = 'date,count\n2020-07-12,5\n2020-07-14,4\n2020-09-27,150\n2020-13-01,3\n';
const SAMPLE = join(import.meta.dirname, '../../../shared/data/events/ucdp-ged-19.1-sample.zip');
const here = existsSync(SAMPLE);
if (!here) process.stderr.write(`skipped: no UCDP sample at ${SAMPLE}\n`);

const rowsOf = (path: string) => parse(readFileSync(path), { columns: true }) as Record<string, string>[];

describe('events import', () => {
  test('writes events.csv of the case, prints its rules, and names the row it left out', async () => {
    const cwd = temporaryFolder({ 'deaths.csv': DEATHS });
    const { status, out, err } = await airbridge('events import deaths.csv --case a', { cwd });
    expect(status).toBe(3);
    expect(out).toContain('a day is active from 1 death on');
    expect(out).toContain('up to 14 quiet days in a row lie inside one episode');
    expect(out).toContain('core from 10 deaths on');
    expect(err).toContain('line 5, field date, found "2020-13-01"');
    expect(rowsOf(join(cwd, 'a/events.csv'))).toMatchObject([
      { id: 'E2020-07-12', start: '2020-07-12', end: '2020-07-14', class: 'minor', deaths: '9' },
      { id: 'E2020-09-27', start: '2020-09-27', end: '2020-09-27', class: 'core', deaths: '150' },
    ]);
  });

  test('never overwrites a list unasked', async () => {
    const cwd = temporaryFolder({
      'deaths.csv': DEATHS,
      'a/events.csv': 'mine',
      'a/case.yaml': 'inputs: []\n',
    });
    const refused = await airbridge('events import deaths.csv --case a', { cwd });
    expect(refused).toMatchObject({ status: 2, out: '' });
    expect(refused.err).toContain('--force');
    expect(readFileSync(join(cwd, 'a/events.csv'), 'utf8')).toBe('mine');
    await airbridge('events import deaths.csv --case a --into b.csv', { cwd });
    expect(rowsOf(join(cwd, 'b.csv'))).toHaveLength(2);
    await airbridge('events import deaths.csv --case a --force', { cwd });
    expect(rowsOf(join(cwd, 'a/events.csv'))).toHaveLength(2);
  });

  test('--dry-run writes nothing, and no case is made', async () => {
    const cwd = temporaryFolder({ 'deaths.csv': DEATHS });
    const { out } = await airbridge('events import deaths.csv --dry-run --sensitivity', { cwd });
    expect(out).toContain('With other rules');
    expect(existsSync(join(cwd, 'airbridge-case'))).toBe(false);
  });

  test('--json says everything, refused rows with what to do', async () => {
    const cwd = temporaryFolder({ 'deaths.csv': DEATHS });
    const { out } = await airbridge('events import deaths.csv --dry-run --json --merge-days 90', { cwd });
    expect(JSON.parse(out)).toMatchObject({
      written: null,
      rules: { activeDeaths: 1, mergeDays: 90, coreDeaths: 10 },
      events: { incidents: 3, deaths: 159, deathsOutside: 0, start: '2020-07-12', end: '2020-09-27' },
      episodes: [{ start: '2020-07-12', end: '2020-09-27', class: 'core' }],
      refused: [{ code: 'event-refused', line: 5, field: 'date', next: expect.any(String) }],
    });
  });

  test('its own list comes back as it was, and names that a spreadsheet would run are harmless', async () => {
    const cwd = temporaryFolder({
      'list.csv':
        'id,start,name,class\nE1,2020-07-12,"=HYPERLINK(""http://x"")",core\nE2,2020-09-27,"a, ""b""\nc",\n',
    });
    await airbridge('events import list.csv --into once.csv', { cwd });
    expect(rowsOf(join(cwd, 'once.csv'))[0].name).toBe('\'=HYPERLINK("http://x")');
    await airbridge('events import once.csv --into twice.csv', { cwd });
    expect(readFileSync(join(cwd, 'twice.csv'), 'utf8')).toBe(readFileSync(join(cwd, 'once.csv'), 'utf8'));
  });

  test('says which countries there are when nothing fits', async () => {
    const header = 'id,date_start,date_end,date_prec,country,type_of_violence,best';
    const cwd = temporaryFolder({ 'ged.csv': `${header}\n1,2020-07-12,2020-07-12,1,Elbonia,1,5\n` });
    const { status, out, err } = await airbridge('events import ged.csv --country Azerbaijan', { cwd });
    expect({ status, out }).toEqual({ status: 0, out: 'No episodes\n' });
    expect(err).toContain('Elbonia (1)');
    expect(existsSync(join(cwd, 'airbridge-case'))).toBe(false);
  });

  test('a web page is told from a table, and the good file beside it is taken', async () => {
    const cwd = temporaryFolder({
      'page.csv': '<!doctype html>\n<title>Log in</title>',
      'deaths.csv': DEATHS,
    });
    const { status, err } = await airbridge('events import page.csv deaths.csv --into x.csv', { cwd });
    expect(status).toBe(3);
    expect(err).toContain('it is a web page, not a table');
    expect(rowsOf(join(cwd, 'x.csv'))).toHaveLength(2);
  });

  test.each(['--merge-days=-1', '--core-deaths 0', '--active-deaths 1.5', '--merge-days x'])(
    '%s is a fault of usage',
    async (option) => {
      const cwd = temporaryFolder({ 'deaths.csv': DEATHS });
      expect(await airbridge(`events import deaths.csv --dry-run ${option}`, { cwd })).toMatchObject({
        status: 2,
      });
    },
  );
});

describe.skipIf(!here)('the real sample of UCDP GED 19.1', () => {
  /** Made by another program, in exact fractions: deaths, gap, episodes, core ones, days. */
  const ELSEWHERE: Record<string, number[][]> = {
    Bangladesh: [
      [1, 7, 228, 30, 912],
      [1, 14, 153, 35, 1731],
      [1, 30, 78, 23, 3326],
      [5, 7, 43, 20, 97],
      [5, 14, 39, 20, 134],
      [5, 30, 30, 21, 369],
      [10, 7, 14, 14, 14],
      [10, 14, 14, 14, 14],
      [10, 30, 14, 14, 14],
    ],
    Myanmar: [
      [1, 7, 286, 135, 5084],
      [1, 14, 128, 81, 6745],
      [1, 30, 38, 31, 8716],
      [5, 7, 230, 168, 1230],
      [5, 14, 167, 137, 2023],
      [5, 30, 95, 85, 3698],
      [10, 7, 153, 153, 471],
      [10, 14, 128, 128, 747],
      [10, 30, 92, 92, 1587],
    ],
  };

  test.each([
    ['Bangladesh', 601, 1362],
    ['Myanmar', 2593, 19574],
  ])('gives for %s what was worked out elsewhere', async (country, incidents, deaths) => {
    const words = `events import ${SAMPLE} --country ${country} --sensitivity --json --dry-run`;
    const { status, out } = await airbridge(words, { cwd: temporaryFolder() });
    expect(status).toBe(0);
    const made = JSON.parse(out);
    expect(made.events).toMatchObject({ incidents, deaths, copies: 0 });
    expect(
      made.sensitivity.map((row: Record<string, number>) => [
        row.activeDeaths,
        row.mergeDays,
        row.episodes,
        row.core,
        row.days,
      ]),
    ).toEqual(ELSEWHERE[country]);
  });

  test('comes to the same when it is given twice, and cut in two', async () => {
    const cwd = temporaryFolder();
    const whole = await airbridge(`events import ${SAMPLE} --json --dry-run`, { cwd });
    const twice = await airbridge(`events import ${SAMPLE} ${SAMPLE} --json --dry-run`, { cwd });
    const { episodes } = JSON.parse(whole.out);
    expect(JSON.parse(twice.out).episodes).toEqual(episodes);
    const [table] = Object.values(unzipSync(readFileSync(SAMPLE)));
    const records = parse(table) as string[][];
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const csv = (rows: string[][]) =>
      [records[0], ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
    writeFileSync(join(cwd, 'b.csv'), csv(records.slice(1, 1500)));
    writeFileSync(join(cwd, 'a.csv.gz'), gzipSync(csv(records.slice(1500))));
    const halves = await airbridge('events import a.csv.gz b.csv --json --dry-run', { cwd });
    expect(JSON.parse(halves.out).episodes).toEqual(episodes);
  });
});
