/**
 * What every npm script does first: see that the packages of the lockfile are there and that dist/ is newer than src/.
 * Needs nothing but Node, so that it runs on a fresh clone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const LOCK = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.airbridge-lock');
/** Holds the id of the process that installs; in the system's folder, because npm empties its own. */
const INSTALLING = join(
  tmpdir(),
  `airbridge-installing-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`,
);
const PAUSE_MS = 300;
const LONGEST_MOMENT_MS = 5_000;
const TSC = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const ASC = join(ROOT, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
const DIST = join(ROOT, 'dist');
const BUILT = join(DIST, '.built');
/** It looks after its own memory and throws through what it imports, so it needs nothing of AssemblyScript's at run time. */
const SCAN_OPTIONS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd'];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`airbridge needs Node 20.19 or newer; this is ${process.version}.\n`);
  process.exit(1);
}

/**
 * Runs a command in the repository with the terminal's own input and output; ends this process when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: process.env });
  if (error) process.stderr.write(`cannot run ${command}: ${error.message}\n`);
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Runs a script of an installed package with this very Node.
 *
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 */
export function runInstalled(script, args) {
  run(process.execPath, [join(ROOT, 'node_modules', script), ...args]);
}

/** Installs the lockfile's packages where they are missing or the lockfile has changed. */
export function install() {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isInstalled(wanted)) return;
  alone(() => {
    if (isInstalled(wanted)) return;
    process.stderr.write('Installing the packages of package-lock.json …\n');
    // Scripts of packages are not run: none needs one, and none should.
    npm(['ci', '--include=dev', '--ignore-scripts', '--loglevel=error']);
    writeFileSync(INSTALLED, wanted);
  });
}

/** @param {string} wanted hash of the lockfile */
const isInstalled = (wanted) => existsSync(INSTALLED) && readFileSync(INSTALLED, 'utf8') === wanted;

/**
 * Does some work while no other process is doing any here: two that install at once leave half of either's packages.
 *
 * @param {() => void} work
 */
function alone(work) {
  while (!taken()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  const giveBack = () => rmSync(INSTALLING, { force: true });
  // Also when npm fails, which ends this process.
  process.once('exit', giveBack);
  work();
  giveBack();
}

/** Takes the right to install, unless a process that still runs has it. */
function taken() {
  try {
    writeFileSync(INSTALLING, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!isHeld()) rmSync(INSTALLING, { force: true });
    return false;
  }
}

/** Whether whoever has it still runs; a moment is given to write down who that is. */
function isHeld() {
  try {
    const holder = Number(readFileSync(INSTALLING, 'utf8'));
    if (holder === 0) return Date.now() - statSync(INSTALLING).mtimeMs < LONGEST_MOMENT_MS;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {readonly string[]} args */
function npm(args) {
  const script = process.env.npm_execpath;
  if (script) run(process.execPath, [script, ...args]);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
}

/** Whether the compilers are there: they are not in an installation without development packages. */
export const canBuild = () => existsSync(TSC) && existsSync(ASC);

/** Compiles src/ into dist/ where it is out of date: TypeScript to JavaScript, the scanner to WebAssembly, and the files of languages as they are. */
export function build() {
  const newest = Math.max(
    changedMs(join(ROOT, 'src')),
    changedMs(join(ROOT, 'tsconfig.build.json')),
    changedMs(TSC),
    changedMs(ASC),
  );
  if (existsSync(BUILT) && statSync(BUILT).mtimeMs >= newest) return;
  rmSync(DIST, { recursive: true, force: true });
  run(process.execPath, [TSC, '-p', join(ROOT, 'tsconfig.build.json')]);
  run(process.execPath, [
    ASC,
    'src/source/readsb/scanner/scan.ts',
    '-o',
    'dist/source/scan.wasm',
    ...SCAN_OPTIONS,
  ]);
  for (const room of ['i18n', 'reading'])
    cpSync(join(ROOT, 'src', room, 'languages'), join(DIST, room, 'languages'), { recursive: true });
  chmodSync(join(DIST, 'cli', 'main.js'), 0o755);
  writeFileSync(BUILT, '');
}

/**
 * When anything at or below a path was last changed, milliseconds since 1970.
 *
 * @param {string} path
 * @returns {number}
 */
function changedMs(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => changedMs(join(path, name))));
}
