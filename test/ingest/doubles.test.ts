import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { ingest } from '../../src/ingest/index.js';
import { allRows, type Row } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';
import { NOW_MS } from '../support/examples.js';

const columns = readReferenceColumns();
const START_S = Date.UTC(2025, 2, 3) / 1000;

/** From 20 NM west of Denver's runways eastwards, at 10,000 ft: a straight flight with a report every ten seconds. */
function flight(
  icao: string,
  timestamp: number,
  shift: { seconds: number; degrees: number },
  step = 1,
): string {
  const trace = Array.from({ length: 180 }, (_, k) => [
    k * 10 + shift.seconds,
    Number((39.5 + k * 0.002 + shift.degrees).toFixed(6)),
    Number((-105 + k * 0.015).toFixed(6)),
    10_000 + 25 * (k % 3),
    290,
    80,
    0,
    0,
    null,
    'adsb_icao',
  ]).filter((_, k) => k % step === 0);
  return JSON.stringify({ icao, timestamp, trace });
}

async function flagsOf(given: Readonly<Record<string, string>>, ...order: readonly string[]): Promise<Row[]> {
  const dir = temporaryFolder(given);
  const options = { ledgerDir: join(dir, 'ledger'), columns, files, nowMs: () => NOW_MS, workers: 0 };
  for (const name of order.length > 0 ? order : ['.']) await ingest([join(dir, name)], options);
  const reader = await openReader(options.ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  const sql = `SELECT icao24, firstSeen, CAST(json_extract_string(flags, '$[*].kind') AS VARCHAR) AS kinds FROM legs ORDER BY icao24, firstSeen`;
  return await allRows(reader, sql).finally(() => reader.close());
}

const PLAIN = { seconds: 0, degrees: 0 };
const kinds = (rows: readonly Row[]) => rows.map(({ icao24, kinds: found }) => [icao24, found]);

test('a track without address that runs beside an aircraft is its double, in whatever order they come', async () => {
  const given = {
    'a/trace_full_02a0a0.json': flight('02a0a0', START_S, PLAIN),
    'b/trace_full_~2f2b72.json': flight('~2f2b72', START_S, { seconds: 3, degrees: 0.0005 }, 3),
  };
  const expected = [
    ['02a0a0', '[]'],
    ['~2f2b72', '[double]'],
  ];
  expect(kinds(await flagsOf(given, 'a', 'b'))).toEqual(expected);
  expect(kinds(await flagsOf(given, 'b', 'a'))).toEqual(expected);
});

test('one that flies elsewhere, or later, is another aircraft', async () => {
  const given = (shift: { seconds: number; degrees: number }) => ({
    'trace_full_02a0a0.json': flight('02a0a0', START_S, PLAIN),
    'trace_full_~2f2b72.json': flight('~2f2b72', START_S, shift, 3),
  });
  for (const shift of [
    { seconds: 0, degrees: 0.05 },
    { seconds: 120, degrees: 0 },
  ])
    expect(kinds(await flagsOf(given(shift)))).toEqual([
      ['02a0a0', '[]'],
      ['~2f2b72', '[]'],
    ]);
});

test('two archives whose clocks are 35 s apart show one flight', async () => {
  const rows = await flagsOf({
    'a/trace_full_02a0a0.json': flight('02a0a0', START_S, PLAIN),
    'b/trace_full_02a0a0.json': flight('02a0a0', START_S, { seconds: 35, degrees: 0 }, 2),
  });
  expect(rows).toMatchObject([{ kinds: '[clock]', firstSeen: new Date(START_S * 1000) }]);
});
