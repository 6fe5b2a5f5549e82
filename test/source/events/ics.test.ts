import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEvents } from '../../../src/source/events/index.js';
import { all, temporaryFolder } from '../temporary.js';

const day = (text: string) => Date.parse(text) / 86_400_000;

async function eventsOf(...bodies: string[]) {
  const blocks = bodies.map((body) => `BEGIN:VEVENT\n${body}\nEND:VEVENT`).join('\n');
  const text = `BEGIN:VCALENDAR\nVERSION:2.0\n${blocks}\nEND:VCALENDAR\n`.replaceAll('\n', '\r\n');
  const folder = temporaryFolder({ 'a.ics': text });
  return await all(readEvents(join(folder, 'a.ics'), files));
}

describe('a calendar', () => {
  test('gives all-day events whose end is the first day after (RFC 5545, 3.6.1)', async () => {
    const body = 'UID:1@example\nDTSTART;VALUE=DATE:20200927\nDTEND;VALUE=DATE:20201111\nSUMMARY:44-day war';
    expect(await eventsOf(body)).toMatchObject([
      { id: '1@example', startDay: day('2020-09-27'), endDay: day('2020-11-10'), name: '44-day war' },
    ]);
  });

  test('unfolds lines and takes escapes from text', async () => {
    const body =
      'UID:2\nDTSTART;VALUE=DATE:20160401\nSUMMARY:Martakert\\, Agdam\\; a lo\n ng name\\nin two lines';
    expect(await eventsOf(body)).toMatchObject([{ name: 'Martakert, Agdam; a long name\nin two lines' }]);
  });

  test.each([
    ['DTSTART:20220912T210000Z\nDTEND:20220914T170000Z', '2022-09-12', '2022-09-14'],
    ['DTSTART:20220912T210000Z\nDTEND:20220914T000000Z', '2022-09-12', '2022-09-13'],
    [
      'DTSTART;TZID=Asia/Baku:20220913T000500\nDTEND;TZID=Asia/Baku:20220913T060000',
      '2022-09-13',
      '2022-09-13',
    ],
    ['DTSTART;VALUE=DATE:20220912\nDURATION:P3D', '2022-09-12', '2022-09-14'],
    ['DTSTART:20220912T230000Z\nDURATION:PT2H', '2022-09-12', '2022-09-13'],
    ['DTSTART;VALUE=DATE:20220912', '2022-09-12', '2022-09-12'],
    ['DTSTART;VALUE=DATE:20220912\nDTEND;VALUE=DATE:20220912', '2022-09-12', '2022-09-12'],
  ])('%j lasts from %s to %s', async (times, first, last) => {
    expect(await eventsOf(`UID:3\n${times}`)).toMatchObject([{ startDay: day(first), endDay: day(last) }]);
  });

  test('passes over alarms inside events, and names what it refuses by its line', async () => {
    const items = await eventsOf(
      'UID:ok\nDTSTART;VALUE=DATE:20220912\nBEGIN:VALARM\nTRIGGER:-PT1H\nACTION:DISPLAY\nEND:VALARM',
      'UID:dateless\nSUMMARY:when?',
      'UID:backwards\nDTSTART;VALUE=DATE:20220912\nDTEND;VALUE=DATE:20220910',
      'UID:weekly\nDTSTART;VALUE=DATE:20220912\nRRULE:FREQ=WEEKLY',
      'UID:off\nDTSTART;VALUE=DATE:20220912\nSTATUS:CANCELLED',
      'UID:never\nDTSTART;VALUE=DATE:20220231',
      'UID:broken\nthis is no property',
    );
    expect(
      items.map((item) =>
        item.kind === 'refused' ? [item.error.where.line, item.error.where.field] : item.kind,
      ),
    ).toEqual([
      'listed',
      [11, 'DTSTART'],
      [15, 'DTEND'],
      [20, 'RRULE'],
      [25, 'STATUS'],
      [30, 'DTSTART'],
      [34, undefined],
    ]);
  });

  test('that was cut in the middle of an event says so', async () => {
    const folder = temporaryFolder({
      'a.ics': 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20220912T210000Z\n',
    });
    const items = await all(readEvents(join(folder, 'a.ics'), files));
    expect(items).toMatchObject([{ kind: 'refused', error: { where: { line: 2 } } }]);
  });
});
