import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_CASE_FILE, readCaseFile } from '../../src/case/case-file.js';
import { type Fleet, type FleetMember, fleetGaps, memberAt } from '../../src/case/fleet.js';
import { refuseAmbiguous } from '../../src/case/fleet-check.js';
import { fleetRows } from '../../src/case/fleet-file.js';
import { findFleet, fleetsOfCase } from '../../src/case/fleets.js';
import { AirbridgeError } from '../../src/error.js';
import { allRows, type Engine } from '../../src/ledger/engine/engine.js';
import { NO_FILTER } from '../../src/ledger/queries/filter.js';
import { unlistedAirframe, unlistedQuery } from '../../src/ledger/queries/fleet-query.js';
import { legsQuery } from '../../src/ledger/queries/legs-query.js';
import { visitsQuery } from '../../src/ledger/queries/visits-query.js';
import { openReader } from '../../src/ledger/store/store.js';
import { hasShared, SHARED } from '../support/examples.js';
import { keptFolder } from '../support/folder.js';
import { IDS, NOW_MS, writeWorkedLedger } from '../support/worked.js';

const HEAD = 'icao24,registration,typecode,operator,valid_from,valid_to,source,note';
const rows = (...lines: string[]) => fleetRows(Buffer.from([HEAD, ...lines].join('\n')));
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

const NOBODY: FleetMember = {
  icao24: null,
  registration: null,
  typecode: null,
  operator: null,
  validFromMs: null,
  validToMs: null,
  source: null,
  note: null,
};
const fleetOf = (...members: Partial<FleetMember>[]): Fleet => ({
  name: 'test',
  asOf: null,
  designators: null,
  members: members.map((member) => ({ ...NOBODY, ...member })),
});

function refusal(work: () => unknown): AirbridgeError {
  try {
    work();
  } catch (error) {
    if (error instanceof AirbridgeError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('a list of airframes', () => {
  test('is read with its dates, the last one included', () => {
    const [{ member, line }] = rows('600866,4k-az102,il76,Silk Way Airlines,2015-03,2021-12-31,press,"a, b"');
    expect(line).toBe(2);
    expect(member).toEqual({
      icao24: '600866',
      registration: '4K-AZ102',
      typecode: 'IL76',
      operator: 'Silk Way Airlines',
      validFromMs: day('2015-03-01'),
      validToMs: day('2022-01-01'),
      source: 'press',
      note: 'a, b',
    });
  });

  test.each([
    ['60086g,4K-AZ1,,,,,,', { line: 2, field: 'icao24', value: '60086g' }],
    ['~600866,4K-AZ1,,,,,,', { line: 2, field: 'icao24', value: '~600866' }],
    ['600866,,,,2021-02-30,,,', { line: 2, field: 'valid_from', value: '2021-02-30' }],
    ['600866,,,,last spring,,,', { line: 2, field: 'valid_from', value: 'last spring' }],
    ['600866,,,,2021,2020,,', { line: 2, field: 'valid_to', value: '2020' }],
    [',,IL76,Silk Way Airlines,,,,', { line: 2 }],
  ])('is refused with the line and the field: %s', (line, where) => {
    expect(refusal(() => rows(line))).toMatchObject({ code: 'fleet-invalid', where });
  });

  test('is refused with a column it cannot have, or without addresses', () => {
    expect(refusal(() => fleetRows(Buffer.from('icao24,valid_form\n')))).toMatchObject({
      code: 'fleet-invalid',
      where: { line: 1, value: 'valid_form' },
    });
    expect(refusal(() => fleetRows(Buffer.from('registration\n4K-AZ1\n'))).code).toBe('fleet-invalid');
    expect(refusal(() => rows('600866,4K-AZ1'))).toMatchObject({ code: 'csv-invalid', where: { line: 2 } });
  });

  test('may not have an address or a registration twice at one time', () => {
    const twice = rows('600866,A,,,2015,2018,,', '600866,B,,,2018-06,,,');
    expect(refusal(() => refuseAmbiguous(twice))).toMatchObject({
      code: 'fleet-invalid',
      where: { line: 3, field: 'icao24' },
    });
    const named = rows('600866,4K-AZ1,,,,,,', '600867,4KAZ1,,,,,,');
    expect(refusal(() => refuseAmbiguous(named))).toMatchObject({
      code: 'fleet-invalid',
      where: { line: 3, field: 'registration' },
    });
    expect(() => refuseAmbiguous(rows('600866,A,,,2015,2017,,', '600866,B,,,2018,,,'))).not.toThrow();
  });
});

describe('a member', () => {
  const fleet = fleetOf(
    { icao24: '600866', operator: 'first', validToMs: day('2020-01-01') },
    { icao24: '600866', operator: 'second', validFromMs: day('2020-01-01') },
  );

  test('is found at the time', () => {
    expect(memberAt(fleet, '600866', day('2020-01-01') - 1)?.operator).toBe('first');
    expect(memberAt(fleet, '600866', day('2020-01-01'))?.operator).toBe('second');
    expect(memberAt(fleet, '600867', day('2020-01-01'))).toBeNull();
  });

  test('is one at most, whatever the dates of a list that was not refused', () => {
    const date = fc.option(fc.integer({ min: 0, max: 20 }));
    const member = fc.record({
      icao24: fc.constantFrom('600866', '600867'),
      validFromMs: date,
      validToMs: date,
    });
    fc.assert(
      fc.property(fc.array(member, { maxLength: 5 }), fc.integer({ min: -1, max: 21 }), (members, timeMs) => {
        const tried = fleetOf(...members);
        const listed = tried.members.map((one, k) => ({ line: k + 2, member: one }));
        const holding = tried.members.filter(
          (one) => memberAt({ ...tried, members: [one] }, '600866', timeMs) !== null,
        );
        if (holding.length > 1) expect(() => refuseAmbiguous(listed)).toThrow(AirbridgeError);
      }),
    );
  });
});

describe('gaps', () => {
  test('name members without address, and those undated for the period', () => {
    const fleet = fleetOf(
      { registration: 'NO-ADDRESS' },
      { icao24: '000001', registration: 'UNDATED' },
      {
        icao24: '000002',
        registration: 'DATED',
        validFromMs: day('2010-01-01'),
        validToMs: day('2030-01-01'),
      },
      { icao24: '000003', registration: 'BEFORE', validToMs: day('2015-01-01') },
      { icao24: '000004', registration: 'OPEN', validFromMs: day('2010-01-01') },
    );
    const names = (members: readonly FleetMember[]) => members.map(({ registration }) => registration);
    const gaps = fleetGaps(fleet, day('2020-01-01'), day('2021-01-01'), ['AZQ'], []);
    expect(names(gaps.unmatchable)).toEqual(['NO-ADDRESS']);
    expect(names(gaps.undated)).toEqual(['UNDATED', 'OPEN']);
    const kept = fleetGaps({ ...fleet, asOf: '2022-05-01' }, day('2020-01-01'), day('2021-01-01'), [], []);
    expect(names(kept.undated)).toEqual(['UNDATED']);
    const always = fleetGaps(fleet, null, null, [], []);
    expect(names(always.undated)).toEqual(['UNDATED', 'BEFORE', 'OPEN']);
  });
});

describe('the ledger', () => {
  const folder = keptFolder();
  let engine: Engine;
  beforeAll(async () => {
    await writeWorkedLedger(folder.path);
    engine = await openReader(folder.path, { command: 'test', nowMs: () => NOW_MS });
  });
  afterAll(async () => {
    await engine.close();
    folder.remove();
  });

  const dated = fleetOf({
    icao24: '738a01',
    operator: "Air Force's own",
    validFromMs: day('2025-02-01'),
    validToMs: day('2025-02-02'),
  });

  test('gives the legs of a fleet as long as an airframe was in it', async () => {
    const ids = async (fleet: Fleet) =>
      (await allRows(engine, legsQuery({ ...NO_FILTER, fleet }))).map(({ id }) => id);
    expect(await ids(dated)).toEqual([IDS.out, IDS.back]);
    expect(await ids(fleetOf({ icao24: '738a01' }))).toEqual([IDS.out, IDS.back, IDS.lost]);
    expect(await ids(fleetOf({ registration: '4X-ICA' }))).toEqual([]);
  });

  test('gives the operator by fleet beside the one by callsign', async () => {
    const found = await allRows(engine, legsQuery(NO_FILTER, { fleets: [dated] }));
    const byId = new Map(found.map((row) => [row.id, [row.operator, row.operatorByFleet]]));
    expect(byId.get(IDS.out)).toEqual(['AZQ', "Air Force's own"]);
    expect(byId.get(IDS.lost)).toEqual(['AZQ', null]);
    const other = fleetOf({ icao24: '738a01', operator: 'Another' });
    const visits = await allRows(engine, visitsQuery(NO_FILTER, { fleets: [dated, other] }));
    expect(visits[0].operatorByFleet).toBe("Air Force's own / Another");
  });

  test('names who else flew under the designator, and when they were no members', async () => {
    const unlisted = async (fleet: Fleet) =>
      (await allRows(engine, unlistedQuery(fleet, ['AZQ'], NO_FILTER))).map(unlistedAirframe);
    expect(await unlisted(dated)).toEqual([
      { icao24: '738a01', registration: '4X-ICA', callsigns: ['AZQ4125'], legs: 1 },
    ]);
    expect(await unlisted(fleetOf({ icao24: '738a01' }))).toEqual([]);
  });
});

describe('a name', () => {
  const folder = keptFolder();
  const caseDir = folder.path;
  beforeAll(() => {
    writeFileSync(
      join(caseDir, 'fleet.csv'),
      `${HEAD}\n600866,,,Silk Way Airlines,,,,\n600881,,,Air Force,,,,\n`,
    );
    writeFileSync(
      join(caseDir, 'case.yaml'),
      'fleets:\n  silkway: {file: fleet.csv, operator: silk way airlines, asOf: 2026-07-19, designators: [AZQ]}\n  all: fleet.csv\n',
    );
    mkdirSync(join(caseDir, 'elsewhere'));
    cpSync(join(caseDir, 'fleet.csv'), join(caseDir, 'elsewhere', 'mine.csv'));
  });
  afterAll(() => folder.remove());

  const found = async (name: string, caseFile = NO_CASE_FILE) =>
    await findFleet(name, { caseDir, caseFile, cwd: join(caseDir, 'elsewhere') });

  test('is one of case.yaml, an operator of fleet.csv, or a path', async () => {
    const caseFile = await readCaseFile(join(caseDir, 'case.yaml'));
    expect(await found('silkway', caseFile)).toMatchObject({
      name: 'silkway',
      asOf: '2026-07-19',
      designators: ['AZQ'],
      members: [{ icao24: '600866' }],
    });
    expect((await found('all', caseFile)).members).toHaveLength(2);
    expect((await found('air force')).members).toMatchObject([{ icao24: '600881' }]);
    expect((await found('mine.csv')).members).toHaveLength(2);
    expect((await found('fleet.csv')).members).toHaveLength(2);
    expect(await fleetsOfCase({ caseDir, caseFile, cwd: caseDir })).toHaveLength(2);
    expect(await fleetsOfCase({ caseDir, caseFile: NO_CASE_FILE, cwd: caseDir })).toHaveLength(1);
  });

  test('that is unknown is answered with the nearest', async () => {
    const caseFile = await readCaseFile(join(caseDir, 'case.yaml'));
    await expect(found('silkwya', caseFile)).rejects.toMatchObject({
      code: 'unknown-fleet',
      next: expect.stringContaining('Nearest: silkway'),
    });
  });

  test('whose file is missing or damaged says which', async () => {
    const gone = { ...NO_CASE_FILE, fleets: { gone: { file: 'gone.csv' } } };
    await expect(found('gone', gone)).rejects.toMatchObject({ code: 'unreadable' });
    writeFileSync(join(caseDir, 'bad.csv'), `${HEAD}\n60086,,,,,,,\n`);
    await expect(found('bad.csv')).rejects.toMatchObject({ where: { line: 2 } });
    await expect(found('../bad.csv')).rejects.toMatchObject({ where: { file: join(caseDir, 'bad.csv') } });
  });
});

test.skipIf(!hasShared)('the fleet of the founding case has one member nobody can match', async () => {
  const caseDir = join(SHARED, 'case');
  const fleet = await findFleet('fleet.csv', { caseDir, caseFile: NO_CASE_FILE, cwd: caseDir });
  const { unmatchable, undated } = fleetGaps(fleet, null, null, [], []);
  expect(fleet.members).toHaveLength(8);
  expect(unmatchable.map(({ registration }) => registration)).toEqual(['4K-78131']);
  expect(undated).toHaveLength(7);
});
