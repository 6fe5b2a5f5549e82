import { readFileSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerFile } from '../../src/case/case-folder.js';
import { writeCsv } from '../../src/cli/output/csv.js';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { keptFolder } from '../support/folder.js';
import { HOSTILE, IDS, LEGS, VISITS, writeWorkedLedger } from '../support/worked.js';
import { elements, parseXml } from '../support/xml.js';
import { airbridge } from './cli.js';

const folder = keptFolder();
const cwd = folder.path;
const ledgerDir = join(cwd, 'airbridge-case', 'ledger');

beforeAll(() => writeWorkedLedger(ledgerDir));
afterAll(() => folder.remove());

async function out(words: string): Promise<string> {
  const { status, out: text, err } = await airbridge(words, { cwd });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return text;
}

const jsonLines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The fields other programs rely on, as the contract lists them. */
const LEG_CONTRACT =
  'id icao24 registration typecode operator callsign adep ades adepCandidates adesCandidates adepEvidence adesEvidence takeoffUtc takeoffEarliestUtc takeoffLatestUtc landingUtc landingEarliestUtc landingLatestUtc firstSeenUtc lastSeenUtc grade reports longestGapSeconds distanceNm sources'.split(
    ' ',
  );
const VISIT_CONTRACT =
  'id icao24 registration typecode operator operatorByFleet aerodrome arrivalUtc arrivalEarliestUtc arrivalLatestUtc departureUtc departureEarliestUtc departureLatestUtc arrivalEvidence departureEvidence grade from to turnaroundMinutes legs sources'.split(
    ' ',
  );

describe('JSON', () => {
  test('has the fields of the contract, in its order, and more only after them', async () => {
    const [leg] = jsonLines(await out('legs --json'));
    expect(Object.keys(leg).slice(0, LEG_CONTRACT.length)).toEqual(LEG_CONTRACT);
    const [visit] = jsonLines(await out('visits --json'));
    expect(Object.keys(visit).slice(0, VISIT_CONTRACT.length)).toEqual(VISIT_CONTRACT);
  });

  test('gives times with Z, lists as lists, and null for what is unknown', async () => {
    const legs = jsonLines(await out('legs --json'));
    expect(legs[0]).toMatchObject({
      id: IDS.out,
      takeoffUtc: '2025-02-01T00:05:00.000Z',
      callsigns: ['AZQ4123', '4XICA'],
      dropped: { duplicate: 3 },
      sources: [{ entry: '', firstIndex: 0, lastIndex: 99 }],
    });
    expect(legs[2]).toMatchObject({
      ades: null,
      landingUtc: null,
      landingEarliestUtc: '2025-02-03T08:30:00.000Z',
    });
    expect(legs[2].adesCandidates.map((candidate: { aerodrome: string }) => candidate.aerodrome)).toEqual([
      'UB12',
      'UBBB',
    ]);
    expect(legs[5].grade).toBeNull();
  });

  test('carries text meant to do harm unchanged, and nothing a terminal could act on', async () => {
    const text = await out('legs --json --grade partial --to UBBB');
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(jsonLines(text)[0]).toMatchObject({
      callsigns: HOSTILE.callsigns,
      registration: HOSTILE.registration,
    });
  });
});

describe('CSV', () => {
  const read = (text: string): Record<string, string>[] => parse(text, { columns: true });

  test('is read back with the same fields and rows', async () => {
    const rows = read(await out('legs --csv'));
    const records = jsonLines(await out('legs --json'));
    expect(rows.map((row) => row.id)).toEqual(records.map((record) => record.id));
    expect(Object.keys(rows[0])).toEqual(Object.keys(records[0]));
    expect(rows[0]).toMatchObject({
      takeoffUtc: '2025-02-01T00:05:00.000Z',
      distanceNm: '900.5',
      landingUtc: '2025-02-01T03:10:00.000Z',
    });
    expect(JSON.parse(rows[2].adesCandidates)).toEqual(records[2].adesCandidates);
    expect(rows[2].ades).toBe('');
  });

  test('lets no spreadsheet run a cell', async () => {
    const row = read(await out('legs --csv')).find(({ id }) => id === IDS.hostile)!;
    expect(row.callsign).toBe(`'${HOSTILE.callsign}`);
    expect(row.registration).toBe(`'${HOSTILE.registration}`);
  });

  test('guards text and leaves numbers alone', async () => {
    const parts: string[] = [];
    const write = async (part: string) => {
      parts.push(part);
    };
    const sink = { write, isTerminal: false, columns: null };
    const row = {
      number: -5.5,
      text: '-5',
      plus: '+1',
      at: '@x',
      tab: '\tx',
      wide: '＝1',
      plain: 'a"b',
      none: null,
    };
    await writeCsv(
      sink,
      Object.keys(row),
      (async function* () {
        yield [row];
      })(),
    );
    expect(read(parts.join(''))[0]).toEqual({
      number: '-5.5',
      text: "'-5",
      plus: "'+1",
      at: "'@x",
      tab: "'\tx",
      wide: "'＝1",
      plain: 'a"b',
      none: '',
    });
  });

  test('of visits names origin and destination', async () => {
    const [row] = read(await out('visits --csv'));
    expect(row).toMatchObject({
      from: 'LLOV',
      to: 'LLOV',
      aerodrome: 'UBBB',
      turnaroundMinutes: '290',
      operatorByFleet: '',
    });
  });

  test('of a count has a row for each month and grade', async () => {
    expect(read(await out('count --csv --at UBBB'))).toEqual([
      { month: '2025-02', grade: 'confirmed', synthetic: 'false', count: '1' },
      { month: '2025-03', grade: 'continuity', synthetic: 'false', count: '1' },
    ]);
  });
});

describe('GeoJSON', () => {
  type Line = [number, number][];
  const linesOf = (geometry: { type: string; coordinates: never }): Line[] =>
    geometry.type === 'LineString' ? [geometry.coordinates as Line] : (geometry.coordinates as Line[]);

  function expectDrawable(line: Line): void {
    expect(line.length).toBeGreaterThanOrEqual(2);
    for (const [longitude, latitude] of line) {
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
    }
    for (let i = 1; i < line.length; i++)
      expect(Math.abs(line[i][0] - line[i - 1][0])).toBeLessThanOrEqual(180);
  }

  test('keeps to RFC 7946', async () => {
    const collection = JSON.parse(await out('legs --geojson'));
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.features).toHaveLength(LEGS.length);
    for (const feature of collection.features) {
      expect(feature.type).toBe('Feature');
      if (feature.geometry !== null) linesOf(feature.geometry).forEach(expectDrawable);
    }
  });

  test('cuts a path at the antimeridian', async () => {
    const { features } = JSON.parse(await out('legs --geojson --grade none'));
    // From 60 N 179 E to 62 N 179 W the line meets the antimeridian halfway: at 61 N.
    expect(features[0].geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [170, 60],
          [179, 60],
          [180, 61],
        ],
        [
          [-180, 61],
          [-179, 62],
          [-170, 61],
        ],
      ],
    });
    expect(features[0].properties.times[1]).toEqual([
      '2025-03-10T03:00:00.000Z',
      '2025-03-10T04:00:00.000Z',
      '2025-03-10T06:00:00.000Z',
    ]);
    expect(features[0].properties.gaps).toEqual([
      { fromUtc: '2025-03-10T02:00:00.000Z', toUtc: '2025-03-10T04:00:00.000Z' },
    ]);
  });

  test('has no geometry where no path is kept, and is valid when empty', async () => {
    const { features } = JSON.parse(await out('legs --geojson --grade probable'));
    expect(features[0].geometry).toBeNull();
    expect(JSON.parse(await out('legs --geojson --callsign NOBODY')).features).toEqual([]);
  });

  test('puts visits at their aerodromes', async () => {
    const { features } = JSON.parse(await out('visits --geojson'));
    expect(features.map((feature: { geometry: unknown }) => feature.geometry)).toEqual([
      { type: 'Point', coordinates: [50.0467, 40.4675] },
      { type: 'Point', coordinates: [34.9358, 29.9403] },
      { type: 'Point', coordinates: [50.0467, 40.4675] },
    ]);
  });
});

describe('KML', () => {
  test('is well-formed KML 2.2, a folder for each leg, whatever its names hold', async () => {
    const kml = parseXml(await out('legs --kml'));
    expect(kml).toMatchObject({ name: 'kml', attributes: { xmlns: 'http://www.opengis.net/kml/2.2' } });
    const folders = elements(kml, 'Folder');
    expect(folders).toHaveLength(LEGS.length);
    const hostile = folders[3];
    expect(hostile.children[0]).toMatchObject({ name: 'name', text: `${HOSTILE.registration} ?–UBBB` });
    expect(hostile.children[1].text).toContain('</NAME><SCRIPT>ALERT(1)</SCRIPT>');
    expect(hostile.children[1].text).toContain('\ufffd[31mRED');
  });

  test('draws a silence in its own style and cuts at the antimeridian', async () => {
    const marks = elements(parseXml(await out('legs --kml --grade none')), 'Placemark');
    const drawn = marks.map((mark) => [
      elements(mark, 'styleUrl')[0].text,
      elements(mark, 'coordinates')[0].text,
      elements(mark, 'begin')[0].text,
    ]);
    expect(drawn).toEqual([
      ['#heard', '170,60 179,60', '2025-03-10T00:00:00.000Z'],
      ['#gap', '179,60 180,61', '2025-03-10T02:00:00.000Z'],
      ['#gap', '-180,61 -179,62', '2025-03-10T03:00:00.000Z'],
      ['#heard', '-179,62 -170,61', '2025-03-10T04:00:00.000Z'],
    ]);
  });

  test('of visits has their place and time', async () => {
    const [mark] = elements(parseXml(await out('visits --kml')), 'Placemark');
    expect(elements(mark, 'coordinates')[0].text).toBe('50.0467,40.4675');
    expect(elements(mark, 'begin')[0].text).toBe('2025-02-01T03:10:00.000Z');
    expect(elements(mark, 'end')[0].text).toBe('2025-02-01T08:00:00.000Z');
  });
});

describe('SQL and Parquet', () => {
  async function runSql(sql: string) {
    const engine = await openDuckDb(ledgerFile(ledgerDir), { access: 'read' });
    const rows = await allRows(engine, sql);
    await engine.close();
    return rows;
  }

  /** By an engine that is no ledger: ours reads no other files. */
  async function rowsOfParquet(file: string): Promise<unknown[]> {
    const connection = await (await DuckDBInstance.create()).connect();
    const read = await connection.runAndReadAll(`SELECT * FROM '${file.replaceAll("'", "''")}'`);
    connection.closeSync();
    return read.getRowObjectsJson();
  }

  async function rowsOfQuery(sql: string): Promise<unknown[]> {
    const instance = await DuckDBInstance.create(ledgerFile(ledgerDir), { access_mode: 'READ_ONLY' });
    const connection = await instance.connect();
    const read = await connection.runAndReadAll(sql);
    connection.closeSync();
    instance.closeSync();
    return read.getRowObjectsJson();
  }

  test.each([
    ['legs', '--from IL --callsign AZQ* --since 2025-02-01'],
    ['legs', '--callsign </name>*,a"b\'c'],
    ['visits', '--at AZ --from IL'],
  ])('%s --sql prints the query that answers %s', async (command, filter) => {
    const rows = await runSql(await out(`${command} ${filter} --sql`));
    const answers = jsonLines(await out(`${command} ${filter} --json`));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map((row) => row.id)).toEqual(answers.map((answer) => answer.id));
    expect(Object.keys(rows[0])).toEqual(Object.keys(answers[0]));
  });

  test('count --sql prints the count, and what stands beside it', async () => {
    const text = await out('count --from LLOV --to UBBB --sql');
    const [counted, ...beside] = text.split(';\n').filter((query) => query.trim() !== '');
    expect(await runSql(counted)).toEqual([
      { month: '2025-02', grade: 'confirmed', synthetic: false, count: 1 },
    ]);
    expect(beside).toHaveLength(2);
    for (const query of beside) expect(await runSql(query)).toEqual([{ count: 1 }]);
  });

  test('Parquet holds what the query gives', async () => {
    const file = join(cwd, "it's.parquet");
    const { status, err } = await airbridge("legs --from LLOV --parquet ./it's.parquet", { cwd });
    expect({ status, err }).toEqual({ status: 0, err: `Wrote 2 rows to ${file}\n` });
    expect(readFileSync(file).subarray(0, 4).toString()).toBe('PAR1');
    const written = await rowsOfParquet(file);
    expect(written).toEqual(await rowsOfQuery(await out('legs --from LLOV --sql')));
  });

  test('a Parquet file that cannot be written is a fault of usage', async () => {
    const { status, err } = await airbridge('legs --parquet no/such/folder/x.parquet', { cwd });
    expect(status).toBe(2);
    expect(err).toContain('no/such/folder/x.parquet');
  });

  test('a Parquet file takes the place of a file only: never of a folder or a device', async () => {
    await mkdir(join(cwd, 'out.parquet'));
    const { status, err } = await airbridge('legs --parquet out.parquet', { cwd });
    expect(status).toBe(2);
    expect(err).toContain('out.parquet');
    expect((await stat(join(cwd, 'out.parquet'))).isDirectory()).toBe(true);
  });
});

test('there are as many visits in every format', async () => {
  expect(jsonLines(await out('visits --json'))).toHaveLength(VISITS.length);
  expect(parse(await out('visits --csv'))).toHaveLength(VISITS.length + 1);
});
