// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultOf, run } from './run.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const LEAST_MS = 300;
const STEP_MS = 350;

/** Kills ingests at ever later moments; what is taken up again answers like a clean run. */
export async function kills(scratch, times, note) {
  const clean = join(scratch, 'kills-clean');
  await run(['ingest', EXAMPLES, '--case', clean, '--quiet']);
  const expected = await answersOf(clean);
  for (let k = 0; k < times; k++) {
    const dir = join(scratch, `kills-${k}`);
    const afterMs = LEAST_MS + k * STEP_MS;
    await run(['ingest', EXAMPLES, '--case', dir, '--quiet'], { killAfterMs: afterMs });
    const again = await run(['ingest', EXAMPLES, '--case', dir, '--quiet']);
    const isSame = (await answersOf(dir)) === expected;
    note(
      `an ingest killed after ${afterMs} ms`,
      faultOf(again) ?? (isSame ? null : 'another ledger than a clean run’s'),
    );
  }
  await parallelWriters(scratch, note);
}

async function answersOf(dir) {
  const { out } = await run(['legs', '--json', '--quiet', '--case', dir]);
  return out;
}

/** Two ingests at once: one waits or is told to, and case.yaml keeps the inputs of both. */
async function parallelWriters(scratch, note) {
  const dir = join(scratch, 'parallel');
  const one = join(EXAMPLES);
  await run(['ingest', join(scratch, 'nowhere'), '--case', dir, '--quiet']);
  const given = [one, clean(scratch)];
  const ended = await Promise.all(given.map((path) => run(['ingest', path, '--case', dir, '--quiet'])));
  const text = readFileSync(join(dir, 'case.yaml'), 'utf8');
  const inputs = text.split('\n').filter((line) => /^\s*- /.test(line)).length;
  const fault = ended.map((one) => faultOf(one)).find((found) => found !== null) ?? null;
  note(
    'two writers of one case',
    fault ?? (inputs === given.length ? null : `case.yaml has ${inputs} of ${given.length} inputs`),
  );
}

const clean = (scratch) => join(scratch, 'kills-clean');
