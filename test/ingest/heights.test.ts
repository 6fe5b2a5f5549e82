import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadGeoid } from '../../src/aviation/tables.js';
import type { Candidate } from '../../src/legs/leg.js';
import { readScenario, type SimulatedAirframe, simulateSky } from '../../src/simulate/index.js';
import { world } from '../simulate/sky.js';
import { type LedgerRows, ledgerAfter } from '../support/ledgers.js';
import { said } from '../support/said.js';

const geoid = loadGeoid();
const worldWithGeoid = {
  ...world,
  geoidFt: (latitudeDeg: number, longitudeDeg: number) => geoid.undulationFt(latitudeDeg, longitudeDeg),
};

const QNH_HPA = 990;
/** Of the standard atmosphere near the ground: 27.3 ft to the hPa. */
const OFFSET_FT = (QNH_HPA - 1013.25) * 27.3;

/**
 * SYNTHETIC. A low over the eastern Mediterranean. A C-130 that sends no height by satellite comes in to Tel Aviv and leaves
 * again unheard below 5,000 ft; four airliners that send both altitudes land there about the time it comes in.
 */
const SKY = {
  since: '2024-01-10',
  until: '2024-01-11',
  weather: { qnhHpa: QNH_HPA },
  airframes: [
    {
      typecode: 'C130',
      sendsSatelliteHeight: false,
      flights: [
        { from: 'LCLK', to: 'LLBG', departUtc: '2024-01-10T09:00Z', dark: { belowFt: 5_000 } },
        { from: 'LLBG', to: 'LCLK', departUtc: '2024-01-10T11:00Z', dark: { belowFt: 5_000 } },
      ],
    },
    ...['08:50', '09:00', '09:10', '09:20'].map((at) => ({
      typecode: 'A320',
      flights: [{ from: 'LCLK', to: 'LLBG', departUtc: `2024-01-10T${at}Z` }],
    })),
  ],
};

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-heights-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

type Change = (json: string, k: number) => string;

/** A sky's traces on disk. @returns one path per airframe, the C-130's first */
async function written(name: string, sky: object = SKY, change: Change = (json) => json): Promise<string[]> {
  const { airframes } = simulateSky(readScenario(sky), 1, worldWithGeoid);
  const paths: string[] = [];
  for (const [k, { entryName, json }] of airframes.flatMap((one: SimulatedAirframe) => one.days).entries()) {
    const path = join(scratch, name, entryName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, change(Buffer.from(json).toString(), k));
    paths.push(path);
  }
  return paths;
}

const ledgerOf = (...runs: readonly (readonly string[])[]) => ledgerAfter(scratch, runs);

/** The C-130's first arrival as the ledger has it. */
function arrivalOf({ legs }: LedgerRows) {
  const [leg] = legs
    .filter(({ typecode }) => typecode === 'C130')
    .sort((a, b) => Number(a.firstSeen) - Number(b.firstSeen));
  const [end] = (JSON.parse(leg.openEnds as string) as { outlook: object; others: object | null }[]).filter(
    ({ outlook }) => (outlook as { side: string }).side === 'arrival',
  );
  const candidates = JSON.parse(leg.adesCandidates as string) as Candidate[];
  return { others: end?.others as Record<string, number> | null, candidates };
}

describe('an end known by pressure altitude alone', () => {
  test('is corrected by other aircraft near, and says by how many, how near, and how much', async () => {
    const { others, candidates } = arrivalOf(await ledgerOf(await written('all')));
    expect(others).toMatchObject({ aircraft: 4 });
    expect(Math.abs(others!.offsetFt - OFFSET_FT)).toBeLessThan(150);
    expect(others!.marginFt).toBeLessThan(600);
    const [{ reason }] = candidates;
    expect(said(reason)).toMatch(
      /, height corrected by 4 other aircraft within \d+ km and [\d.]+ h: -6\d0 ft$/,
    );
    expect(said(reason)).toMatch(/\(±[345]\d\d\) above the field/);
  });

  test('is the same in whatever order the evidence comes, and however often', async () => {
    const paths = await written('orders');
    const whole = await ledgerOf(paths);
    expect(arrivalOf(whole).others).not.toBeNull();
    expect(whole.legs.length).toBe(6);
    const single = paths.map((path) => [path]);
    expect(await ledgerOf(...single)).toEqual(whole);
    expect(await ledgerOf(...[...single].reverse(), paths)).toEqual(whole);
    expect(await ledgerOf(paths.slice(2), [paths[0]], [paths[1]])).toEqual(whole);
  });

  test('stays as it was weighed by itself where fewer than three others tell the pressure', async () => {
    const paths = await written('few');
    const { others, candidates } = arrivalOf(await ledgerOf(paths.slice(0, 3)));
    expect(others).toBeNull();
    expect(said(candidates[0].reason)).not.toContain('corrected');
    expect(await ledgerOf(paths.slice(0, 3))).toEqual(await ledgerOf([paths[0]], [paths[2]], [paths[1]]));
  });

  test('is not corrected by what a simulator made, when it is real, nor by real aircraft when it is not', async () => {
    const unlabelled = (json: string) => json.replace(/"synthetic":\s*true,?/, '');
    const realAmidMade = await written('real', SKY, (json, k) => (k === 0 ? unlabelled(json) : json));
    expect(arrivalOf(await ledgerOf(realAmidMade)).others).toBeNull();
    const madeAmidReal = await written('made', SKY, (json, k) => (k === 0 ? json : unlabelled(json)));
    expect(arrivalOf(await ledgerOf(madeAmidReal)).others).toBeNull();
    const allReal = await written('unlabelled', SKY, unlabelled);
    expect(arrivalOf(await ledgerOf(allReal)).others).toMatchObject({ aircraft: 4 });
  });

  test('is not corrected by aircraft that were misled on their way', async () => {
    const at = { latitudeDeg: 34.2, longitudeDeg: 34.0 };
    const misled = {
      kind: 'spoofing',
      at,
      radiusKm: 30,
      since: '2024-01-10',
      until: '2024-01-11',
      to: 'OSDI',
    };
    const [c130, ...airliners] = SKY.airframes;
    const sky = {
      ...SKY,
      interference: [misled],
      airframes: [
        c130,
        ...airliners.map((one) => ({
          ...one,
          flights: one.flights.map((flight) => ({ ...flight, via: [at] })),
        })),
      ],
    };
    const ledger = await ledgerOf(await written('misled', sky));
    expect(ledger.legs.filter(({ flags }) => flags !== '[]').length).toBeGreaterThanOrEqual(4);
    expect(arrivalOf(ledger).others).toBeNull();
  });

  test('loses its correction when one of three that told it turns out to be misled, whatever came first', async () => {
    const sky = { ...SKY, airframes: SKY.airframes.slice(0, 4) };
    const paths = await written('withdrawn', sky);
    // The same times under the same address, far to the north: two aircraft, and nobody knows which told the truth.
    const [, ghost] = await written('ghost', sky, (json, k) => (k === 1 ? movedNorth(json) : json));
    const corrected = arrivalOf(await ledgerOf(paths));
    expect(corrected.others).toMatchObject({ aircraft: 3 });
    const whole = await ledgerOf([...paths, ghost]);
    expect(arrivalOf(whole).others).toBeNull();
    expect(await ledgerOf(paths, [ghost])).toEqual(whole);
    expect(await ledgerOf([ghost], paths)).toEqual(whole);
  });
});

function movedNorth(json: string): string {
  const day = JSON.parse(json) as { trace: number[][] };
  const trace = day.trace.map(([seconds, latitudeDeg, ...rest]) => [seconds, latitudeDeg + 12, ...rest]);
  return JSON.stringify({ ...day, trace });
}
