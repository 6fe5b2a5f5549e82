import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Row } from '../../src/ledger/engine/engine.js';
import { flagsFrom } from '../../src/ledger/tables/flags.js';
import { readScenario, type SimulatedAirframe, simulateSky } from '../../src/simulate/index.js';
import { world } from '../simulate/sky.js';
import { ROOT } from '../support/examples.js';
import { ledgerAfter } from '../support/ledgers.js';

/** SYNTHETIC. One receiver amid a zone in which receivers are misled to Beirut, and four aircraft that pass over it at about one time. */
const SKY = {
  since: '2024-01-10',
  until: '2024-01-11',
  receivers: [{ at: 'LCLK', rangeNm: 60 }],
  airframes: [
    ['A320', 'LTAI', 'HECA', '08:00'],
    ['B738', 'LLBG', 'LGAV', '08:00'],
    ['AN12', 'LTAF', 'HEPS', '07:45'],
    ['A320', 'LLBG', 'LTAI', '08:05'],
  ].map(([typecode, from, to, at]) => ({
    typecode,
    flights: [
      { from, to, departUtc: `2024-01-10T${at}Z`, via: [{ latitudeDeg: 34.875, longitudeDeg: 33.625 }] },
    ],
  })),
};
const MISLED = {
  interference: [
    { kind: 'spoofing', at: 'LCLK', radiusKm: 200, since: '2024-01-10', until: '2024-01-11', to: 'OLBA' },
  ],
};

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-together-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A sky's traces on disk. @returns one path per airframe, in order */
async function written(name: string, airframes: readonly SimulatedAirframe[]): Promise<string[]> {
  const paths: string[] = [];
  for (const { entryName, json } of airframes.flatMap(({ days }) => days)) {
    const path = join(scratch, name, entryName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, json);
    paths.push(path);
  }
  return paths;
}

const skyOf = (more: object) => simulateSky(readScenario({ ...SKY, ...more }), 1, world).airframes;

const ledgerOf = (...runs: readonly (readonly string[])[]) => ledgerAfter(scratch, runs);

const kindsOf = ({ legs }: { legs: readonly Row[] }) =>
  legs.map((row) => flagsFrom(row.flags as string).map(({ kind }) => kind));

test('aircraft heard only while they were misled to one place are flagged by each other, in whatever order they come', async () => {
  const paths = await written('misled', skyOf(MISLED));
  const whole = await ledgerOf(paths);
  expect(kindsOf(whole)).toEqual([['false-point'], ['false-point'], ['false-point'], ['false-point']]);
  for (const { grade } of whole.legs) expect(grade).not.toBe('confirmed');
  for (const { grade } of whole.visits) expect(grade).not.toBe('confirmed');
  expect(await ledgerOf(...paths.map((path) => [path]))).toEqual(whole);
  expect(await ledgerOf(...[...paths].reverse().map((path) => [path]), paths)).toEqual(whole);
});

test('two of them are not enough, nor is the same sky undisturbed', async () => {
  const paths = await written('few', skyOf(MISLED));
  expect(kindsOf(await ledgerOf(paths.slice(0, 2))).flat()).toEqual([]);
  const calm = await ledgerOf(await written('calm', skyOf({})));
  expect(calm.legs.length).toBe(4);
  expect(kindsOf(calm).flat()).toEqual([]);
});

/** Tankers and helicopters over one fire, gliders and airliners over the Alps, flying schools' circuits, a real spoofing. */
const REAL = ['opensky', 'kml', 'readsb'].map((name) => resolve(ROOT, '../shared/data/traces', name));

test.skipIf(!REAL.every((path) => existsSync(path)))(
  'real aircraft that share a sky are not taken for misled together',
  async () => {
    const { legs } = await ledgerOf(REAL);
    expect(legs.length).toBeGreaterThan(1_000);
    const flagged = legs.filter(({ flags }) => (flags as string).includes('false-point'));
    expect(flagged.map(({ id }) => id)).toEqual([]);
  },
  60_000,
);
