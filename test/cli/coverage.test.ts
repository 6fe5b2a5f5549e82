import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagedServices } from '../../src/cli/context.js';
import { EXAMPLES } from '../support/examples.js';
import { keptFolder } from '../support/folder.js';
import { writeWorkedLedger } from '../support/worked.js';
import { airbridge } from './cli.js';

const folder = keptFolder();
const cwd = folder.path;
const examples = join(cwd, 'examples-case');

beforeAll(async () => {
  mkdirSync(examples);
  await writeWorkedLedger(join(cwd, 'airbridge-case', 'ledger'));
  const services = packagedServices;
  expect(await airbridge(`ingest ${EXAMPLES} --case ${examples}`, { cwd, services })).toMatchObject({
    status: 0,
  });
});
afterAll(() => folder.remove());

describe('coverage of the real examples', () => {
  const ask = (words: string) =>
    airbridge(`coverage ${words} --case ${examples}`, { cwd, services: packagedServices });

  test('is of the three days at hand, none of them whole, when no period is named', async () => {
    const { status, out } = await ask('--at KBOS --json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: 'place',
      place: 'KBOS',
      period: '2025-02',
      days: 3,
      wholeDays: 0,
      incompleteDays: 3,
      missingDays: [],
      // N17104 left Boston.
      aircraftLow: 1,
    });
  });

  test('says of days without an archive that nobody knows', async () => {
    const { out, err } = await ask('--at KBOS --since 2025-02-01 --until 2025-02-10');
    expect(out).toMatch(/KBOS +2025-02 +10 +0 +3 +7 +1/);
    expect(err).toContain('No archive of 2025-02-01 – 2025-02-06, 2025-02-10');
  });

  test('tells why there is nothing of an airframe', async () => {
    const { out } = await ask('--at KBOS --icao24 c060ba,600866 --json');
    const [, canadian, azerbaijani] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(canadian).toMatchObject({ kind: 'airframe', icao24: 'c060ba', heard: 2 });
    expect(azerbaijani).toMatchObject({
      icao24: '600866',
      heard: 0,
      noFileOnIncompleteDay: 3,
      notHeardOnWholeDay: 0,
    });
  });
});

test('without archives and without a period nobody can say anything', async () => {
  const { status, err } = await airbridge('coverage --at LLOV', { cwd });
  expect(status).toBe(2);
  expect(err).toContain('no archive of a whole day');
});

test('a period before any archive is unknown from end to end', async () => {
  const { status, out } = await airbridge('coverage --at LLOV --since 1999 --until 1999 --json', { cwd });
  const months = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(months).toHaveLength(12);
  for (const month of months) expect(month).toMatchObject({ aircraftLow: null, longestSilenceMinutes: null });
});
