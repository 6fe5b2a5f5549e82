/**
 * Kills an ingest at random moments (SIGKILL), takes it up again, and compares the ledger with that of a clean run.
 *
 * node bench/kill.mjs [--kills 50] [--mb 96] [--seed 1]
 *
 * Exit status 1 when any ledger differs, or when no kill struck while the ledger was being written.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build, install, ROOT } from '../scripts/lib/setup.mjs';
import { writeCorpus } from './corpus.mjs';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    mb: { type: 'string', default: '96' },
    seed: { type: 'string', default: '1' },
  },
});

install();
build();
const { openReader } = await import('../dist/ledger/store/store.js');
const { allRows } = await import('../dist/ledger/engine/engine.js');

const folder = mkdtempSync(join(tmpdir(), 'airbridge-kill-'));
try {
  process.exitCode = (await trial()) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function trial() {
  const corpus = join(folder, 'corpus.tar');
  const { entries } = writeCorpus(corpus, Number(values.mb) * 2 ** 20);
  const started = performance.now();
  const clean = join(folder, 'clean');
  finish(corpus, clean);
  const cleanMs = performance.now() - started;
  const expected = await fingerprint(clean);
  say(`clean run: ${entries} traces in ${(cleanMs / 1000).toFixed(1)} s`);
  const random = generator(Number(values.seed));
  let [same, struck] = [0, 0];
  for (let kill = 0; kill < Number(values.kills); kill++) {
    const ledgerDir = join(folder, `ledger-${kill}`);
    await killed(corpus, ledgerDir, random() * cleanMs);
    struck += Number(existsSync(join(ledgerDir, 'staging.duckdb')));
    finish(corpus, ledgerDir);
    const found = await fingerprint(ledgerDir);
    if (found === expected) same++;
    else say(`kill ${kill + 1}: the ledger differs`);
    rmSync(ledgerDir, { recursive: true });
  }
  say(
    `${same} of ${values.kills} ledgers are as after a clean run; ${struck} kills struck while it was being written`,
  );
  return same === Number(values.kills) && struck > 0;
}

/**
 * @param {string} corpus
 * @param {string} ledgerDir
 */
function finish(corpus, ledgerDir) {
  const { status, stderr } = spawnSync(process.execPath, jobArgs(corpus, ledgerDir), { encoding: 'utf8' });
  if (status !== 0) throw new Error(`ingest failed: ${stderr}`);
}

/**
 * @param {string} corpus
 * @param {string} ledgerDir
 * @param {number} afterMs
 */
async function killed(corpus, ledgerDir, afterMs) {
  const child = spawn(process.execPath, jobArgs(corpus, ledgerDir), { stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', done));
  await sleep(afterMs);
  child.kill('SIGKILL');
  await ended;
}

/**
 * @param {string} corpus
 * @param {string} ledgerDir
 */
function jobArgs(corpus, ledgerDir) {
  return [join(ROOT, 'bench', 'job.mjs'), corpus, '2', ledgerDir];
}

/**
 * Everything in a ledger but when it was made.
 *
 * @param {string} ledgerDir
 */
async function fingerprint(ledgerDir) {
  const engine = await openReader(ledgerDir, { command: 'compare', nowMs: () => Date.now() });
  const hash = createHash('sha256');
  const queries = [
    'SELECT * FROM legs ORDER BY id',
    'SELECT * FROM movements ORDER BY leg, role',
    'SELECT * FROM visits ORDER BY id',
    'SELECT * FROM entries ORDER BY sha256, entry',
    'SELECT * EXCLUDE (ingested) FROM files ORDER BY sha256',
    'SELECT * EXCLUDE (seen) FROM problems ORDER BY path, entry',
    'SELECT * FROM tails ORDER BY icao24',
  ];
  for (const query of queries) hash.update(JSON.stringify(await allRows(engine, query)));
  await engine.close();
  return hash.digest('hex');
}

/**
 * Numbers from 0 to 1, the same from the same seed (mulberry32).
 *
 * @param {number} seed
 */
function generator(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}
