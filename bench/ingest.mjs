/**
 * `npm run bench`: how long taking in an archive takes, as a multiple of merely inflating it, in the same run.
 *
 * node bench/ingest.mjs [--mb 1024] [--runs 5] [--threads 2] [--gate]
 *
 * With --gate the exit status is 1 when the ratio is above the goal by more than 15 %, or memory above its goal.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, install, ROOT } from '../scripts/lib/setup.mjs';
import { writeCorpus } from './corpus.mjs';

const GOAL_RATIO = 2.6;
const GOAL_RSS_MB = 300;
const LEEWAY = 1.15;

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '1024' },
    runs: { type: 'string', default: '5' },
    threads: { type: 'string', default: '2' },
    gate: { type: 'boolean', default: false },
  },
});

install();
build();
const folder = mkdtempSync(join(tmpdir(), 'airbridge-bench-'));
try {
  process.exitCode = measure(join(folder, 'corpus.tar')) || !values.gate ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} corpus */
function measure(corpus) {
  const { entries, points, gzip } = writeCorpus(corpus, Number(values.mb) * 2 ** 20);
  say(
    `Corpus: ${count(entries)} traces, ${count(points)} reports, ${(gzip / 2 ** 20).toFixed(0)} MB of gzip.`,
  );
  say('SYNTHETIC as a day: copies of the real example traces under fresh addresses.');
  const floors = [];
  const jobs = [];
  for (let run = 0; run < Number(values.runs); run++) {
    floors.push(child('floor.mjs', corpus, values.threads));
    jobs.push(child('job.mjs', corpus, values.threads, join(folder, `ledger-${run}`)));
    const [floor, job] = [floors[run], jobs[run]];
    say(
      `run ${run + 1}: floor ${floor.seconds.toFixed(2)} s, job ${job.seconds.toFixed(2)} s, ${ratio(job, floor).toFixed(2)} ×`,
    );
  }
  return judge(floors, jobs, points);
}

/**
 * @param {any[]} floors
 * @param {any[]} jobs
 * @param {number} points
 */
function judge(floors, jobs, points) {
  const ratios = jobs.map((job, run) => ratio(job, floors[run]));
  const rssMb = Math.max(...jobs.map((job) => job.rssMb));
  const seconds = median(jobs.map((job) => job.seconds));
  const [job] = jobs;
  say(
    `job / floor: ${median(ratios).toFixed(2)} × (median; goal ${GOAL_RATIO}), ${(points / seconds / 1e6).toFixed(2)} M reports/s`,
  );
  say(`peak resident memory: ${rssMb.toFixed(0)} MB (goal ${GOAL_RSS_MB})`);
  say(
    `taken in: ${count(job.entries)} traces, ${count(job.reports)} reports, ${count(job.legs)} legs; ${job.fallbacks} by JSON.parse`,
  );
  const whole = jobs.every((one) => one.reports === points && one.problems === 0);
  if (!whole) say('NOT EVERYTHING WENT IN');
  return whole && median(ratios) <= GOAL_RATIO * LEEWAY && rssMb <= GOAL_RSS_MB * LEEWAY;
}

/**
 * @param {string} script
 * @param {string[]} args
 */
function child(script, ...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bench', script), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * @param {{ seconds: number }} job
 * @param {{ seconds: number }} floor
 */
function ratio(job, floor) {
  return job.seconds / floor.seconds;
}

/** @param {number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** @param {number} n */
function count(n) {
  return n.toLocaleString('en');
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`);
}
