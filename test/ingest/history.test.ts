import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readScenario, simulateSky } from '../../src/simulate/index.js';
import { world } from '../simulate/sky.js';
import { type LedgerRows, ledgerAfter } from '../support/ledgers.js';

/** SYNTHETIC. Four receivers, none near the fields of the cargo aircraft; some flights dark; one address for two aircraft. */
const SKY = {
  since: '2024-01-10',
  until: '2024-01-14',
  receivers: ['LTAC', 'LLBG', 'UGTB', 'LGAV'].map((at) => ({ at })),
  airframes: [
    {
      typecode: 'IL76',
      rotations: [{ stops: ['LLOV', 'UBBB', 'LLOV'], departUtc: '03:30', darkShare: 0.15 }],
    },
    {
      typecode: 'AN12',
      rotations: [{ stops: ['UGTB', 'LCLK', 'UGTB'], departUtc: '07:15', darkShare: 0.15 }],
    },
    { typecode: 'IL76', icao24: 'fd00aa', rotations: [{ stops: ['UBBB', 'LLOV', 'UBBB'], everyDays: 2 }] },
    {
      typecode: 'B738',
      icao24: 'fd00aa',
      rotations: [{ stops: ['LGAV', 'LTAC', 'LGAV'], everyDays: 2, since: '2024-01-11' }],
    },
  ],
};

let scratch: string;
/** Folders of the days, in order. */
let days: string[];

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-history-'));
  const sky = simulateSky(readScenario(SKY), 1, world);
  const traces = sky.airframes.flatMap((airframe) => airframe.days);
  for (const { entryName, json } of traces) {
    const path = join(scratch, 'sky', entryName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, json);
  }
  const dayOf = (name: string) => name.split('/traces/')[0];
  days = [...new Set(traces.map(({ entryName }) => dayOf(entryName)))]
    .sort()
    .map((day) => join(scratch, 'sky', day));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const ledgerOf = (...runs: readonly (readonly string[])[]) => ledgerAfter(scratch, runs);

describe('an airframe’s history', () => {
  let whole: LedgerRows;
  beforeAll(async () => {
    whole = await ledgerOf([join(scratch, 'sky')]);
  }, 60_000);

  test('is the same day by day, from the last day back, and when everything comes twice', async () => {
    expect(days.length).toBeGreaterThan(3);
    expect(await ledgerOf(...days.map((day) => [day]))).toEqual(whole);
    expect(await ledgerOf(...[...days].reverse().map((day) => [day]))).toEqual(whole);
    expect(await ledgerOf([days[1]], [join(scratch, 'sky')], [...days])).toEqual(whole);
  }, 120_000);

  test('has ends that only neighbours tell, as movements of their own, which make nothing confirmed or probable', () => {
    const legs = whole.legs.filter((row) => [row.adepEvidence, row.adesEvidence].includes('continuity'));
    expect(legs.length).toBeGreaterThan(0);
    for (const { grade } of legs) expect([null, 'continuity']).toContain(grade);
    const ends = legs
      .flatMap((row) => [row.adepEvidence, row.adesEvidence])
      .filter((evidence) => evidence === 'continuity');
    expect(whole.movements.filter((row) => row.evidence === 'continuity')).toHaveLength(ends.length);
    for (const visit of whole.visits) {
      const own = [visit.arrivalEvidence, visit.departureEvidence].filter(
        (evidence) => evidence !== 'continuity' && evidence !== 'unseen',
      );
      if (own.length === 0) expect(visit.grade).toBe('continuity');
    }
  });

  test('breaks where the aircraft changes', () => {
    const changes = whole.breaks.filter((row) => row.kind === 'identity');
    expect(new Set(changes.map((row) => row.icao24))).toEqual(new Set(['fd00aa']));
    expect(changes[0]).toMatchObject({ synthetic: true, grade: null, probability: null });
  });
});
