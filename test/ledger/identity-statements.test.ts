import { expect, test } from 'vitest';
import { fleetStatements } from '../../src/case/fleet-statements.js';
import { openDuckDb } from '../../src/ledger/engine/duckdb.js';
import type { Row, Value } from '../../src/ledger/engine/engine.js';
import { TABLES } from '../../src/ledger/schema/columns.js';
import { makeLedger } from '../../src/ledger/schema/migrations.js';
import { ledgerStatements } from '../../src/ledger/tables/identity-statements.js';

const rowOf = (table: keyof typeof TABLES, said: Row): Value[] =>
  TABLES[table].columns.map(({ name }) => said[name] ?? null);

const entry = (day: string, said: Row): Value[] =>
  rowOf('entries', {
    sha256: day,
    entry: '',
    byteOffset: 0,
    bytes: 1,
    dbFlags: 0,
    firstSeen: new Date(`${day}T10:00:00Z`),
    lastSeen: new Date(`${day}T11:00:00Z`),
    reports: 1,
    rejected: '{}',
    format: 'readsb-trace',
    cannotProve: '[]',
    synthetic: false,
    ...said,
  });

async function ledger() {
  const engine = await openDuckDb(':memory:', { access: 'write' });
  await makeLedger(engine);
  const first = { icao24: '600866', registration: '4K-AZ102', typecode: 'IL76', ownOp: "Silk 'Way' Cargo" };
  const second = { icao24: '600866', registration: 'EK-76000', typecode: 'IL76', dbFlags: 5 };
  await engine.append('entries', [
    entry('2023-03-01', first),
    entry('2023-03-02', first),
    entry('2023-03-03', second),
    entry('2023-03-09', first),
    entry('2023-03-09', { icao24: '?sha#0', registration: '4K-AZ102' }),
    entry('2023-03-10', { icao24: '600866' }),
  ]);
  await engine.append('identities', [
    rowOf('identities', {
      source: 'opensky',
      asOf: '2017-09-15',
      sha256: 'ff',
      icao24: '600866',
      operatorCode: 'AZQ',
    }),
  ]);
  return engine;
}

test('what archives’ headers said on each day is kept apart by day and by what was said', async () => {
  const engine = await ledger();
  const said = await ledgerStatements(engine).ofAddresses(['600866']);
  expect(
    said.map(({ source, seenFrom, seenTo, registration }) => [source, seenFrom, seenTo, registration]),
  ).toEqual([
    ['archive header', '2023-03-01', '2023-03-02', '4K-AZ102'],
    ['archive header', '2023-03-03', '2023-03-03', 'EK-76000'],
    ['archive header', '2023-03-09', '2023-03-09', '4K-AZ102'],
    ['opensky', null, null, null],
  ]);
  expect(said[1]).toMatchObject({ isMilitary: true, isPia: true, isLadd: null, asOf: null });
  expect(said[3]).toMatchObject({ asOf: '2017-09-15', operatorCode: 'AZQ', withheld: null });
  expect(Object.keys(said[3])).not.toContain('sha256');
  await engine.close();
});

test('the ledger is asked by registration and by operator', async () => {
  const engine = await ledger();
  const source = ledgerStatements(engine);
  // On 3 March the header said otherwise: that ends the first run of days.
  expect((await source.ofRegistration('4KAZ102')).map(({ seenTo }) => seenTo)).toEqual([
    '2023-03-02',
    '2023-03-09',
  ]);
  const wanted = { codes: ['AZQ'], names: ["silk 'way'"], inPart: false };
  expect((await source.ofOperator(wanted)).map(({ source: who }) => who)).toEqual(['opensky']);
  expect(await source.ofOperator({ ...wanted, inPart: true })).toHaveLength(3);
  await engine.close();
});

test('a fleet speaks with its dates, both days included', async () => {
  const member = {
    icao24: '600866',
    registration: '4K-AZ102',
    typecode: null,
    operator: 'Silk Way',
    validFromMs: Date.UTC(2020, 0, 1),
    validToMs: Date.UTC(2021, 0, 1),
    source: 'press',
    note: 'seen at Ovda',
  };
  const fleet = { name: 'silkway', asOf: '2026-07-19', designators: null, members: [member] };
  expect(await fleetStatements([fleet]).ofAddresses(['600866'])).toMatchObject([
    {
      source: 'fleet silkway',
      asOf: '2026-07-19',
      validFrom: '2020-01-01',
      validTo: '2020-12-31',
      note: 'from: press; seen at Ovda',
    },
  ]);
});
