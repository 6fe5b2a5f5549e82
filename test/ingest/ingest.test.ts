import { spawnSync } from 'node:child_process';
import * as files from 'node:fs/promises';
import { cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { ledgerFile } from '../../src/case/case-folder.js';
import { type IngestSummary, ingest } from '../../src/ingest/index.js';
import { allRows, type Row } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { EXAMPLES, hasShared, NOW_MS, SHARED } from '../support/examples.js';
import { said } from '../support/said.js';

const columns = readReferenceColumns();
let scratch: string;
let folders = 0;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-ingest-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const newLedger = () => join(scratch, `ledger-${folders++}`);

async function take(ledgerDir: string, ...paths: string[]): Promise<IngestSummary> {
  return await ingest(paths, { ledgerDir, columns, files, nowMs: () => NOW_MS });
}

async function rows(ledgerDir: string, sql: string): Promise<Row[]> {
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  try {
    return await allRows(engine, sql);
  } finally {
    await engine.close();
  }
}

/** Everything about the legs but the file their evidence stands in. */
const LEGS = 'SELECT * EXCLUDE (id, sources) FROM legs ORDER BY icao24, firstSeen';
const VISITS = 'SELECT * EXCLUDE (id, legs, sources) FROM visits ORDER BY icao24, "at", aerodrome';

async function tarOf(name: string, ...options: string[]): Promise<string> {
  const path = join(scratch, name);
  const { status, stderr } = spawnSync('tar', ['-cf', path, ...options, '-C', EXAMPLES, '.']);
  expect(status, String(stderr)).toBe(0);
  return path;
}

describe('the same evidence in another dress', () => {
  let expected: { legs: Row[]; visits: Row[] };

  beforeAll(async () => {
    const ledgerDir = newLedger();
    await take(ledgerDir, EXAMPLES);
    expected = { legs: await rows(ledgerDir, LEGS), visits: await rows(ledgerDir, VISITS) };
    expect(expected.legs.length).toBe(14);
  });

  async function expectSame(ledgerDir: string): Promise<void> {
    expect(await rows(ledgerDir, LEGS)).toEqual(expected.legs);
    expect(await rows(ledgerDir, VISITS)).toEqual(expected.visits);
  }

  test('a tar', async () => {
    const ledgerDir = newLedger();
    await take(ledgerDir, await tarOf('days.tar'));
    await expectSame(ledgerDir);
  });

  test('a tar.gz', async () => {
    const ledgerDir = newLedger();
    await take(ledgerDir, await tarOf('days.tar.gz', '-z'));
    await expectSame(ledgerDir);
  });

  test('day by day, the last day first', async () => {
    const ledgerDir = newLedger();
    for (const day of ['09', '08', '07']) await take(ledgerDir, join(EXAMPLES, '2025/02', day));
    await expectSame(ledgerDir);
  });

  test('day by day in order, going on from the open tails', async () => {
    const ledgerDir = newLedger();
    for (const day of ['07', '08', '09']) await take(ledgerDir, join(EXAMPLES, '2025/02', day));
    await expectSame(ledgerDir);
  });

  test('the folder and then the tar of it: nothing is counted twice', async () => {
    const ledgerDir = newLedger();
    await take(ledgerDir, EXAMPLES);
    await take(ledgerDir, await tarOf('again.tar'));
    const withoutDropped = (list: Row[]) => list.map(({ dropped: _, ...row }) => row);
    expect(withoutDropped(await rows(ledgerDir, LEGS))).toEqual(withoutDropped(expected.legs));
    expect(await rows(ledgerDir, VISITS)).toEqual(expected.visits);
  });
});

describe('running it again', () => {
  test('changes nothing, not even the file', async () => {
    const ledgerDir = newLedger();
    await take(ledgerDir, EXAMPLES);
    const before = await stat(ledgerFile(ledgerDir));
    const again = await take(ledgerDir, EXAMPLES);
    expect(again).toMatchObject({
      files: { read: 0, skipped: 5, failed: 0 },
      entries: 0,
      legs: { added: 0, remade: 0 },
    });
    expect((await stat(ledgerFile(ledgerDir))).ino).toBe(before.ino);
  });

  test('of two copies the first one stays the one that is read, run after run', async () => {
    const ledgerDir = newLedger();
    const [one, other] = ['one', 'other'].map((name) => join(scratch, `copies-${name}`));
    for (const folder of [one, other]) await cp(EXAMPLES, folder, { recursive: true });
    const paths = 'SELECT path FROM files ORDER BY path';
    await take(ledgerDir, one, other);
    const before = await rows(ledgerDir, paths);
    expect(before.length).toBeGreaterThan(0);
    for (let run = 0; run < 2; run++) {
      await take(ledgerDir, one, other);
      expect(await rows(ledgerDir, paths)).toEqual(before);
    }
  });

  test('a file that moved is found at its new place', async () => {
    const ledgerDir = newLedger();
    const [from, to] = [join(scratch, 'here'), join(scratch, 'there')];
    await cp(EXAMPLES, from, { recursive: true });
    await take(ledgerDir, from);
    await rename(from, to);
    expect((await take(ledgerDir, to)).files.skipped).toBe(5);
    const paths = (await rows(ledgerDir, 'SELECT path FROM files')).map((row) => row.path as string);
    expect(paths.every((path) => path.startsWith(to))).toBe(true);
  });
});

describe('one bad file', () => {
  const DAY = '2025/02/09/traces/8c/trace_full_abfd8c.json';

  test('is listed with where and why, and the rest goes in', async () => {
    const ledgerDir = newLedger();
    const folder = join(scratch, 'one-bad');
    await cp(EXAMPLES, folder, { recursive: true });
    const whole = await readFile(join(folder, DAY));
    await writeFile(join(folder, DAY), whole.subarray(0, 20_000));
    const { problems, files: counts } = await take(ledgerDir, folder);
    expect(problems).toMatchObject([
      { path: join(folder, DAY), entry: '', byte: 20_000, code: 'gzip-truncated' },
    ]);
    expect(counts).toMatchObject({ read: 4, failed: 1 });
    expect(await rows(ledgerDir, "SELECT 1 FROM legs WHERE icao24 = 'abfd8c'")).toEqual([]);
    expect(await rows(ledgerDir, "SELECT 1 FROM entries WHERE icao24 = 'abfd8c'")).toEqual([]);
    expect(await rows(ledgerDir, 'SELECT code FROM problems')).toEqual([{ code: 'gzip-truncated' }]);

    await writeFile(join(folder, DAY), whole);
    expect(await take(ledgerDir, folder)).toMatchObject({
      files: { read: 1, skipped: 4 },
      legs: { added: 2 },
      problems: [],
    });
    expect(await rows(ledgerDir, 'SELECT code FROM problems')).toEqual([]);
  });

  test('in a tar leaves the others of the tar in', async () => {
    const ledgerDir = newLedger();
    const folder = join(scratch, 'bad-in-tar');
    await cp(EXAMPLES, folder, { recursive: true });
    await writeFile(join(folder, DAY), '{"icao":"abfd8c","timestamp":1739059200,"trace":[]}');
    const tar = join(scratch, 'bad.tar');
    spawnSync('tar', ['-cf', tar, '-C', folder, '.']);
    const { problems, entries } = await take(ledgerDir, tar);
    expect(entries).toBe(4);
    expect(problems).toMatchObject([{ path: tar, entry: `./${DAY}`, code: 'empty-trace' }]);
  });

  test('a path that leads nowhere is told and is no part of the ledger; naming it again clears what was wrong there', async () => {
    const ledgerDir = newLedger();
    const torn = join(scratch, 'torn.json');
    await writeFile(torn, '{"icao":');
    await take(ledgerDir, torn);
    const noted = 'SELECT path FROM problems';
    expect(await rows(ledgerDir, noted)).toEqual([{ path: torn }]);
    await rm(torn);
    const { problems, files } = await take(ledgerDir, torn);
    expect(problems.map(({ code }) => code)).toEqual(['unreadable']);
    expect(files.failed).toBe(1);
    expect(await rows(ledgerDir, noted)).toEqual([]);
  });

  test('evidence whose neighbour can no longer be read stays out, and says what to bring back', async () => {
    const ledgerDir = newLedger();
    const folder = join(scratch, 'gone');
    await cp(EXAMPLES, folder, { recursive: true });
    await take(ledgerDir, join(folder, '2025/02/08'));
    await rm(join(folder, '2025/02/08'), { recursive: true });
    const { problems, legs } = await take(ledgerDir, join(folder, '2025/02/07'));
    expect(legs.added).toBe(0);
    expect(problems.map((problem) => problem.code)).toEqual(['unreadable', 'unreadable']);
    expect(problems[0].next).toContain(join(folder, '2025/02/08'));

    await cp(join(EXAMPLES, '2025/02/08'), join(folder, '2025/02/08'), { recursive: true });
    expect((await take(ledgerDir, join(folder, '2025/02/07'))).problems).toEqual([]);
  });
});

describe('what is in is what is said to be in', () => {
  const EXAMPLE = join(EXAMPLES, '2025/02/09/traces/8c/trace_full_abfd8c.json');
  const trace = async () => JSON.parse(gunzipSync(await readFile(EXAMPLE)).toString());

  async function folderOf(name: string, contents: Record<string, string | Uint8Array>): Promise<string> {
    const folder = join(scratch, name);
    await mkdir(folder);
    for (const [file, bytes] of Object.entries(contents)) await writeFile(join(folder, file), bytes);
    return folder;
  }

  test('a trace whose times run back is refused, and says so', async () => {
    const json = await trace();
    const backwards = JSON.stringify({ ...json, trace: json.trace.reverse() });
    const folder = await folderOf('backwards', { 'trace_full_abfd8c.json': backwards });
    const { problems, reports } = await take(newLedger(), folder);
    expect(reports).toBe(0);
    expect(problems).toMatchObject([{ code: 'no-usable-report' }]);
    expect(said(problems[0].reason)).toContain('run back in 1329 of its 1330 reports');
  });

  test('one stray time is left out and counted', async () => {
    const json = await trace();
    json.trace[700][0] = -300;
    const folder = await folderOf('stray', { 'trace_full_abfd8c.json': JSON.stringify(json) });
    expect(await take(newLedger(), folder)).toMatchObject({ reports: 1329, rejected: 1, problems: [] });
  });

  test('a second copy of a file that failed has failed, and of one that is in is in', async () => {
    const good = await readFile(EXAMPLE);
    const folder = await folderOf('twins', {
      'trace_full_aaaaaa.json': good.subarray(0, 2000),
      'trace_full_bbbbbb.json': good.subarray(0, 2000),
      'trace_full_abfd8c.json': good,
      'copy.json': good,
    });
    const { files: counts, problems } = await take(newLedger(), folder);
    expect(counts).toEqual({ read: 1, skipped: 1, failed: 2, ignored: 0 });
    expect(problems.map(({ code }) => code)).toEqual(['gzip-truncated', 'not-evidence']);
  });

  test('a trace under another aircraft’s name is woven into its own aircraft’s history', async () => {
    const json = await trace();
    const half = (part: unknown[]) => JSON.stringify({ ...json, trace: part });
    const folder = await folderOf('misnamed', {
      'trace_full_000001.json': half(json.trace.slice(0, 600)),
      'trace_full_abfd8c.json': half(json.trace.slice(600)),
    });
    const ledgerDir = newLedger();
    await take(ledgerDir, folder);
    const together = newLedger();
    await take(together, EXAMPLE);
    expect(await rows(ledgerDir, LEGS)).toEqual(await rows(together, LEGS));
  });
});

test.skipIf(!hasShared)('every real trace goes in or is refused for the right reason', async () => {
  const ledgerDir = newLedger();
  const { problems, files: counts, entries } = await take(ledgerDir, join(SHARED, 'traces/readsb'));
  expect(counts).toEqual({ read: 28, skipped: 0, failed: 3, ignored: 3 });
  expect(entries).toBe(28);
  expect(problems.map(({ path, code }) => [path.split('/').at(-2), code])).toEqual([
    ['grid', 'not-evidence'],
    ['grid', 'not-evidence'],
    ['grid', 'not-evidence'],
  ]);
});

test('an empty folder is not an error', async () => {
  const empty = join(scratch, 'empty');
  await mkdir(empty);
  expect(await take(newLedger(), empty)).toMatchObject({ entries: 0, problems: [] });
});
