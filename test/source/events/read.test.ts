import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../../src/source/events/index.js';
import { all, temporaryFolder } from '../temporary.js';

const GED = 'id,date_start,date_end,date_prec,country,type_of_violence,best,conflict_name';
const bytes = (text: string) => new TextEncoder().encode(text);

async function eventsOf(content: Uint8Array | string) {
  const folder = temporaryFolder({ file: content });
  return await all(readEvents(join(folder, 'file'), files));
}

/** What was taken, and of what was refused: code, line, field. */
async function outcome(content: Uint8Array | string): Promise<string[]> {
  return (await eventsOf(content)).map((item) => {
    if (item.kind === 'note') return `note: ${item.text}`;
    if (item.kind !== 'refused') return item.id;
    const { line, field, entry } = item.error.where;
    expect(item.error.next, 'what to do').toBeTruthy();
    expect(item.error.where.file).toMatch(/file$/);
    return [item.error.code, entry, line, field].filter((part) => part !== undefined).join(' ');
  });
}

const day = (text: string) => Date.parse(text) / 86_400_000;

describe('UCDP', () => {
  test('gives what the codebook says, whatever the order of columns', async () => {
    const [event] = await eventsOf(
      'best,country,date_prec,id,type_of_violence,date_start,date_end,conflict_name,adm_1\n' +
        '12,Azerbaijan,2,77,1,2016-04-01,2016-04-05,"Azerbaijan: Artsakh, ""NKR""",Terter\n',
    );
    expect(event).toEqual({
      kind: 'incident',
      format: 'ucdp-ged',
      id: 'ucdp:77',
      startDay: day('2016-04-01'),
      endDay: day('2016-04-05'),
      datePrecision: 2,
      deaths: 12,
      country: 'Azerbaijan',
      where: expect.stringContaining('Terter'),
      type: 'state-based conflict',
      name: 'Azerbaijan: Artsakh, "NKR"',
    });
  });

  test('writes times of day in newer versions and best_est in older ones', async () => {
    const [newer] = await eventsOf(`${GED}\n1,2022-09-12 00:00:00.000,2022-09-13 00:00:00.000,1,A,1,5,x\n`);
    expect(newer).toMatchObject({ startDay: day('2022-09-12'), endDay: day('2022-09-13') });
    const [older] = await eventsOf(`${GED.replace('best', 'best_est')}\n1,1994-05-12,1994-05-12,1,A,1,5,x\n`);
    expect(older).toMatchObject({ deaths: 5 });
  });

  test('has a second header where it comes from HDX', async () => {
    const hxl = '#event+id,#date+start,#date+end,,#country+name,,#affected+killed,#cause';
    expect(await outcome(`${GED}\n${hxl}\n1,2016-04-01,2016-04-01,1,A,1,5,x\n`)).toEqual([
      'note: line 2 is the second header of a table in HXL, and no event',
      'ucdp:1',
    ]);
  });

  test('rows that cannot be are refused one by one, and the rest is taken', async () => {
    const rows = [
      '1,2016-04-01,2016-04-01,1,A,1,5,x',
      '2,,2016-04-01,1,A,1,5,x',
      '3,2016-02-30,2016-04-01,1,A,1,5,x',
      '4,2016-04-02,2016-04-01,1,A,1,5,x',
      '5,2016-04-01,2016-04-01,6,A,1,5,x',
      '6,2016-04-01,2016-04-01,1,A,1,-5,x',
      '7,2016-04-01,2016-04-01,1,A,1,99999999,x',
      '8,2016-04-01,2016-04-01,1,A,1,,x',
      '9,9/10/2016,2016-04-01,1,A,1,5,x',
      '10,2016-04-01,2016-04-01,1,A,1,5',
      '11,2016-04-01,2016-04-01,5,A,1,5,"two',
      'lines"',
      '12,0016-04-01,2016-04-01,1,A,1,5,x',
      '13,2016-04-01,2016-04-01,1,A,1,4e2,x',
      ',2016-04-01,2016-04-01,1,A,1,5,x',
    ];
    expect(await outcome(`${GED}\n${rows.join('\r\n')}\n`)).toEqual([
      'ucdp:1',
      'event-refused 3 date_start',
      'event-refused 4 date_start',
      'event-refused 5 date_end',
      'event-refused 6 date_prec',
      'event-refused 7 best',
      'event-refused 8 best',
      'event-refused 9 best',
      'event-refused 10 date_start',
      'event-refused 11',
      'ucdp:11',
      'event-refused 14 date_start',
      'event-refused 15 best',
      'event-refused 16 id',
    ]);
  });

  test('without a column it needs is refused by the name of the column', async () => {
    const [item] = await eventsOf('id,date_start,date_end,country,type_of_violence,best\n1,a,b,c,d,e\n');
    expect(item).toMatchObject({ kind: 'refused', error: { code: 'not-events' } });
    expect((item as { error: Error }).error.message).toContain('date_prec');
    expect(await outcome(`${GED.replace('best', 'deaths_a')}\n`)).toEqual(['not-events 1']);
    expect(await outcome('id,relid,year,best_est,country\n')).toEqual(['not-events 1']);
  });
});

describe('ACLED', () => {
  const MODERN =
    'event_id_cnty,event_date,time_precision,event_type,sub_event_type,country,admin1,fatalities';

  test('of every generation is read, its precision on the scale of UCDP', async () => {
    const rows = ['AZE1,2020-09-27,1', 'AZE2,27 September 2020,2', 'AZE3,27-Sep-2020,3'];
    const items = await eventsOf(
      `${MODERN}\n${rows.map((row) => `${row},Battles,Armed clash,Azerbaijan,Ganja,3`).join('\n')}\n`,
    );
    expect(items).toMatchObject([
      { id: 'acled:AZE1', startDay: day('2020-09-27'), datePrecision: 1, type: 'Battles: Armed clash' },
      { id: 'acled:AZE2', startDay: day('2020-09-27'), datePrecision: 3 },
      { id: 'acled:AZE3', startDay: day('2020-09-27'), datePrecision: 4, deaths: 3 },
    ]);
  });

  test('without its numbers is refused: copies could not be told', async () => {
    expect(
      await outcome('event_date,event_type,country,fatalities\n2020-09-27,Battles,Azerbaijan,3\n'),
    ).toEqual(['event-refused 2 event_id_cnty']);
  });

  test('with days and months as numbers only is refused', async () => {
    expect(await outcome(`${MODERN}\nAZE1,09/10/2020,1,Battles,,Azerbaijan,Ganja,3\n`)).toEqual([
      'event-refused 2 event_date',
    ]);
  });
});

describe('plain tables', () => {
  test('list episodes by start and end, with commas or semicolons', async () => {
    const rows = 'id;start;end;name;class;source\nE0;2016-04-01;2016-04-05;Four days;core;a newspaper\n';
    for (const separator of [';', ',', '\t']) {
      expect(await eventsOf(rows.replaceAll(';', separator))).toMatchObject([
        {
          kind: 'listed',
          id: 'E0',
          startDay: day('2016-04-01'),
          endDay: day('2016-04-05'),
          name: 'Four days',
          class: 'core',
          source: 'a newspaper',
          deaths: null,
        },
      ]);
    }
  });

  test('count deaths by date', async () => {
    const items = await eventsOf('date,count\n2020-09-27,150\n2020-09-27,150\n2020-09-28,59\n');
    expect(items).toMatchObject([{ deaths: 150 }, { deaths: 150 }, { deaths: 59 }]);
    expect(new Set(items.map((item) => (item as { id: string }).id)).size).toBe(2);
  });

  test.each([
    ['end before start', 'start,end\n2016-04-05,2016-04-01\n', 'event-refused 2 end'],
    ['no such day', 'start,end\n2023-02-29,2023-03-01\n', 'event-refused 2 start'],
    ['columns nobody knows', 'when,what\n2016,war\n', 'not-events 1'],
    ['a date and no deaths', 'date,weather\n2016-04-01,rain\n', 'not-events 1'],
    ['nothing at all', '', 'not-events'],
    ['blank lines', '\n\n', 'not-events'],
  ])('with %s are refused', async (_what, text, expected) => {
    expect(await outcome(text)).toEqual([expected]);
  });
});

describe('what is no table', () => {
  test.each([
    ['a web page', '<!DOCTYPE html>\n<html><body>Log in</body></html>', 'not-events 1'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0]), 'not-events 1'],
    ['a spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'not-events 1'],
    [
      'Latin-1',
      Buffer.from('start,name\n2016-04-01,Shusha\n2016-04-02,\u015eu\u015fa \xe9\n', 'latin1'),
      'not-events 3',
    ],
  ])('%s is named for what it is', async (_what, content, expected) => {
    const outcomes = await outcome(content);
    expect(outcomes.at(-1)).toBe(expected);
  });

  test('quotes that do not match end the table there, with what came before taken', async () => {
    const rows = `start,name\n2016-04-01,good\n2016-04-02,"never closed\n${'2016-04-03,lost\n'.repeat(3)}`;
    expect(await outcome(rows)).toEqual(['2016-04-01', expect.stringMatching(/^not-events \d/)]);
  });

  test('a missing file says so', async () => {
    const [item] = await all(readEvents('/nowhere/file', files));
    expect(item).toMatchObject({ kind: 'refused', error: { code: 'unreadable' } });
  });
});

describe('archives', () => {
  const table = bytes('start,name\n2016-04-01,a\n');

  test('gzip and zip hold the same as the file itself', async () => {
    const plain = await outcome(table);
    expect(await outcome(gzipSync(table))).toEqual(plain);
    expect(await outcome(zipSync({ 'events.csv': table }))).toEqual(plain);
  });

  test('shadow copies in a zip are passed over, archives refused, a name that leads out of it ends it', async () => {
    const zip = zipSync({
      '__MACOSX/._a.csv': table,
      'a.csv': table,
      'page.htm': bytes('<html>'),
      'inner.tar': table,
      '../evil.csv': table,
    });
    expect(await outcome(zip)).toEqual([
      '2016-04-01',
      'not-events page.htm 1',
      'zip-damaged inner.tar',
      'zip-damaged',
    ]);
  });

  test('cut and damaged ones are named', async () => {
    const large = bytes(
      `start,name\n${Array.from({ length: 500 }, (_, i) => `2016-04-01,${i * 7919}\n`).join('')}`,
    );
    const zip = zipSync({ 'a.csv': large });
    expect(await outcome(zip.subarray(0, zip.length - 30))).toEqual(['zip-damaged']);
    const wrong = Uint8Array.from(zip);
    wrong[60] ^= 0xff;
    expect((await outcome(wrong)).at(-1)).toMatch(/^(zip-damaged|not-events) a\.csv/);
    const gzip = gzipSync(large);
    expect((await outcome(gzip.subarray(0, gzip.length / 2))).at(-1)).toMatch(/^gzip-truncated/);
  });
});
