// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultOf, run } from './run.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

/** Files that may not grow, descriptors and a home that are lacking: clear errors, and the case as it was. */
export async function fullDisks(scratch, note) {
  if (process.platform === 'win32') return;
  const dir = join(scratch, 'disk');
  mkdirSync(dir);
  await run(['ingest', EXAMPLES, '--case', dir, '--quiet']);
  const before = readFileSync(join(dir, 'case.yaml'), 'utf8');
  // SIGXFSZ is left aside, so that writing fails as on a full disk.
  const full = await run(['ingest', scratch, '--case', dir, '--quiet'], {
    before: "trap '' XFSZ; ulimit -f 0",
  });
  const isKept = readFileSync(join(dir, 'case.yaml'), 'utf8') === before;
  note('no file may grow', faultOf(full, [0, 1, 3, 4]) ?? (isKept ? null : 'case.yaml is not what it was'));
  const asked = await run(['legs', '--case', dir, '--json', '--quiet'], {
    before: "trap '' XFSZ; ulimit -f 0",
  });
  note('a question where no file may grow', faultOf(asked, [0]));
  const homeless = await run(['legs', '--case', dir, '--json', '--quiet'], { before: 'unset HOME' });
  note('no HOME', faultOf(homeless, [0]));
  const few = await run(['ingest', EXAMPLES, '--case', join(scratch, 'few'), '--quiet'], {
    before: 'ulimit -n 40',
  });
  note('forty open files', faultOf(few, [0, 1, 3]));
}
