import { readFileSync, rmSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { type IngestSummary, ingest, type Progress } from '../../src/ingest/index.js';
import { allRows, type Row } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { tarMember } from '../source/make.js';
import { temporaryFolder } from '../source/temporary.js';
import { EXAMPLES, NOW_MS } from '../support/examples.js';

const columns = readReferenceColumns();
const TRACES = (await files.readdir(EXAMPLES, { recursive: true }))
  .filter((name) => /trace_full_.*\.json$/.test(name))
  .sort();

async function take(
  ledgerDir: string,
  paths: readonly string[],
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<IngestSummary> {
  return await ingest(paths, { ledgerDir, columns, files, nowMs: () => NOW_MS, workers: 0, onProgress });
}

async function legsIn(ledgerDir: string): Promise<Row[]> {
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  return await allRows(engine, 'SELECT * FROM legs ORDER BY icao24, firstSeen').finally(() => engine.close());
}

/** Archives `a.tar` with a trace and an entry that is none, and `b.json`, which is never reached. */
function archives(): { dir: string; a: string; aa: string; b: string } {
  const [one, two] = TRACES;
  const dir = temporaryFolder({
    'in/a.tar': Buffer.concat([
      tarMember({ path: 'traces/trace_full_000001.json', data: Buffer.from('{"icao":"000001",') }),
      tarMember({ path: `traces/${one.split('/').at(-1)}`, data: plain(join(EXAMPLES, one)) }),
      Buffer.alloc(1024),
    ]),
    // Enough entries for what came before them to be written.
    'in/aa.tar': Buffer.concat([
      ...Array.from({ length: 1001 }, (_, k) =>
        tarMember({ path: `traces/${k}.json`, data: Buffer.from('{"a":1}') }),
      ),
      Buffer.alloc(1024),
    ]),
    'in/b.json': plain(join(EXAMPLES, two)),
  });
  return { dir, a: join(dir, 'in', 'a.tar'), aa: join(dir, 'in', 'aa.tar'), b: join(dir, 'in', 'b.json') };
}

function plain(path: string): Buffer {
  const bytes = readFileSync(path);
  return bytes[0] === 0x1f ? gunzipSync(bytes) : bytes;
}

/** As a kill between two commits leaves it: all of a.tar is in the staging ledger, nothing of b.json. */
async function killed(ledgerDir: string, paths: readonly string[]): Promise<void> {
  const stop = ({ current }: Progress) => {
    if (current.endsWith('b.json')) throw new Error('killed');
  };
  await expect(take(ledgerDir, paths, stop)).rejects.toThrow('killed');
}

test('an ingest goes on where it was killed, and tells what the killed one never came to tell', async () => {
  const { dir, a, aa, b } = archives();
  await killed(join(dir, 'ledger'), [a, aa, b]);
  const summary = await take(join(dir, 'ledger'), [a, aa, b]);
  expect(summary).toMatchObject({
    leftover: 'finished',
    problems: expect.arrayContaining([expect.objectContaining({ entry: 'traces/trace_full_000001.json' })]),
  });
  await take(join(dir, 'clean'), [a, b]);
  expect(await legsIn(join(dir, 'ledger'))).toEqual(await legsIn(join(dir, 'clean')));
});

test('an ingest of something else publishes nothing of the killed one', async () => {
  const { dir, a, aa, b } = archives();
  await killed(join(dir, 'ledger'), [a, aa, b]);
  expect(await take(join(dir, 'ledger'), [b])).toMatchObject({ leftover: 'thrown-away', problems: [] });
  await take(join(dir, 'clean'), [b]);
  expect(await legsIn(join(dir, 'ledger'))).toEqual(await legsIn(join(dir, 'clean')));
});

test('what a killed ingest began with and is no longer there is not half published', async () => {
  const { dir, a, b } = archives();
  await killed(join(dir, 'ledger'), [join(dir, 'in')]);
  rmSync(a);
  expect(await take(join(dir, 'ledger'), [join(dir, 'in')])).toMatchObject({ leftover: 'thrown-away' });
  await take(join(dir, 'clean'), [b]);
  expect(await legsIn(join(dir, 'ledger'))).toEqual(await legsIn(join(dir, 'clean')));
});
