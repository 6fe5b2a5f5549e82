import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagedServices } from '../../src/cli/context.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { airbridge } from '../cli/cli.js';
import { keptFolder } from '../support/folder.js';

const SCENARIO = `
title: two days of an air bridge nobody flew
since: 2024-03-01
until: 2024-03-03
weather: { swingHpa: 15 }
airframes:
  - typecode: IL76
    rotations:
      - { stops: [UBBB, LLOV, UBBB], departUtc: "21:00", jitterMinutes: 0 }
`;

const folder = keptFolder();
const cwd = folder.path;
const run = (words: string) => airbridge(words, { cwd, services: packagedServices });

async function out(words: string): Promise<string> {
  const { status, out: text, err } = await run(words);
  expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
  return text;
}

const lines = (text: string) => text.split(/\r?\n/).filter((line) => line !== '');

beforeAll(async () => {
  writeFileSync(join(cwd, 'sky.yaml'), SCENARIO);
  await out('simulate sky.yaml --out sky --seed 5');
  await out('ingest sky --case made --quiet');
});
afterAll(() => folder.remove());

describe('airbridge simulate', () => {
  test('writes traces, the truth and what they are, and nothing else', () => {
    expect(readdirSync(join(cwd, 'sky')).sort()).toEqual(['SYNTHETIC.txt', 'globe_history', 'truth.ndjson']);
    expect(readdirSync(cwd).sort()).toEqual(['made', 'sky', 'sky.yaml']);
    const truth = lines(readFileSync(join(cwd, 'sky/truth.ndjson'), 'utf8')).map((line) => JSON.parse(line));
    expect(truth.every((record) => record.synthetic === true)).toBe(true);
    expect(
      truth.filter((record) => record.kind === 'leg').map(({ adep, ades }) => `${adep}-${ades}`),
    ).toEqual(['UBBB-LLOV', 'LLOV-UBBB', 'UBBB-LLOV', 'LLOV-UBBB']);
  });

  test('says what it made, in JSON with the label', async () => {
    const made = JSON.parse(await out('simulate sky.yaml --out again --seed 5 --json'));
    expect(made).toMatchObject({ synthetic: true, airframes: 1, legs: 4, visits: 5 });
    const both = ['sky', 'again'].map((name) => readFileSync(join(cwd, name, 'truth.ndjson'), 'utf8'));
    expect(both[1]).toBe(both[0]);
  });

  test('refuses a folder that holds anything, and a scenario that says what it cannot mean', async () => {
    mkdirSync(join(cwd, 'full'));
    writeFileSync(join(cwd, 'full/mine.txt'), 'mine');
    expect(await run('simulate sky.yaml --out full')).toMatchObject({ status: 2 });
    expect(readdirSync(join(cwd, 'full'))).toEqual(['mine.txt']);
    writeFileSync(join(cwd, 'slip.yaml'), `${SCENARIO}\nreciever: []\n`);
    const { status, err } = await run('simulate slip.yaml --out slip');
    expect(status).toBe(2);
    expect(err).toContain('reciever');
    expect(readdirSync(cwd)).not.toContain('slip');
  });

  test('leaves nothing of a sky that cannot be flown, and says in which scenario', async () => {
    writeFileSync(join(cwd, 'late.yaml'), SCENARIO.replace('LLOV, UBBB]', 'LLOV, LLO9]'));
    const { status, err } = await run('simulate late.yaml --out late');
    expect(status).toBe(2);
    expect(err).toContain('late.yaml');
    expect(err).toContain('LLO9');
    expect(readdirSync(join(cwd, 'late'))).toEqual([]);
  });

  test('a file in the place of the folder, and an empty scenario, are the user’s faults', async () => {
    const { status, err } = await run('simulate sky.yaml --out sky.yaml');
    expect(status).toBe(2);
    expect(err).toContain('no folder can be made here');
    expect(readFileSync(join(cwd, 'sky.yaml'), 'utf8')).toBe(SCENARIO);
    writeFileSync(join(cwd, 'empty.yaml'), '');
    const empty = await run('simulate empty.yaml --out of-empty');
    expect(empty.status).toBe(2);
    expect(empty.err).toMatch(/empty\.yaml$/m);
  });
});

describe('the ledger carries the label', () => {
  test.each(['legs', 'movements', 'visits', 'entries'])(
    'table %s: in every row, for whoever asks in SQL',
    async (table) => {
      const engine = await openReader(join(cwd, 'made/ledger'), { command: 'test', nowMs: Date.now });
      const rows = await allRows(
        engine,
        `SELECT synthetic, count(*) > 0 AS any FROM ${table} GROUP BY synthetic`,
      );
      expect(rows).toEqual([{ synthetic: true, any: true }]);
      await engine.close();
    },
  );

  test.each(['legs --json', 'visits --json'])('%s: in every record', async (words) => {
    const records = lines(await out(`${words} --case made`)).map((line) => JSON.parse(line));
    expect(records.length).toBeGreaterThanOrEqual(4);
    expect(records.map((record) => record.synthetic)).toEqual(records.map(() => true));
  });

  test.each(['legs --csv', 'visits --csv'])('%s: in every line', async (words) => {
    const rows: { synthetic: string }[] = parse(await out(`${words} --case made`), { columns: true });
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows.every(({ synthetic }) => synthetic === 'true')).toBe(true);
  });

  test.each(['legs', 'visits'])('%s as a table: in every row', async (words) => {
    const rows = lines(await out(`${words} --case made`)).filter((line) => line.includes('2024-03-0'));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(rows.every((row) => row.includes('SYNTHETIC'))).toBe(true);
  });

  test.each(['legs', 'visits'])('%s --geojson and --kml: in every feature', async (words) => {
    const features = JSON.parse(await out(`${words} --geojson --case made`)).features;
    expect(
      features.every((feature: { properties: { synthetic: boolean } }) => feature.properties.synthetic),
    ).toBe(true);
    const kml = await out(`${words} --kml --case made`);
    const names = [...kml.matchAll(/<name>([^<]*)<\/name>/g)].map((match) => match[1]);
    const aircraft = names.filter((name) => name.includes('Q-SIM'));
    expect(aircraft.length).toBeGreaterThanOrEqual(4);
    expect(aircraft.every((name) => name.startsWith('SYNTHETIC '))).toBe(true);
  });

  test('ingest: in what it sums up', async () => {
    const { err } = await run('ingest sky --case again');
    expect(err).toMatch(/^SYNTHETIC: \d+ of the traces were made by a simulator/m);
  });

  test('count: beside the number', async () => {
    const answer = JSON.parse(await out('count --from UBBB --to LLOV --json --case made'));
    expect(answer).toMatchObject({ counted: { total: 2 }, synthetic: 2 });
    expect(await out('count --from UBBB --to LLOV --case made')).toContain('SYNTHETIC: 2 of these');
  });

  test('show: above everything else', async () => {
    const [leg] = lines(await out('legs --json --case made')).map((line) => JSON.parse(line));
    expect(await out(`show ${leg.id} --case made`)).toMatch(/^SYNTHETIC Q-SIM-/);
    expect(JSON.parse(await out(`show ${leg.id} --json --case made`)).leg.synthetic).toBe(true);
  });
});

test('real evidence carries no such label', async () => {
  const examples = join(import.meta.dirname, '../../examples');
  const { err } = await run(`ingest ${examples} --case real`);
  expect(err).not.toContain('SYNTHETIC');
  const records = lines(await out('legs --json --case real')).map((line) => JSON.parse(line));
  expect(records.length).toBeGreaterThan(0);
  expect(records.some((record) => record.synthetic)).toBe(false);
  expect(await out('legs --case real')).not.toContain('SYNTHETIC');
});
