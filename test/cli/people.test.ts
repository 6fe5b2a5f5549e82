import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodePath } from '../../src/legs/path/path.js';
import { keptFolder } from '../support/folder.js';
import { IDS, LEGS, point, utc, writeWorkedLedger } from '../support/worked.js';
import { airbridge } from './cli.js';

const folder = keptFolder();
const cwd = folder.path;
const caseDir = join(cwd, 'airbridge-case');

/** 16 km north-west of Baku's airport at 4,000 ft, and never heard again. */
const FADING = encodePath([
  point('02-03T05:55:00', 29.94, 34.93, { onGround: true }),
  point('02-03T08:30:00', 40.58, 49.93, { altitudeFt: 4_000 }),
]);
const fading = LEGS.filter(({ id }) => id === IDS.lost).map((leg) => ({ ...leg, path: FADING }));
/** The same, but the airframe next leaves Baku: that visit is shown already. */
const shown = fading.flatMap((leg) => [
  { ...leg, id: 'af00000000000001', icao24: '738a02' },
  {
    ...leg,
    id: 'af00000000000002',
    icao24: '738a02',
    adep: 'UBBB',
    firstSeen: utc('02-04T05:55:00'),
    lastSeen: utc('02-04T06:55:00'),
    path: encodePath([]),
  },
]);

beforeAll(() => writeWorkedLedger(join(caseDir, 'ledger'), { legs: [...fading, ...shown] }));
afterAll(() => folder.remove());

describe('review', () => {
  test('lists ends that fade near a field, those first that would change the count', async () => {
    const { out } = await airbridge('review --at UBBB --json', { cwd });
    const ends = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(ends.map(({ leg, effect }) => [leg, effect])).toEqual([
      [IDS.lost, 1],
      ['af00000000000001', 0],
    ]);
    expect(ends[0]).toMatchObject({ end: 'arrival', aerodrome: 'UBBB', altitudeFt: 4_000 });
    expect(ends[0].distanceKm).toBeGreaterThan(15);
    expect(ends[0].distanceKm).toBeLessThan(17);
  });

  test('has nothing to show where nothing fades', async () => {
    const { out, err } = await airbridge('review --at LLOV', { cwd });
    expect(out).toBe('');
    expect(err).toContain('No leg with an unknown end fades near LLOV');
  });

  test('two reviewers decide; show prints it beside the grade, which stays', async () => {
    const decide = (reviewer: string) =>
      airbridge(
        `review ${IDS.lost.slice(0, 6)} --at UBBB --end arrival --decision at-the-field --reviewer ${reviewer} --reason lined-up`,
        { cwd },
      );
    expect((await decide('A')).out).toContain('one reviewer has looked, two are needed');
    expect((await decide('B')).out).toContain('two reviewers agree, at-the-field');
    const { out } = await airbridge(`show ${IDS.lost}`, { cwd });
    expect(out).toMatch(/What reviewers decided\n.*arrival at UBBB: two reviewers agree/);
    expect(out).toMatch(/grade +partial/);
    expect((await airbridge('review', { cwd })).out).toContain('B: at-the-field: lined-up');
  });

  test('a decision says who, where, which end and why', async () => {
    const { status, err } = await airbridge(
      `review ${IDS.lost} --decision at-the-field --end arrival --at UBBB`,
      { cwd },
    );
    expect(status).toBe(2);
    expect(err).toContain('--reviewer');
  });

  test('a review is about one field', async () => {
    const { status, err } = await airbridge('review --at AZ,UBBB,LLOV', { cwd });
    expect(status).toBe(2);
    expect(err).toContain('one field');
  });
});

describe('corroborate', () => {
  const add = (more: string) =>
    airbridge(`corroborate ${IDS.lost} --kind photo --author A --reason tail-readable ${more}`, { cwd });

  test('keeps a file by its name and hash, and show prints it', async () => {
    const { status, out } = await add(`--dated 2025-02-03 --file ${join(cwd, 'ramp.jpg')}`);
    expect(status).toBe(0);
    expect(out).toContain(`ramp.jpg, SHA-256 ${'ab'.repeat(32)}`);
    expect(readFileSync(join(caseDir, 'corroborations.ndjson'), 'utf8')).not.toContain(cwd);
    expect((await airbridge(`show ${IDS.lost}`, { cwd })).out).toMatch(
      /What else shows it\n.*photo of 2025-02-03, by A/,
    );
  });

  test.each(['', '--dated 2025-02-30', '--dated yesterday'])('refuses a date like "%s"', async (dated) => {
    expect(await add(dated)).toMatchObject({ status: 2, err: expect.stringContaining('--dated') });
  });

  test('what people wrote cannot act on a terminal', async () => {
    await add('--dated 2025-02-03 --url \u001b[31mred\u202e');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for.
    expect((await airbridge('corroborate', { cwd })).out).not.toMatch(/[\u001b\u202e]/);
  });

  test('an entry that was altered afterwards is found, with its line', async () => {
    const file = join(caseDir, 'corroborations.ndjson');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.replace('tail-readable', 'tail-unreadable'));
    const { status, err } = await airbridge('corroborate', { cwd });
    writeFileSync(file, kept);
    expect(status).toBe(4);
    expect(err).toMatch(/altered(.|\n)*corroborations\.ndjson, line 1/);
  });
});
