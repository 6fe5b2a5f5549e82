import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ClosedPipe } from '../../src/cli/output/sink.js';
import { emptyReports } from '../../src/source/columns.js';
import { temporaryFolder } from '../source/temporary.js';
import { keptFolder } from '../support/folder.js';
import { madeUp } from '../support/said.js';
import { IDS, writeWorkedLedger } from '../support/worked.js';
import { airbridge, EMPTY_SUMMARY } from './cli.js';

const folder = keptFolder();
const cwd = folder.path;
const ledgerDir = join(cwd, 'airbridge-case', 'ledger');

beforeAll(() => writeWorkedLedger(ledgerDir));
afterAll(() => folder.remove());

const LEGS_TABLE = `TAKE-OFF            FROM    LANDING                  TO      AIRCRAFT          TYPE  CALLSIGN     NM  GRADE       LEG
2025-02-01 00:05Z   LLOV    2025-02-01 03:10Z        UBBB    4X-ICA            B744  AZQ4123 +1  901  confirmed   aa00000000
2025-02-01 08:00Z   UBBB    2025-02-01 11:20–11:40Z  (LLOV)  4X-ICA            B744  AZQ4124     901  probable    aa00000000
2025-02-03 06:00Z   LLOV    ≥2025-02-03 08:30Z       ?       4X-ICA            B744  AZQ4125     901  partial     ab00000000
    to ? candidates: UB12 22 km · UBBB 4.1 km
≤2025-02-05 10:00Z  ?       2025-02-05 12:00Z        UBBB    @SUM(A1)"</name>        =CMD() +4   901  partial     ac00000000
?                   [LLER]  ?                        [UBBB]  4K-AZ1            A320  AHY71       901  continuity  ad00000000
?                   ?       ?                        ?       ~2a00ff                 –           901  –           ae00000000

LLOV observed · (LLOV) inferred · [LLOV] only by the neighbouring legs · ? unknown · ≥ not before · ≤ not after
`;

const VISITS_TABLE = `ARRIVAL                  AT      DEPARTURE                STAY  FROM  TO    AIRCRAFT  TYPE  OPERATOR  GRADE       VISIT
2025-02-01 03:10Z        UBBB    2025-02-01 08:00Z  4 h 50 min  LLOV  LLOV  4X-ICA    B744  AZQ       confirmed   ba00000000
2025-02-01 11:20–11:40Z  (LLOV)  2025-02-03 06:00Z           ?  UBBB  ?     4X-ICA    B744  AZQ       probable    ba00000000
≥2025-03-02 11:00Z       [UBBB]  ?                           ?  LLER  ?     4K-AZ1    A320  AHY       continuity  ba00000000
`;

describe('tables', () => {
  test('of legs tell observed, inferred and unknown apart in text', async () => {
    expect(await airbridge('legs', { cwd })).toEqual({ status: 0, out: LEGS_TABLE, err: '' });
  });

  test('of visits', async () => {
    const { out } = await airbridge('visits', { cwd });
    expect(out.slice(0, VISITS_TABLE.length)).toBe(VISITS_TABLE);
  });

  test('carry no control characters from archives, and colour only for a terminal that wants it', async () => {
    const controls = /[\p{Cc}\p{Cf}]/u;
    const bare = async (columns?: number, env = {}) =>
      (await airbridge('legs', { cwd, env, ...(columns && { columns }) })).out.replaceAll('\n', '');
    expect(await bare()).not.toMatch(controls);
    expect(await bare(200, { NO_COLOR: '1' })).not.toMatch(controls);
    expect(await bare(200, { TERM: 'dumb' })).not.toMatch(controls);
    expect((await bare(200)).replaceAll('\u001b[2m', '').replaceAll('\u001b[22m', '')).not.toMatch(controls);
    expect(await bare(200)).toContain('\u001b[2m');
  });

  test('give up columns on a narrow terminal, never the ends or the grade', async () => {
    const { out } = await airbridge('legs', { cwd, columns: 90, env: { NO_COLOR: '1' } });
    const [head] = out.split('\n');
    expect(head.split(/\s{2,}/)).toEqual(['TAKE-OFF', 'FROM', 'LANDING', 'TO', 'AIRCRAFT', 'GRADE', 'LEG']);
  });

  test('stop at --limit and say how many more there are', async () => {
    const { out, err } = await airbridge('legs --limit 2', { cwd });
    expect(out.split('\n').filter((line) => line.startsWith('2025'))).toHaveLength(2);
    expect(err).toContain('2 of 6 legs shown. --limit 6 shows all');
    expect((await airbridge('legs --limit 2 --quiet', { cwd })).err).toBe('');
  });

  test('without rows are empty, and say so beside', async () => {
    expect(await airbridge('legs --callsign NOBODY', { cwd })).toEqual({
      status: 0,
      out: '',
      err: 'Nothing answers this question: legs, callsign NOBODY.\n',
    });
    expect((await airbridge('visits --flagged --since 2026', { cwd })).err).toBe(
      'Nothing answers this question: visits, with an integrity flag, since 2026-01-01T00:00Z.\n',
    );
  });
});

describe('count', () => {
  test('says what it counted, by month, and what it did not and why', async () => {
    const { out, status } = await airbridge('count --from LLOV,LLER --to UBBB --since 2025', { cwd });
    expect(status).toBe(0);
    expect(out).toBe(`Counted: legs from LLOV,LLER to UBBB, since 2025-01-01T00:00Z

  confirmed          1
  probable           0
  total              1

  month    confirmed   probable
  2025-02          1          0

Not counted, and why

          1  continuity legs: an end is known only through the neighbouring legs: the airframe moved, not necessarily without a stop
          1  legs that left LLOV,LLER for an unknown place: the destination is not known, so they are not counted as flights between the two
          1  legs that reached UBBB from an unknown place: the departure aerodrome is not known, so they are not counted as flights between the two
`);
  });

  test('as JSON names its unit', async () => {
    const answer = JSON.parse((await airbridge('count --at UBBB --json', { cwd })).out);
    expect(answer).toMatchObject({ unit: 'visits', counted: { confirmed: 1, probable: 0, total: 1 } });
  });

  test('of visits says how many at least, how they were linked, and what cannot be said', async () => {
    const { out } = await airbridge('count --at UBBB', { cwd });
    expect(out).toContain('at least           1');
    expect(out).toContain('1  heard coming and going, taken for one stay');
    expect(out).toContain('At least 1 visit (1 confirmed).');
    expect(out).toContain('on which days anybody listened is unknown');
    const answer = JSON.parse((await airbridge('count --at UBBB --json', { cwd })).out);
    expect(answer).toMatchObject({
      lowerBound: { atLeast: 1, confirmed: 1, onTwoEnds: 1 },
      estimate: { none: expect.any(String) },
      linkage: { linked: 1, ambiguous: 0 },
      coverage: { days: null, chanceOfDetection: { known: 3, heard: 2 } },
      sightings: null,
    });
  });

  test('of a period before any archive concludes nothing', async () => {
    const { out, status } = await airbridge('count --at UBBB --since 2010 --until 2012', { cwd });
    expect(status).toBe(0);
    expect(out).toContain('Of 2010-01-01 to 2012-12-31 there is no archive: nothing can be concluded');
    expect(out).not.toMatch(/at least +\d/);
  });

  test('of a fleet without any address says that none of it can be found', async () => {
    const dir = temporaryFolder({ 'fleet.csv': 'icao24,registration\n,4K-78131\n' });
    await writeWorkedLedger(join(dir, 'airbridge-case', 'ledger'));
    const { out } = await airbridge('count --at UBBB --fleet fleet.csv', { cwd: dir });
    expect(out).toContain('No address of any member of the fleet is known');
  });

  test('knows the sets of the case', async () => {
    const dir = temporaryFolder({ 'case.yaml': 'places:\n  baku: [UBBB, UB12]\n' });
    await writeWorkedLedger(join(dir, 'ledger'));
    const { out } = await airbridge('count --at baku --json', { cwd: dir });
    expect(JSON.parse(out).counted.total).toBe(1);
  });
});

describe('show', () => {
  test('prints a leg with all it rests on', async () => {
    const { out, status } = await airbridge(`show ${IDS.out}`, { cwd });
    expect(status).toBe(0);
    expect(out).toContain('4X-ICA LLOV–UBBB');
    expect(out).toContain('take-off   2025-02-01 00:05Z  LLOV, observed, runway 20R');
    expect(out).toContain('2025-02-01 00:20Z  touch-and-go at LLOV, 12 s on the ground');
    expect(out).toContain('left out by cleaning: 3 duplicate');
    expect(out).toContain(
      'the full reports cannot be read: /archives/trace_full_738a01.json: there is no such file',
    );
    expect(out).toContain('/archives/trace_full_738a01.json, reports 0–99');
  });

  test('prints candidates with their reasons, and silences', async () => {
    const lost = (await airbridge(`show ${IDS.lost}`, { cwd })).out;
    expect(lost).toContain(
      'Where it may have landed\n  UB12, 22 km: last report 6,200 ft above the field, descending',
    );
    const pacific = (await airbridge(`show ${IDS.pacific}`, { cwd })).out;
    expect(pacific).toContain('Silences\n  2025-03-10 02:00Z to 2025-03-10 04:00Z, 2 h 00 min');
  });

  test('reads the reports again, a few of them unless all are asked for', async () => {
    const reports = { ...emptyReports(20), index: Uint32Array.from({ length: 20 }, (_, i) => i) };
    const services = { reread: async () => ({ reports }) };
    const few = (await airbridge(`show ${IDS.out}`, { cwd, services })).out;
    expect(few).toContain('… 14 more, with --reports');
    const all = (await airbridge(`show ${IDS.out} --reports`, { cwd, services })).out;
    for (let i = 0; i < 20; i++) expect(all).toContain(`#${i}\n`);
    const { reports: rows } = JSON.parse((await airbridge(`show ${IDS.out} --json`, { cwd, services })).out);
    expect(rows).toHaveLength(20);
  });

  test('tells heights by satellite where there are no others', async () => {
    const altitudeFt = Float32Array.of(35_000, Number.NaN, Number.NaN);
    const geometricAltitudeFt = Float32Array.of(35_525, 364, Number.NaN);
    const reports = { ...emptyReports(3), altitudeFt, geometricAltitudeFt };
    const services = { reread: async () => ({ reports }) };
    const { out } = await airbridge(`show ${IDS.out}`, { cwd, services });
    expect(out.match(/[\d?]+ ft(?: by satellite)?(?= {2})/g)).toEqual([
      '35000 ft',
      '364 ft by satellite',
      '? ft',
    ]);
  });

  test('takes the beginning of an id when only one leg has it', async () => {
    expect((await airbridge('show AB', { cwd })).out).toContain(IDS.lost);
    const several = await airbridge('show aa', { cwd });
    expect(several.status).toBe(2);
    expect(several.err).toContain(`${IDS.out} (4X-ICA LLOV–UBBB, 2025-01-31)`);
    const none = await airbridge('show zz', { cwd });
    expect(none).toMatchObject({ status: 2, out: '' });
    expect(none.err).toContain('no leg has this id');
  });
});

describe('the command line', () => {
  test('without words, and --help, name every command in a line', async () => {
    const { status, out } = await airbridge('--help', { cwd });
    expect(status).toBe(0);
    for (const name of ['ingest', 'legs', 'visits', 'count', 'show'])
      expect(out).toMatch(new RegExp(`^  ${name}\\b.* \\w`, 'm'));
    expect((await airbridge('', { cwd })).status).toBe(0);
    expect((await airbridge('--version', { cwd })).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each(['ingest', 'legs', 'visits', 'count', 'show'])(
    '%s --help describes every option and gives examples',
    async (name) => {
      const { status, out } = await airbridge(`${name} --help`, { cwd });
      expect(status).toBe(0);
      expect(out).toContain('Examples:');
      for (const line of out.split('\n').filter((text) => /^ {2}(-\w, )?--/.test(text))) {
        expect(line).toMatch(/^ {2}(-\w, )?--[\w-]+( <\w+>)? {2,}\S/);
      }
    },
  );

  test.each([
    ['legs --json --csv', 'cannot be used with'],
    ['legs --limit 0', 'whole number from 1'],
    ['legs --since 2025-02-30', 'not a date'],
    ['legs --grade certain', 'no such grade'],
    ['legs --icao24 xyz', 'not a 24-bit aircraft address'],
    ['legs --at LLOW', 'Did you mean LLOV?'],
    ['legs --no-such-option', 'unknown option'],
    ['count --limit 3', 'unknown option'],
    ['leg', 'Did you mean legs?'],
    ['show', 'missing required argument'],
  ])('%s is a fault of usage', async (words, reason) => {
    const { status, out, err } = await airbridge(words, { cwd });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(reason);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test('a fault of usage points to the help of its command', async () => {
    expect((await airbridge('show', { cwd })).err).toContain('(airbridge show --help explains it)');
    expect((await airbridge('leg', { cwd })).err).toContain('(airbridge --help lists the commands)');
  });

  test('without a case ends with 4 and says what to run', async () => {
    const { status, out, err } = await airbridge('legs', { cwd: temporaryFolder() });
    expect({ status, out }).toEqual({ status: 4, out: '' });
    expect(err).toContain('airbridge ingest');
  });

  test('prints a stack only with --debug', async () => {
    const services = { places: async () => Promise.reject(new TypeError('a slip of ours')) };
    const quiet = await airbridge('legs --at LLOV', { cwd, services });
    expect(quiet.status).toBe(1);
    expect(quiet.err).toContain('internal error: a slip of ours');
    expect(quiet.err).not.toMatch(/^\s+at /m);
    expect((await airbridge('legs --at LLOV --debug', { cwd, services })).err).toMatch(/^\s+at /m);
  });

  test('ends quietly when nobody reads on', async () => {
    const stdout = { isTerminal: false, columns: null, write: async () => Promise.reject(new ClosedPipe()) };
    expect(await airbridge('legs --json', { cwd, stdout })).toEqual({ status: 0, out: '', err: '' });
  });

  test('writes what was asked into the query log', async () => {
    await airbridge('count --at UBBB --until 2025-02-01', { cwd });
    const last = readFileSync(join(ledgerDir, 'queries.ndjson'), 'utf8').trimEnd().split('\n').at(-1)!;
    expect(JSON.parse(last)).toMatchObject({
      at: '2025-06-01T00:00:00.000Z',
      command: 'count',
      filter: { at: { idents: ['UBBB'] }, untilMs: Date.UTC(2025, 1, 2) },
    });
  });
});

describe('a missing ledger', () => {
  test('is built from the inputs of case.yaml, found from the case, and that is said', async () => {
    const elsewhere = temporaryFolder({ 'a.json': '{}' });
    const dir = temporaryFolder({ 'case.yaml': `inputs: [tars, ${elsewhere}]\n`, 'tars/b.json': '{}' });
    const asked: string[] = [];
    const ingest = async (paths: readonly string[], { ledgerDir: made }: { ledgerDir: string }) => {
      asked.push(...paths);
      await writeWorkedLedger(made);
      return EMPTY_SUMMARY;
    };
    const { status, out, err } = await airbridge('legs --limit 1 --json', { cwd: dir, services: { ingest } });
    expect(status).toBe(0);
    expect(JSON.parse(out).id).toBe(IDS.out);
    expect(asked).toEqual([join(dir, 'tars'), elsewhere]);
    expect(err).toContain(`no ledger yet. It is built now, once, from the 2 inputs of ${dir}/case.yaml`);
    expect(err).toContain('Files: 0 read');
  });

  test('is not built from half of what case.yaml names, so that nobody takes it for the whole', async () => {
    const dir = temporaryFolder({ 'case.yaml': 'inputs: [tars, gone]\n', 'tars/b.json': '{}' });
    const { status, out, err } = await airbridge('legs --json', { cwd: dir });
    expect({ status, out }).toEqual({ status: 4, out: '' });
    expect(err).toContain(join(dir, 'gone'));
    expect(err).not.toContain(join(dir, 'tars'));
    expect(existsSync(join(dir, 'ledger'))).toBe(false);
  });

  test('is made by ingest of the paths it is given; the other inputs of case.yaml are named', async () => {
    const dir = temporaryFolder({ 'case.yaml': 'inputs: [tars, tars/b.json, gone]\n', 'tars/b.json': '{}' });
    const { status, err } = await airbridge('ingest tars', { cwd: dir });
    expect(status).toBe(0);
    expect(err).toMatch(new RegExp(`^Not in this ledger, .*: ${dir}/gone$`, 'm'));
    expect((await airbridge('ingest tars', { cwd: dir })).err).not.toContain('Not in this ledger');
  });

  test('of a case without archives is an empty one', async () => {
    const dir = temporaryFolder({ 'case.yaml': 'title: only sightings\n' });
    expect(await airbridge('legs --json', { cwd: dir })).toEqual({ status: 0, out: '', err: '' });
    expect(existsSync(join(dir, 'ledger', 'ledger.duckdb'))).toBe(true);
  });
});

describe('ingest', () => {
  test('makes the case, writes the paths into case.yaml and sums up', async () => {
    const dir = temporaryFolder({ 'traces/a.json': '{}' });
    const { status, out, err } = await airbridge('ingest traces', { cwd: dir });
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(err).toContain('Files: 0 read, 0 already in, 0 failed, 0 ignored');
    expect(readFileSync(join(dir, 'airbridge-case', 'case.yaml'), 'utf8')).toContain('\n  - ../traces\n');
  });

  test('lists what could not be read and ends with 3', async () => {
    const dir = temporaryFolder();
    const problem = {
      path: join(dir, 'bad\u001b[31m.tar'),
      entry: 'traces/aa/x.json',
      byte: 1234,
      code: 'gzip-truncated',
      reason: madeUp('the gzip stream ends too early'),
      next: 'Fetch the file again.',
    };
    const services = { ingest: async () => ({ ...EMPTY_SUMMARY, problems: [problem] }) };
    const { status, err } = await airbridge('ingest bad.tar --quiet', { cwd: dir, services });
    expect(status).toBe(3);
    expect(err).toBe(`1 could not be read:
  ${dir}/bad\\x1b[31m.tar › traces/aa/x.json, byte 1234
    the gzip stream ends too early (gzip-truncated)
    Fetch the file again.
`);
    const asJson = await airbridge('ingest bad.tar --json', { cwd: dir, services });
    expect(asJson.status).toBe(3);
    expect(JSON.parse(asJson.out).problems).toEqual([
      { ...problem, reason: 'the gzip stream ends too early', reasonCode: problem.reason },
    ]);
  });
});

describe('--fleet', () => {
  const caseDir = join(cwd, 'with-fleet');
  beforeAll(async () => {
    await writeWorkedLedger(join(caseDir, 'ledger'));
    writeFileSync(
      join(caseDir, 'fleet.csv'),
      'icao24,registration,operator\n738a01,4X-ICA,Air Force\n,4K-0,Silk Way Airlines\n',
    );
  });

  test('is answered with what the fleet cannot answer for', async () => {
    const { out, err } = await airbridge('count --fleet fleet.csv --json --case with-fleet', { cwd });
    const { counted, question, fleetGaps } = JSON.parse(out);
    expect(counted).toEqual({ confirmed: 1, probable: 1, total: 2 });
    expect(question).toBe('legs, fleet fleet.csv');
    expect(fleetGaps).toMatchObject({
      members: 2,
      unmatchable: [{ registration: '4K-0' }],
      undated: [{ icao24: '738a01' }],
      designators: ['AZQ'],
      unlisted: [],
    });
    expect(err).toContain('1 no address, so never found here: 4K-0');
    expect(err).toContain('nobody else was heard under its operators’ callsigns (AZQ)');
  });

  test('gives the operator by fleet beside the one by callsign, and --operator says which it went by', async () => {
    const { out, err } = await airbridge('visits --operator AZQ --case with-fleet', { cwd });
    expect(out).toContain('AZQ · Air Force');
    expect(err).toContain('Operator AZQ: by callsign');
  });

  test('that is unknown is a slip of the command line', async () => {
    const { status, err } = await airbridge('legs --fleet airforce --case with-fleet', { cwd });
    expect(status).toBe(2);
    expect(err).toContain('Nearest: Air Force');
  });
});
