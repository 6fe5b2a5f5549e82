// @ts-nocheck: plain JavaScript that only starts the program and looks at what it says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultOf, run } from './run.mjs';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));
const BOMB = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
  .split('')
  .map((name, k) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[k]}`).join(', ')}]`)
  .join('\n')}\n`;

/** case.yaml → what is wrong with it. */
const CASES = {
  'an alias bomb': BOMB,
  'Latin-1': Buffer.from('title: Gen\xe8ve\ninputs: []\n', 'latin1'),
  'no YAML': '"\n: [',
  'a list': '- 1\n',
};

/** Case folders from a stranger. */
export async function hostileCases(scratch, note) {
  for (const [name, text] of Object.entries(CASES)) {
    const dir = join(scratch, `case-${name.replaceAll(/\W+/g, '-')}`);
    mkdirSync(dir);
    writeFileSync(join(dir, 'case.yaml'), text);
    const ended = await run(['ingest', EXAMPLES, '--case', dir, '--quiet']);
    const isKept = readFileSync(join(dir, 'case.yaml')).equals(Buffer.from(text));
    note(
      `case.yaml: ${name}`,
      faultOf(ended) ?? (ended.status === 0 || isKept ? null : 'case.yaml is not what it was'),
    );
  }
  if (process.platform === 'win32') return;
  await links(scratch, note);
  const dir = join(scratch, 'case-fifo');
  mkdirSync(dir);
  spawnSync('mkfifo', [join(dir, 'case.yaml')]);
  note('case.yaml: a fifo', faultOf(await run(['legs', '--case', dir], { killAfterMs: 30_000 })));
}

async function links(scratch, note) {
  const dir = join(scratch, 'case-links');
  mkdirSync(join(dir, 'ledger'), { recursive: true });
  const victim = join(scratch, 'victim');
  writeFileSync(victim, 'mine');
  const names = [
    'staging.duckdb',
    'staging.duckdb.part',
    'staging.json',
    'said.txt',
    'custody.ndjson',
    'queries.ndjson',
  ];
  for (const name of names) symlinkSync(victim, join(dir, 'ledger', name));
  await run(['ingest', EXAMPLES, '--case', dir, '--quiet']);
  await run(['legs', '--case', dir]);
  note(
    'links in a ledger folder',
    readFileSync(victim, 'utf8') === 'mine' ? null : 'a link was written through',
  );
}
