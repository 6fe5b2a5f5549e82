import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packagedServices } from '../../src/cli/context.js';
import { keptFolder } from '../support/folder.js';
import { airbridge } from './cli.js';

const folder = keptFolder();
afterAll(() => folder.remove());
const cwd = folder.path;
const services = { identify: packagedServices.identify };

test('600866 is answered without a case, with who says so and as of when', async () => {
  const { status, out, err } = await airbridge('identity 600866', { cwd, services });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toContain('Address 600866: in the block of Azerbaijan');
  expect(out).toContain('standing-data, undated');
  expect(out).toContain('4K-AZ102 · IL76 · Ilyushin Il-76TD · operator Silk Way Airlines (AZQ)');
});

test('an address with ~ is said to be none of ICAO’s', async () => {
  const { out } = await airbridge('identity ~2a00ff', { cwd, services });
  expect(out).toContain('not an ICAO address');
});

test('what nobody knows is a slip of the command line', async () => {
  const { status, err } = await airbridge('identity nobody-has-this-name', { cwd, services });
  expect(status).toBe(2);
  expect(err).toContain('Give six hex digits');
});

test('in a case its fleet speaks too; markup in a name stays text', async () => {
  const caseDir = join(cwd, 'case');
  mkdirSync(caseDir);
  writeFileSync(join(caseDir, 'case.yaml'), 'inputs: []\n');
  writeFileSync(
    join(caseDir, 'fleet.csv'),
    'icao24,registration,operator,valid_from,source\n600866,4K-AZ102,<b>Air Force</b>\u001b[31m,2022-05,press\n',
  );
  const { out } = await airbridge('identity 600866 --case case', { cwd, services });
  expect(out).toContain('fleet fleet.csv, undated, for 2022-05-01 to ?');
  expect(out).toContain('! sources differ on the operator');
  expect(out).not.toContain('\u001b');
  const { out: json } = await airbridge('identity 600866 --case case --json', { cwd, services });
  expect(JSON.parse(json).asAddress.statements).toContainEqual(
    expect.objectContaining({
      source: 'fleet fleet.csv',
      operator: expect.stringContaining('<b>Air Force</b>'),
    }),
  );
});

test('lists are taken in, noted in case.yaml, and in again when the ledger is built anew', async () => {
  const real = { identify: services.identify, importIdentities: packagedServices.importIdentities };
  const list = join(cwd, 'aircraft.csv');
  writeFileSync(list, '600866;EK-76000;IL76;00;;;;\n');
  const { status, err } = await airbridge(
    `identity import ${list} gone.csv --as-of 2020-05-01 --case lists`,
    {
      cwd,
      services: real,
    },
  );
  expect(status).toBe(3);
  expect(err).toContain('took 1 airframe, said by tar1090-db (as of 2020-05-01)');
  expect(err).toContain('gone.csv');
  rmSync(join(cwd, 'lists', 'ledger'), { recursive: true });
  const { out } = await airbridge('identity 600866 --case lists', { cwd, services: real });
  expect(out).toContain('tar1090-db as of 2020-05-01');
  expect(out).toContain('EK-76000 (tar1090-db as of 2020-05-01)');
});

test('a day that is none is a slip of the command line', async () => {
  const { status, err } = await airbridge('identity import x.csv --as-of 2020-13-01 --case lists', { cwd });
  expect([status, err]).toEqual([2, expect.stringContaining('--as-of')]);
});
