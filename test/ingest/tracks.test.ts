import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { type IngestSummary, ingest } from '../../src/ingest/index.js';
import { rereadLeg } from '../../src/ingest/reread.js';
import { allRows, type Row } from '../../src/ledger/engine/engine.js';
import { legRecord } from '../../src/ledger/index.js';
import { NO_FILTER } from '../../src/ledger/queries/filter.js';
import { legsQuery } from '../../src/ledger/queries/legs-query.js';
import { openReader } from '../../src/ledger/store/store.js';
import type { LegSource } from '../../src/legs/leg.js';
import { gzipOf, tarOf } from '../source/make.js';
import { temporaryFolder } from '../source/temporary.js';
import { said } from '../support/said.js';

const NOW_MS = Date.UTC(2026, 10, 22);
const columns = readReferenceColumns();

const take = (ledgerDir: string, ...paths: string[]): Promise<IngestSummary> =>
  ingest(paths, { ledgerDir, columns, files, nowMs: () => NOW_MS });

async function rows(ledgerDir: string, sql: string): Promise<Row[]> {
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  try {
    return await allRows(engine, sql);
  } finally {
    await engine.close();
  }
}

const START_S = Date.UTC(2025, 0, 5, 10) / 1000;

/** A straight flight high over open water: `minutes` long, from a longitude on. */
function flight(callsign: string, fromMinute = 0, longitude = -30): string {
  const point = (minute: number) => {
    const at = START_S + minute * 60;
    const place = `"45.0,${(longitude + minute * 0.18).toFixed(4)}"`;
    return `${at},${new Date(at * 1000).toISOString().replace('.000', '')},${callsign},${place},37000,460,90`;
  };
  const points = Array.from({ length: 30 }, (_, i) => point(fromMinute + i));
  return `Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n${points.join('\n')}\n`;
}

const traffic = (callsign: string, icao24: string) => ({
  timestamp: START_S * 1000,
  icao24,
  callsign,
  latitude: 45,
  longitude: -30,
  altitude: 37000,
  groundspeed: 460,
  track: 90,
});

describe('tracks without an address', () => {
  it('are never one aircraft, though callsign, time and place go on from one to the other', async () => {
    const folder = temporaryFolder({ 'a.csv': flight('ABC12'), 'b.csv': flight('ABC12', 30) });
    const ledgerDir = join(folder, 'ledger');
    const summary = await take(ledgerDir, join(folder, 'a.csv'), join(folder, 'b.csv'));
    expect(summary).toMatchObject({
      files: { read: 2, failed: 0 },
      entries: 2,
      legs: { added: 2 },
      problems: [],
    });
    const legs = await rows(ledgerDir, 'SELECT icao24, callsign FROM legs');
    expect(new Set(legs.map((leg) => leg.icao24)).size).toBe(2);
    expect(legs.map((leg) => leg.callsign)).toEqual(['ABC12', 'ABC12']);
  });

  it('have no address in answers', async () => {
    const folder = temporaryFolder({ 'a.csv': flight('ABC12') });
    const ledgerDir = join(folder, 'ledger');
    await take(ledgerDir, join(folder, 'a.csv'));
    const [row] = await rows(ledgerDir, legsQuery(NO_FILTER));
    expect(legRecord(row).icao24).toBeNull();
  });

  it('count once when the same track comes again: in gzip, in a tar, under another name', async () => {
    const text = Buffer.from(flight('ABC12'));
    const folder = temporaryFolder({
      'a.csv': text,
      'b.csv.gz': gzipOf(text),
      'c.tar': tarOf([{ path: 'x/track.csv', data: text }]),
    });
    const ledgerDir = join(folder, 'ledger');
    for (const name of ['a.csv', 'b.csv.gz', 'c.tar']) await take(ledgerDir, join(folder, name));
    expect(await rows(ledgerDir, 'SELECT reports FROM legs')).toEqual([{ reports: 30 }]);
    expect(await rows(ledgerDir, 'SELECT count(*)::INTEGER AS n FROM entries')).toEqual([{ n: 3 }]);
  });

  it('are kept with their format and what it cannot prove, and the summary says so', async () => {
    const folder = temporaryFolder({ 'a.csv': flight('ABC12') });
    const ledgerDir = join(folder, 'ledger');
    const { formats } = await take(ledgerDir, folder);
    expect(formats).toMatchObject([{ format: 'fr24-csv', traces: 1 }]);
    expect(formats[0].cannotProve).toContainEqual({ limit: 'no-address', traces: 1 });
    const [entry] = await rows(ledgerDir, 'SELECT format, cannotProve FROM entries');
    expect(entry.format).toBe('fr24-csv');
    expect(JSON.parse(entry.cannotProve as string)).toContain('no-address');
  });
});

describe('a file of many aircraft', () => {
  const table = ['4b1815', 'a3c6bd'].flatMap((icao24, k) =>
    Array.from({ length: 30 }, (_, i) => ({
      ...traffic(`ABC${k + 1}`, icao24),
      timestamp: (START_S + i * 60) * 1000,
      longitude: -30 + i * 0.18,
      latitude: 45 + k,
    })),
  );

  it('gives each its legs, and each leg its own reports again', async () => {
    const folder = temporaryFolder({ 'table.json': JSON.stringify(table) });
    const ledgerDir = join(folder, 'ledger');
    await take(ledgerDir, join(folder, 'table.json'));
    const legs = await rows(ledgerDir, 'SELECT id, icao24, callsign, sources FROM legs ORDER BY icao24');
    expect(legs.map(({ icao24, callsign }) => [icao24, callsign])).toEqual([
      ['4b1815', 'ABC1'],
      ['a3c6bd', 'ABC2'],
    ]);
    const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
    const leg = { id: legs[1].id as string, sources: JSON.parse(legs[1].sources as string) as LegSource[] };
    const reread = await rereadLeg(engine, leg, files, NOW_MS);
    await engine.close();
    expect('reports' in reread && [...reread.reports.latitudeDeg]).toEqual(Array(30).fill(46));
  });

  it('stays out whole while one of its aircraft lies over evidence that is gone, and comes in when that is back', async () => {
    const own = table.filter(({ icao24 }) => icao24 === '4b1815');
    const folder = temporaryFolder({
      'early.json': JSON.stringify(own.filter((_, i) => i % 2 === 0)),
      'table.json': JSON.stringify(table.filter(({ icao24 }, i) => icao24 === 'a3c6bd' || i % 2 === 1)),
    });
    const ledgerDir = join(folder, 'ledger');
    await take(ledgerDir, join(folder, 'early.json'));
    await files.rename(join(folder, 'early.json'), join(folder, 'away'));
    const torn = await take(ledgerDir, join(folder, 'table.json'));
    expect(torn.problems.map(({ code }) => code)).toEqual(['unreadable']);
    expect(await rows(ledgerDir, 'SELECT DISTINCT icao24 FROM entries')).toEqual([{ icao24: '4b1815' }]);
    await files.rename(join(folder, 'away'), join(folder, 'early.json'));
    expect((await take(ledgerDir, join(folder, 'table.json'))).problems).toEqual([]);
    expect(await rows(ledgerDir, 'SELECT icao24, reports FROM legs ORDER BY icao24')).toEqual([
      { icao24: '4b1815', reports: 30 },
      { icao24: 'a3c6bd', reports: 30 },
    ]);
  });

  it('goes on from what is known of an address by other files', async () => {
    const half = (from: number, to: number) => JSON.stringify(table.slice(0, 30).slice(from, to));
    const folder = temporaryFolder({ 'one.json': half(0, 15), 'two.json': half(15, 30) });
    for (const order of [
      ['one.json', 'two.json'],
      ['two.json', 'one.json'],
    ]) {
      const ledgerDir = join(folder, order[0], '..', `ledger-${order[0]}`);
      for (const name of order) await take(ledgerDir, join(folder, name));
      expect(await rows(ledgerDir, 'SELECT reports FROM legs')).toEqual([{ reports: 30 }]);
    }
  });
});

it('passes over what is no track in an archive, and names what should have been one', async () => {
  const bad = flight('ABC12').replace(',460,', ',fast,');
  const members = {
    'flights.csv': 'flight_id,reg\n1,OKYBA\n',
    'good.csv': flight('ABC12'),
    'bad.csv': bad,
    'page.kml': '<html></html>',
  };
  const folder = temporaryFolder({
    'day.tar': tarOf(Object.entries(members).map(([path, text]) => ({ path, data: Buffer.from(text) }))),
  });
  const ledgerDir = join(folder, 'ledger');
  const { entries, problems } = await take(ledgerDir, join(folder, 'day.tar'));
  expect(entries).toBe(1);
  expect(problems.map(({ entry, code, reason }) => [entry, code, said(reason)])).toEqual([
    ['bad.csv', 'csv-invalid', expect.stringContaining('(line 2, speed: "fast")')],
  ]);
  expect(await rows(ledgerDir, 'SELECT ignored FROM files')).toEqual([{ ignored: 2 }]);
});
