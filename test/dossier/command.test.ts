import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { parse } from 'csv-parse/sync';
import { chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../src/dossier/pdf.js';
import { checkBag, isIntact } from '../../src/dossier/verify.js';
import { EXAMPLES, ROOT } from '../support/examples.js';
import { keptFolder } from '../support/folder.js';

const CLI = join(ROOT, 'dist', 'cli', 'main.js');
const require = createRequire(import.meta.url);
const folder = keptFolder();
const archive = join(folder.path, 'archive');
const dossier = join(folder.path, 'one', 'klax');
const chromium = await findChromium(process.env);
if (chromium === null)
  process.stderr.write('No Chromium is installed: tests of the printed dossier are skipped.\n');

function airbridge(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

/** The whole way from an archive to a dossier, in a case of its own. */
function dossierIn(place: string, evidence: string, env: Record<string, string>): void {
  const dir = join(folder.path, place);
  mkdirSync(dir, { recursive: true });
  for (const args of [
    ['ingest', evidence, '--case', join(dir, 'case'), '--quiet'],
    [
      'dossier',
      '--at',
      'KLAX',
      '--lang',
      'en,ar',
      '--case',
      join(dir, 'case'),
      '--out',
      join(dir, 'klax'),
      '--no-pdf',
      '--zip',
    ],
  ]) {
    const { status, stderr } = airbridge(args, env);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  }
}

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();

const textOf = (name: string): string => readFileSync(join(dossier, 'data', name), 'utf8');

beforeAll(() => {
  cpSync(EXAMPLES, archive, { recursive: true });
  dossierIn('one', archive, { TZ: 'Pacific/Auckland' });
  dossierIn('two', EXAMPLES, { TZ: 'America/Los_Angeles' });
}, 240_000);
afterAll(() => folder.remove());

/** A copy to do something to. */
function copyOf(name: string): string {
  const copy = join(folder.path, name);
  rmSync(copy, { recursive: true, force: true });
  cpSync(dossier, copy, { recursive: true });
  return copy;
}

test('the same evidence gives the same bytes in two folders and two time zones', () => {
  const other = join(folder.path, 'two', 'klax');
  const names = filesIn(join(dossier, 'data'));
  expect(filesIn(join(other, 'data'))).toEqual(names);
  const differing = names.filter(
    (name) => !readFileSync(join(dossier, 'data', name)).equals(readFileSync(join(other, 'data', name))),
  );
  expect(differing).toEqual([]);
  expect(readFileSync(join(dossier, 'manifest-sha256.txt'))).toEqual(
    readFileSync(join(other, 'manifest-sha256.txt')),
  );
});

test('sha256sum alone verifies the bag', () => {
  for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const { status, stdout } = spawnSync('sha256sum', ['-c', manifest], { cwd: dossier, encoding: 'utf8' });
    expect(stdout).not.toContain('FAILED');
    expect(status).toBe(0);
  }
});

test('no path of this machine is in any file of it', () => {
  const where = filesIn(dossier).filter((name) => readFileSync(join(dossier, name)).includes(folder.path));
  expect(where).toEqual([]);
});

test('Parquet and CSV hold the same legs', async () => {
  const connection = await (await DuckDBInstance.create()).connect();
  const read = await connection.runAndReadAll(
    `SELECT "id", "callsign", "distanceNm" FROM '${join(dossier, 'data', 'legs.parquet')}'`,
  );
  connection.closeSync();
  const rows = read.getRowObjects();
  const legs = parse(textOf('legs.csv'), { columns: true }) as Record<string, string>[];
  expect(rows.map((row) => [row.id, row.callsign, String(row.distanceNm)])).toEqual(
    legs.map(({ id, callsign, distanceNm }) => [id, callsign, distanceNm]),
  );
});

describe('verify', () => {
  test('finds a dossier sound, and computes it anew from its archives', () => {
    const { status, stdout } = airbridge(['verify', dossier, '--archives', archive, '--json']);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ isSound: true, affected: [], recomputation: { isSame: true } });
    expect(status).toBe(0);
  });

  test.each<[string, (dir: string) => void, object]>([
    [
      'a file changed',
      (dir) => writeFileSync(join(dir, 'data', 'visits.csv'), 'id\r\n'),
      { changed: ['data/visits.csv'] },
    ],
    ['a file removed', (dir) => rmSync(join(dir, 'data', 'legs.kml')), { missing: ['data/legs.kml'] }],
    [
      'a file added',
      (dir) => writeFileSync(join(dir, 'data', 'more.txt'), 'x'),
      { added: ['data/more.txt'] },
    ],
    [
      'a file renamed',
      (dir) => renameSync(join(dir, 'data', 'legs.kml'), join(dir, 'data', 'l.kml')),
      { renamed: [{ from: 'data/legs.kml', to: 'data/l.kml' }] },
    ],
    [
      'a link inside',
      (dir) => symlinkSync('/etc/hostname', join(dir, 'data', 'link')),
      { links: ['data/link'] },
    ],
  ])('names %s', async (_, change, found) => {
    const copy = copyOf('changed');
    change(copy);
    const check = await checkBag(copy);
    expect(check).toMatchObject(found);
    expect(isIntact(check)).toBe(false);
    expect(airbridge(['verify', copy]).status).toBe(3);
  });

  test('of one changed byte of one trace it names the file, its legs and its visits', () => {
    const spoilt = join(folder.path, 'spoilt');
    cpSync(archive, spoilt, { recursive: true });
    const name = '2025/02/08/traces/59/trace_full_a11f59.json';
    const file = join(spoilt, name);
    const trace = gunzipSync(readFileSync(file));
    // One digit of the first position that has a 3 in it.
    trace[trace.indexOf('3', trace.indexOf('"trace"'))] = '4'.charCodeAt(0);
    writeFileSync(file, gzipSync(trace));
    const { status, stdout } = airbridge(['verify', dossier, '--archives', spoilt, '--json']);
    const { affected, recomputation } = JSON.parse(stdout);
    const resting = (parse(textOf('legs.csv'), { columns: true }) as Record<string, string>[])
      .filter(({ sources }) => sources.includes((affected as { sha256: string }[])[0].sha256))
      .map(({ id }) => id);
    expect(affected).toHaveLength(1);
    expect(affected[0]).toMatchObject({ state: 'changed', name });
    expect([...affected[0].legs].sort()).toEqual(resting.sort());
    expect(affected[0].legs.length).toBeGreaterThan(0);
    expect(affected[0].visits.length).toBeGreaterThan(0);
    expect(recomputation.isSame).toBe(false);
    expect(status).toBe(3);
  });

  test('says which legs rest on a file that is gone', () => {
    const rest = join(folder.path, 'rest');
    cpSync(archive, rest, { recursive: true });
    rmSync(join(rest, '2025', '02', '07'), { recursive: true });
    const { status, stdout } = airbridge(['verify', dossier, '--archives', rest]);
    expect(stdout).toContain('Evidence missing: 2025/02/07/traces/59/trace_full_a11f59.json');
    expect(status).toBe(3);
  });

  test('refuses what is no dossier', () => {
    const { status, stderr } = airbridge(['verify', archive]);
    expect(stderr).toContain('this is no dossier');
    expect(status).toBe(2);
  });
});

test('a folder that holds anything is never written over unasked', () => {
  const again = airbridge([
    'dossier',
    '--at',
    'KLAX',
    '--case',
    join(folder.path, 'one', 'case'),
    '--out',
    dossier,
    '--no-pdf',
  ]);
  expect(again.stderr).toContain('the folder is not empty');
  expect(again.status).toBe(2);
  const other = airbridge([
    'dossier',
    '--at',
    'KLAX',
    '--case',
    join(folder.path, 'one', 'case'),
    '--out',
    archive,
    '--no-pdf',
    '--replace',
  ]);
  expect(other.stderr).toContain('only a dossier can be replaced');
  expect(existsSync(archive)).toBe(true);
});

test('a case without evidence has nothing to report', () => {
  const bare = join(folder.path, 'bare');
  mkdirSync(bare);
  writeFileSync(join(bare, 'case.yaml'), '');
  const { status, stderr } = airbridge([
    'dossier',
    '--at',
    'KLAX',
    '--case',
    bare,
    '--out',
    join(folder.path, 'nothing'),
    '--no-pdf',
  ]);
  expect(stderr).toContain('there is nothing to report');
  expect(status).toBe(2);
});

describe.skipIf(chromium === null)('in Chromium (skipped where none is installed)', () => {
  test.each(['en', 'ar'])(
    'the page in %s passes axe-core, at the width of a desk and of a telephone',
    async (language) => {
      const browser = await playwright.launch({ executablePath: chromium!, args: ['--no-sandbox'] });
      try {
        for (const width of [1200, 390]) {
          const page = await browser.newPage({ viewport: { width, height: 900 }, bypassCSP: true });
          await page.goto(`file://${join(dossier, 'data', `dossier.${language}.html`)}`);
          await page.addScriptTag({ path: require.resolve('axe-core/axe.min.js') });
          const violations = await page.evaluate(
            "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
          );
          expect(violations).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          await page.close();
        }
      } finally {
        await browser.close();
      }
    },
    120_000,
  );

  const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined;
  if (!hasPdfToText)
    process.stderr.write(
      'pdftotext is not installed: the test that Arabic can be copied from the PDF is skipped.\n',
    );
  test.skipIf(!hasPdfToText)(
    'Arabic words can be searched and copied from the PDF',
    () => {
      const out = join(folder.path, 'printed');
      const { status } = airbridge([
        'dossier',
        '--at',
        'KLAX',
        '--lang',
        'ar',
        '--case',
        join(folder.path, 'one', 'case'),
        '--out',
        out,
      ]);
      expect(status).toBe(0);
      const { stdout } = spawnSync('pdftotext', [join(out, 'dossier.ar.pdf'), '-'], { encoding: 'utf8' });
      const found = new Set(wordsIn(stdout));
      const { document } = parsed(readFileSync(join(out, 'data', 'dossier.ar.html'), 'utf8'));
      const wanted = wordsIn(
        [...document.querySelectorAll('h1, h2, h3, p, li')].map((one) => one.textContent).join(' '),
      );
      const lost = wanted.filter((word) => !found.has(word));
      expect(wanted.length).toBeGreaterThan(300);
      expect(lost.length / wanted.length, lost.slice(0, 20).join(' ')).toBeLessThan(0.03);
      const info = spawnSync('pdfinfo', [join(out, 'dossier.ar.pdf')], { encoding: 'utf8' }).stdout;
      expect(info).toMatch(/Tagged:\s+yes/);
    },
    120_000,
  );
});

const wordsIn = (text: string): string[] => text.normalize('NFKC').match(/\p{Script=Arabic}{3,}/gu) ?? [];
const parsed = (html: string) => (require('linkedom') as typeof import('linkedom')).parseHTML(html);

const context = process.env.AIRBRIDGE_RO_CRATE_CONTEXT ?? '';
const hasValidator = context !== '' && spawnSync('python3', ['-c', 'import rocrate_validator']).status === 0;
if (!hasValidator)
  process.stderr.write('The RO-Crate validator or its context is not installed: its test is skipped.\n');
test.skipIf(!hasValidator)(
  'the crate passes the RO-Crate 1.1 validator',
  () => {
    const checked = spawnSync(
      'python3',
      [join(import.meta.dirname, 'validate-crate.py'), join(dossier, 'data'), context],
      { encoding: 'utf8' },
    );
    expect(checked.stdout.trim()).toBe('');
    expect(checked.status).toBe(0);
  },
  120_000,
);
