import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeLock } from '../../src/case/lock.js';
import { temporaryFolder } from '../source/temporary.js';

const options = (patienceMs = 0) => ({ command: 'test', nowMs: Date.now, patienceMs });

/** A process that lives until it is told to end, or the test does. */
function idleProcess(): ChildProcess & { pid: number } {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child as ChildProcess & { pid: number };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

function writeLock(dir: string, holder: object): string {
  const file = join(dir, 'lock');
  const born = bornOf((holder as { pid: number }).pid);
  writeFileSync(
    file,
    JSON.stringify({
      host: hostname(),
      command: 'ingest',
      since: '2025-02-07T10:00:00.000Z',
      born,
      ...holder,
    }),
  );
  return file;
}

/** As src/ledger/holder has it: boot and start time of a process, from Linux's proc(5). */
function bornOf(pid: number): string | null {
  if (!existsSync(`/proc/${pid}/stat`)) return null;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot}:${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}

test('says who holds it, from when, and lets it go', async () => {
  const dir = temporaryFolder();
  const lock = await takeLock(dir, options());
  const holder = JSON.parse(readFileSync(join(dir, 'lock'), 'utf8'));
  expect(holder).toMatchObject({ pid: process.pid, host: hostname(), command: 'test' });
  expect(holder.since).toMatch(/^\d{4}-.*Z$/);
  await lock.release();
  await lock.release();
  expect(existsSync(join(dir, 'lock'))).toBe(false);
});

test('is refused while another process lives, naming it', async () => {
  const dir = temporaryFolder();
  const child = idleProcess();
  writeLock(dir, { pid: child.pid });
  const refusal = expect(takeLock(dir, options())).rejects;
  await refusal.toMatchObject({ code: 'case-locked' });
  await refusal.toThrow(`process ${child.pid} on ${hostname()} (ingest), since 2025-02-07T10:00:00.000Z`);
});

test('is waited for', async () => {
  const dir = temporaryFolder();
  const first = await takeLock(dir, options());
  const second = takeLock(dir, options(5_000));
  await first.release();
  await (await second).release();
});

test('of a dead process is taken', async () => {
  const dir = temporaryFolder();
  const child = idleProcess();
  writeLock(dir, { pid: child.pid });
  await kill(child);
  const lock = await takeLock(dir, options());
  expect(JSON.parse(readFileSync(join(dir, 'lock'), 'utf8')).pid).toBe(process.pid);
  await lock.release();
});

test('of a dead process is taken, though another died while it was clearing that lock away', async () => {
  const dir = temporaryFolder();
  const child = idleProcess();
  const file = writeLock(dir, { pid: child.pid });
  copyFileSync(file, `${file}.clearing`);
  await kill(child);
  await (await takeLock(dir, options())).release();
  expect(readdirSync(dir)).toEqual([]);
});

test.runIf(existsSync('/proc/self/stat'))(
  'of an earlier process with the pid of a living one is taken',
  async () => {
    const dir = temporaryFolder();
    writeLock(dir, { pid: idleProcess().pid, born: 'an earlier boot:12' });
    await (await takeLock(dir, options())).release();
  },
);

test('of another machine is never taken: nobody can tell whether its holder lives', async () => {
  const dir = temporaryFolder();
  writeLock(dir, { pid: 2 ** 30, host: 'elsewhere' });
  await expect(takeLock(dir, options())).rejects.toThrow('on elsewhere');
});

test('that makes no sense is taken once it is old, and respected while it may be half written', async () => {
  const dir = temporaryFolder({ lock: '{"pid": 12' });
  await expect(takeLock(dir, options())).rejects.toMatchObject({ code: 'case-locked' });
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(join(dir, 'lock'), longAgo, longAgo);
  await (await takeLock(dir, options())).release();
});

const COMPILED = resolve(import.meta.dirname, '../../dist/case/lock.js');

test.runIf(existsSync(COMPILED))(
  'is never held by two processes at once, though a dead one left it',
  async () => {
    const dir = temporaryFolder();
    writeLock(dir, { pid: 2 ** 22 + 1 });
    const script = `
    import { appendFileSync } from 'node:fs';
    const { takeLock } = await import(${JSON.stringify(COMPILED)});
    for (let i = 0; i < 5; i++) {
      const lock = await takeLock(${JSON.stringify(dir)}, { command: 'race', nowMs: Date.now, patienceMs: 30000 });
      appendFileSync(${JSON.stringify(join(dir, 'log'))}, 'in\\n');
      await new Promise((done) => setTimeout(done, 5));
      appendFileSync(${JSON.stringify(join(dir, 'log'))}, 'out\\n');
      await lock.release();
    }`;
    const racers = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', script]),
    );
    const statuses = await Promise.all(
      racers.map((racer) => new Promise((done) => racer.once('exit', done))),
    );
    expect(statuses).toEqual([0, 0, 0, 0]);
    expect(readFileSync(join(dir, 'log'), 'utf8')).toBe('in\nout\n'.repeat(20));
  },
);
