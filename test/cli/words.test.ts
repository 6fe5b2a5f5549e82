import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSince, parseUntil } from '../../src/answers/dates.js';
import { findOperator } from '../../src/aviation/find-operator.js';
import type { OperatorTable } from '../../src/aviation/operator.js';
import { describeError, exitStatusOf } from '../../src/cli/error.js';
import { jsonLine } from '../../src/cli/output/json.js';
import { cutAtAntimeridian, segmentsOf } from '../../src/cli/output/segments.js';
import { printable } from '../../src/cli/printable.js';
import { progressTo, progressWords } from '../../src/cli/progress.js';
import { chanceWords, durationWords, whenWords } from '../../src/cli/words.js';
import { AirbridgeError, type ErrorCode } from '../../src/error.js';
import type { PathPoint } from '../../src/legs/path/path.js';

describe('dates', () => {
  test('begin where the year, month, day or minute named begins', () => {
    expect(parseSince('2025')).toBe(Date.UTC(2025, 0, 1));
    expect(parseSince('2025-02')).toBe(Date.UTC(2025, 1, 1));
    expect(parseSince('2025-02-07')).toBe(Date.UTC(2025, 1, 7));
    for (const written of ['2025-02-07T23:17Z', '2025-02-07 23:17', '2025-02-07T23:17:00']) {
      expect(parseSince(written)).toBe(Date.UTC(2025, 1, 7, 23, 17));
    }
  });

  test('include what is named when they are an end', () => {
    expect(parseUntil('2024-02-29')).toBe(Date.UTC(2024, 2, 1));
    expect(parseUntil('2024-12')).toBe(Date.UTC(2025, 0, 1));
    expect(parseUntil('2024')).toBe(Date.UTC(2025, 0, 1));
    expect(parseUntil('2025-02-07T23:59Z')).toBe(Date.UTC(2025, 1, 8));
    expect(parseUntil('2025-02-07T23:59:59Z')).toBe(Date.UTC(2025, 1, 8));
  });

  test.each([
    '',
    'yesterday',
    '2025-2-7',
    '2025-02-30',
    '2023-02-29',
    '2025-13',
    '2025-02-07T24:00',
    '2025-02-07T23:60',
    '07.02.2025',
  ])('refuses %j', (text) => {
    expect(() => parseSince(text)).toThrow('not a date');
    expect(() => parseUntil(text)).toThrow('not a date');
  });
});

describe('times in tables', () => {
  const at = (time: string | null, earliest: string | null = null, latest: string | null = null) =>
    whenWords({ at: time, earliest, latest });

  test('are points, bounds or unknown', () => {
    expect(at('2025-02-07T23:17:59.900Z')).toBe('2025-02-07 23:17Z');
    expect(at(null, '2025-02-08T15:28:16Z', '2025-02-08T17:21:00Z')).toBe('2025-02-08 15:28–17:21Z');
    expect(at(null, '2025-02-07T23:28:00Z', '2025-02-08T01:21:00Z')).toBe(
      '2025-02-07 23:28–2025-02-08 01:21Z',
    );
    expect(at(null, '2025-02-08T15:28:16Z')).toBe('≥2025-02-08 15:28Z');
    expect(at(null, null, '2025-02-08T15:28:16Z')).toBe('≤2025-02-08 15:28Z');
    expect(at(null)).toBe('?');
  });

  test('durations are as long as they need to be', () => {
    expect([0, 0.4, 45, 90, 1200, 7500].map(durationWords)).toEqual([
      '0 s',
      '0.4 s',
      '45 s',
      '90 s',
      '20 min',
      '2 h 05 min',
    ]);
  });
});

describe('text from archives', () => {
  test('cannot act on a terminal, in tables or in JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(jsonLine({ text })).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(jsonLine({ text }))).toEqual({ text });
      }),
    );
    expect(printable('a\u001b[31m\u202eb')).toBe('a\\x1b[31m\\u{202e}b');
    expect(printable('Ağrı – Баку – 北京')).toBe('Ağrı – Баку – 北京');
  });
});

describe('errors', () => {
  test.each<[ErrorCode, number]>([
    ['usage', 2],
    ['unknown-place', 2],
    ['case-missing', 4],
    ['case-locked', 4],
    ['ledger-too-new', 4],
    ['gzip-truncated', 3],
    ['disk-full', 1],
    ['no-memory', 1],
  ])('%s ends with %i', (code, status) => {
    expect(exitStatusOf(new AirbridgeError(code, 'what'))).toBe(status);
  });

  test('say what, where and what to do next, and spell out what could act on a terminal', () => {
    const error = new AirbridgeError(
      'unreadable',
      'cannot be read',
      { file: 'a\u001b[2J.tar', byte: 12 },
      'Copy it again.',
    );
    expect(describeError(error)).toBe(
      'airbridge: cannot be read\n  where: a\\x1b[2J.tar, byte 12\n  next:  Copy it again.\n',
    );
    expect(exitStatusOf(new TypeError('x'))).toBe(1);
  });
});

describe('operators', () => {
  const rows = [
    { icao: 'AZQ', iata: '7L', name: 'Silk Way West Airlines', otherName: null },
    { icao: 'AZG', iata: '7L', name: 'Silk Way West', otherName: 'Silkway West Airlines' },
    { icao: 'AHY', iata: 'J2', name: 'Azerbaijan Airlines', otherName: 'AZAL' },
  ];
  const table = {
    length: rows.length,
    at: (i: number) => rows[i],
    byIcao: (code: string) => rows.find((row) => row.icao === code.toUpperCase()) ?? null,
  } as unknown as OperatorTable;

  test('are found by designator, name, other name, or a part that only one has', () => {
    expect(findOperator('azq', table)).toBe('AZQ');
    expect(findOperator('Azerbaijan Airlines', table)).toBe('AHY');
    expect(findOperator('azal', table)).toBe('AHY');
    expect(findOperator('silk way west', table)).toBe('AZG');
    expect(findOperator('Azerbaijan', table)).toBe('AHY');
  });

  test('are never guessed', () => {
    expect(() => findOperator('silk', table)).toThrow('several operators');
    expect(() => findOperator('Azarbaijan', table)).toThrow(
      expect.objectContaining({
        code: 'bad-value',
        next: expect.stringContaining('AHY (Azerbaijan Airlines)'),
      }),
    );
  });
});

describe('paths', () => {
  const pointArbitrary = fc.record({
    timeMs: fc.integer({ min: 0, max: 1e9 }),
    latitudeDeg: fc.double({ min: -89, max: 89, noNaN: true }),
    longitudeDeg: fc.double({ min: -180, max: 180, noNaN: true }),
    altitudeFt: fc.option(fc.integer({ min: 0, max: 40_000 })),
    onGround: fc.boolean(),
    gapBefore: fc.boolean(),
  });

  test('are cut at the antimeridian and nowhere else', () => {
    fc.assert(
      fc.property(fc.array(pointArbitrary), (path) => {
        const pieces = cutAtAntimeridian(path);
        for (const piece of pieces) {
          for (let i = 1; i < piece.length; i++) {
            expect(Math.abs(piece[i].longitudeDeg - piece[i - 1].longitudeDeg)).toBeLessThanOrEqual(180);
          }
        }
        const added = pieces.flat().filter((point) => !path.includes(point));
        expect(added).toHaveLength(2 * Math.max(0, pieces.length - 1));
        for (const point of added) expect(Math.abs(point.longitudeDeg)).toBe(180);
        expect(pieces.flat().filter((point) => path.includes(point))).toEqual(path);
      }),
    );
  });

  test('lose no point and no silence to being drawn', () => {
    fc.assert(
      fc.property(fc.array(pointArbitrary), (path: PathPoint[]) => {
        const segments = segmentsOf(path);
        const heard = segments.filter((segment) => !segment.isGap).flatMap((segment) => segment.points);
        expect(heard.filter((point) => path.includes(point))).toEqual(path);
        const silences = path.filter((point, i) => point.gapBefore && i > 0);
        for (const point of silences) {
          expect(segments.some((segment) => segment.isGap && segment.points.includes(point))).toBe(true);
        }
      }),
    );
  });
});

describe('progress', () => {
  const progress = {
    filesDone: 3,
    filesTotal: 10,
    bytesDone: 20e6,
    bytesTotal: 80e6,
    reports: 1_200_000,
    current: '/archives/trace_full_4b1805.json',
  };

  test('tells files, points and bytes a second, and the time left', () => {
    expect(progressWords(progress, 10)).toBe(
      '3/10 files | 120,000 points/s | 2.0 MB/s | 30 s left | trace_full_4b1805.json',
    );
    expect(progressWords({ ...progress, bytesDone: 0, reports: 0 }, 0)).not.toMatch(/NaN|Infinity/);
  });

  test('is JSON lines for programs, at most one a second, and nothing when quiet', () => {
    let nowMs = 0;
    const lines: string[] = [];
    const write = async (text: string) => {
      lines.push(text);
    };
    const sink = { write, isTerminal: false, columns: null };
    const display = progressTo(sink, false, () => nowMs);
    for (; nowMs < 2_500; nowMs += 100) display.show(progress);
    display.stop();
    expect(lines.map((line) => JSON.parse(line).seconds)).toEqual([0, 1, 2]);
    expect(JSON.parse(lines[0])).toMatchObject({ event: 'progress', ...progress });
    progressTo(sink, true, () => nowMs).show(progress);
    expect(lines).toHaveLength(3);
  });

  test('is a bar on a terminal, cleared at the end', async () => {
    const parts: string[] = [];
    const write = async (text: string) => {
      parts.push(text);
    };
    const display = progressTo({ write, isTerminal: true, columns: 120 }, false, () => 0);
    display.show(progress);
    display.stop();
    expect(parts.join('')).toContain('%');
  });
});

test.each([
  [0, '0 %'],
  [0.0004, '<1 %'],
  [0.954, '95 %'],
  [0.9996, '>99 %'],
  [1, '100 %'],
])('a chance of %d is %s', (probability, words) => {
  expect(chanceWords(probability)).toBe(words);
});
