import { spawnSync } from 'node:child_process';
import * as files from 'node:fs/promises';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { ingest } from '../../src/ingest/index.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { EXAMPLES, NOW_MS } from '../support/examples.js';

const columns = readReferenceColumns();
let scratch: string;
let serial = 0;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-days-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

const newFolder = () => join(scratch, String(serial++));
const take = (ledgerDir: string, ...paths: string[]) =>
  ingest(paths, { ledgerDir, columns, files, nowMs: () => NOW_MS });

async function daysOf(ledgerDir: string) {
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  const names = 'day, traces, folders, foldersExpected, heatmaps, heatmapsExpected, parts, whole';
  try {
    return await allRows(engine, `SELECT ${names} FROM days ORDER BY path, day`);
  } finally {
    await engine.close();
  }
}

const EXPECTED = { foldersExpected: 256, heatmapsExpected: 48 };

test('an archive in parts says how much of its day it holds', async () => {
  const [tree, tar, ledger] = [newFolder(), join(scratch, 'v2025.02.07-planes.tar'), newFolder()];
  await cp(join(EXAMPLES, '2025/02/07/traces'), join(tree, 'traces'), { recursive: true });
  await mkdir(join(tree, 'heatmap'));
  for (const half of ['00', '01', '47']) await writeFile(join(tree, 'heatmap', `${half}.bin.ttf`), 'x');
  // Unreadable, yet there: the day is not the poorer for it.
  await mkdir(join(tree, 'traces', 'ff'));
  await writeFile(join(tree, 'traces', 'ff', 'trace_full_0000ff.json'), 'not a trace');
  expect(spawnSync('tar', ['-cf', tar, '-C', tree, '.']).status).toBe(0);
  expect(spawnSync('split', ['-b', '40k', tar, `${tar}.`]).status).toBe(0);
  await rm(tar);
  const { days } = await take(ledger, `${tar}.aa`);
  const parts = (await files.readdir(scratch)).filter((name) => name.startsWith('v2025')).length;
  const counted = { day: '2025-02-07', traces: 3, folders: 3, heatmaps: 3 };
  expect(parts).toBeGreaterThan(1);
  expect(await daysOf(ledger)).toEqual([{ ...counted, ...EXPECTED, parts, whole: true }]);
  expect(days).toEqual([{ ...counted, path: `${tar}.aa` }]);
});

test('an archive that breaks off is not whole', async () => {
  const [tar, ledger] = [join(scratch, '2025-02-07.tar'), newFolder()];
  expect(spawnSync('tar', ['-cf', tar, '-C', join(EXAMPLES, '2025/02/07'), '.']).status).toBe(0);
  await files.truncate(tar, (await files.stat(tar)).size / 2);
  await take(ledger, tar);
  expect(await daysOf(ledger)).toMatchObject([{ day: '2025-02-07', whole: false }]);
});

test('loose traces of a day add up over runs, and a run that adds nothing changes nothing', async () => {
  const [tree, ledger] = [join(newFolder(), '2025/02/08'), newFolder()];
  await cp(join(EXAMPLES, '2025/02/08'), tree, { recursive: true });
  const folders = (await files.readdir(join(tree, 'traces'))).map((name) => join(tree, 'traces', name));
  expect(folders.length).toBe(2);
  const loose = { day: '2025-02-08', ...EXPECTED, heatmaps: 0, parts: null, whole: null };
  await take(ledger, folders[0]);
  expect(await daysOf(ledger)).toEqual([{ ...loose, traces: 1, folders: 1 }]);
  const { days } = await take(ledger, folders[1]);
  expect(await daysOf(ledger)).toEqual([{ ...loose, traces: 2, folders: 2 }]);
  expect(days).toMatchObject([{ traces: 2, folders: 2 }]);
  expect((await take(ledger, tree)).days).toEqual([]);
  expect((await take(ledger, folders[0])).days).toEqual([]);
  expect(await daysOf(ledger)).toEqual([{ ...loose, traces: 2, folders: 2 }]);
});
