import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ledgerFile } from '../../src/case/case-folder.js';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows, type Engine } from '../../src/ledger/engine/engine.js';
import { breaksBeside } from '../../src/ledger/queries/breaks-query.js';
import { NO_FILTER } from '../../src/ledger/queries/filter.js';
import { legsQuery } from '../../src/ledger/queries/legs-query.js';
import { readUnread } from '../../src/ledger/queries/unread.js';
import { visitsQuery } from '../../src/ledger/queries/visits-query.js';
import { SCHEMA_VERSION, TABLES } from '../../src/ledger/schema/columns.js';
import { openReader } from '../../src/ledger/store/store.js';
import { legRecord, visitRecord } from '../../src/ledger/tables/records.js';
import { decodePath } from '../../src/legs/path/path.js';
import { unpackTrace } from '../../src/trace/pack.js';
import { temporaryFolder } from '../source/temporary.js';
import { said } from '../support/said.js';

/** Ledgers as the commits of their time wrote them, of the same evidence: nothing in them follows columns.ts. */
const FOLDER = join(import.meta.dirname, 'old-schemas');
const VERSIONS = readdirSync(FOLDER).map((name) => Number(/^version-(\d+)\.sql$/.exec(name)?.[1]));

/**
 * The ledger of that version on disk, opened as any command does, by which it is taken to the current one.
 *
 * @param change SQL that changes the old ledger before
 */
async function opened(version: number, change = ''): Promise<Engine> {
  const dir = temporaryFolder();
  const old = await openDuckDb(ledgerFile(dir), { access: 'write' });
  await old.execute(readFileSync(join(FOLDER, `version-${version}.sql`), 'utf8') + change);
  await old.close();
  return await openReader(dir, { command: 'test', nowMs: Date.now });
}

test('there is a ledger of every version before this one', () => {
  const before = Array.from({ length: SCHEMA_VERSION - 1 }, (_, k) => k + 1);
  expect(VERSIONS.sort((a, b) => a - b)).toEqual(before);
});

describe.each(VERSIONS)('a ledger of version %i', (version) => {
  test('ends with the very columns of a new one, in their order: rows are appended by position', async () => {
    const engine = await opened(version);
    const rows = await allRows(
      engine,
      'SELECT table_name AS "table", column_name AS "column", data_type AS "type" FROM duckdb_columns() ORDER BY table_name, column_index',
    );
    for (const { name, columns } of Object.values(TABLES)) {
      const migrated = rows
        .filter(({ table }) => table === name)
        .map(({ column, type }) => `${column} ${type}`);
      expect(migrated, name).toEqual(columns.map(({ name: column, type }) => `${column} ${type}`));
    }
    await engine.close();
  });

  test('answers as it did: an arrival at Denver, a stay, and the flight to Salt Lake City', async () => {
    const engine = await opened(version);
    const legs = (await allRows(engine, legsQuery(NO_FILTER))).map(legRecord);
    expect(legs).toMatchObject([
      { registration: 'N8718Q', callsign: 'SWA2580', adep: null, ades: 'KDEN', grade: 'partial' },
      { registration: 'N8718Q', callsign: 'SWA3512', adep: 'KDEN', ades: 'KSLC', grade: 'confirmed' },
    ]);
    for (const { flags, synthetic } of legs)
      expect({ flags, synthetic }).toEqual({ flags: [], synthetic: false });
    const visits = (await allRows(engine, visitsQuery(NO_FILTER))).map(visitRecord);
    expect(visits).toMatchObject([
      { aerodrome: 'KDEN', to: 'KSLC', legs: legs.map(({ id }) => id), synthetic: false, doubted: false },
      { aerodrome: 'KSLC', from: 'KDEN', to: null, synthetic: false, doubted: false },
    ]);
    const movements = 'SELECT aerodrome, role FROM movements ORDER BY "at"';
    expect(await allRows(engine, movements)).toEqual([
      { aerodrome: 'KDEN', role: 'arrival' },
      { aerodrome: 'KDEN', role: 'departure' },
      { aerodrome: 'KSLC', role: 'arrival' },
    ]);
    expect(await allRows(engine, 'SELECT format, cannotProve, synthetic FROM entries')).toEqual([
      { format: 'readsb-trace', cannotProve: '[]', synthetic: false },
    ]);
    await engine.close();
  });

  test('still tells the way of each leg and what a next file may go on from', async () => {
    const engine = await opened(version);
    const [, { path }] = await allRows(engine, legsQuery(NO_FILTER, { withPath: true }));
    const [start, end] = [decodePath(path as Uint8Array).at(0)!, decodePath(path as Uint8Array).at(-1)!];
    // Denver's and Salt Lake City's reference points (OurAirports).
    expect(start.latitudeDeg).toBeCloseTo(39.86, 1);
    expect(start.longitudeDeg).toBeCloseTo(-104.67, 1);
    expect(end.latitudeDeg).toBeCloseTo(40.79, 1);
    expect(end.longitudeDeg).toBeCloseTo(-111.98, 1);
    const [tail] = await allRows(engine, 'SELECT toTime, reports FROM tails');
    const { icao24, reports } = unpackTrace(tail.reports as Uint8Array);
    expect(icao24).toBe(0xabfd8c);
    expect(reports.timeMs[reports.length - 1]).toBe((tail.toTime as Date).getTime());
    expect(Math.abs(reports.latitudeDeg[0] - 40.79)).toBeLessThan(0.1);
    await engine.close();
  });
});

test('from version 6 on, movements say themselves that they were made up', async () => {
  const engine = await opened(5, `UPDATE legs SET synthetic = true WHERE grade = 'confirmed'`);
  expect(await allRows(engine, 'SELECT aerodrome, role, synthetic FROM movements ORDER BY "at"')).toEqual([
    { aerodrome: 'KDEN', role: 'arrival', synthetic: false },
    { aerodrome: 'KDEN', role: 'departure', synthetic: true },
    { aerodrome: 'KSLC', role: 'arrival', synthetic: true },
  ]);
  await engine.close();
});

test('from version 7 on, reasons are messages; an old sentence is one, and is said as it was', async () => {
  const flags =
    '[{"kind":"jump","reason":"jumped 90 km away","fromUtc":"2025-02-09T00:00:00.000Z","toUtc":"2025-02-09T00:01:00.000Z","reports":3,"doubts":["way"]}]';
  const engine = await opened(
    6,
    `UPDATE legs SET flags = '${flags}' WHERE grade = 'confirmed';
INSERT INTO breaks VALUES ('abfd8c', 'unseen', 'continuity', '2025-02-09', '2025-02-10', NULL, NULL, NULL, 1, 'a', 'b', 'it''s "unheard"', false);
INSERT INTO problems VALUES (NULL, '/a', '', NULL, 'unreadable', 'cannot be read', '2025-02-09')`,
  );
  const [arriving, leaving] = (await allRows(engine, legsQuery(NO_FILTER))).map(legRecord);
  const sentences = [
    arriving.adesCandidates[0].reason,
    leaving.adepCandidates[0].reason,
    leaving.flags[0].reason,
    (await breaksBeside(engine, 'a'))[0].reason,
    (await readUnread(engine))[0].reason,
  ];
  for (const { key } of sentences) expect(key).toBe('legacy.sentence');
  expect(sentences.map(said)).toEqual([
    'on the ground after landing, 0.1 km from its runways',
    'on the ground before take-off, on a runway',
    'jumped 90 km away',
    'it\'s "unheard"',
    'cannot be read',
  ]);
  expect(arriving.adesCandidates[0]).toMatchObject({ aerodrome: 'KDEN', probability: null, distanceKm: 3.4 });
  expect(leaving.flags[0]).toMatchObject({ kind: 'jump', reports: 3, doubts: ['way'] });
  await engine.close();
});
