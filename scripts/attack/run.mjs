// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const CLI = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const LONGEST_MS = 120_000;

/** Runs airbridge. @returns {Promise<{status: number | null, signal: string | null, out: string, err: string}>} */
export function run(args, { cwd, env = {}, before = '', killAfterMs = LONGEST_MS } = {}) {
  const words = [process.execPath, CLI, ...args];
  const [file, list] =
    before === '' ? [words[0], words.slice(1)] : ['/bin/sh', ['-c', `${before}; exec "$@"`, 'sh', ...words]];
  return new Promise((done) => {
    const child = spawn(file, list, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      if (out.length < 1 << 20) out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (err.length < 1 << 20) err += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      done({ status, signal, out, err });
    });
  });
}

/** Why a run is a failure; null for one that ended as the contract says, whatever it said. */
export function faultOf({ status, signal, err }, allowed = [0, 2, 3, 4]) {
  if (signal !== null) return `ended by ${signal}`;
  if (/internal error/.test(err)) return /airbridge: internal error.*/.exec(err)?.[0] ?? 'internal error';
  return allowed.includes(status) ? null : `exit status ${status}: ${err.split('\n')[0]}`;
}

/** Small random numbers that come again with the seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
