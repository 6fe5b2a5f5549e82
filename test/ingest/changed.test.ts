import { readFileSync, writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { ingest, type Progress } from '../../src/ingest/index.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { tarMember } from '../source/make.js';
import { temporaryFolder } from '../source/temporary.js';
import { EXAMPLES, NOW_MS } from '../support/examples.js';

const [ONE, TWO] = (await files.readdir(EXAMPLES, { recursive: true }))
  .filter((name) => /trace_full_.*\.json$/.test(name))
  .sort()
  .map((name) => {
    const bytes = readFileSync(join(EXAMPLES, name));
    return {
      name: name.split('/').at(-1) ?? '',
      json: bytes[0] === 0x1f ? gunzipSync(bytes).toString() : String(bytes),
    };
  });

const tarOf = ({ name, json }: typeof ONE): Buffer =>
  Buffer.concat([tarMember({ path: `traces/${name}`, data: Buffer.from(json) }), Buffer.alloc(1024)]);

test('from an archive that is rewritten while it is read nothing is taken', async () => {
  const dir = temporaryFolder({ 'in/a.tar': tarOf(ONE), 'in/b.tar': tarOf(TWO) });
  const a = join(dir, 'in', 'a.tar');
  let rewritten = false;
  const onProgress = ({ current, bytesDone }: Progress) => {
    if (rewritten || current !== a || bytesDone === 0) return;
    rewritten = true;
    // Of the same size, and so that every header still fits.
    writeFileSync(a, tarOf({ ...ONE, json: ONE.json.replaceAll('"ground"', '   12345') }));
  };
  const ledgerDir = join(dir, 'ledger');
  const options = { ledgerDir, columns: readReferenceColumns(), files, nowMs: () => NOW_MS, workers: 0 };
  const summary = await ingest([join(dir, 'in')], { ...options, onProgress });
  expect(rewritten).toBe(true);
  expect(summary.problems).toMatchObject([
    { path: a, reason: { values: { detail: 'the file changed while it was being read' } } },
  ]);
  const reader = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  const taken = await allRows(reader, 'SELECT DISTINCT path FROM entries JOIN files USING (sha256)');
  await reader.close();
  expect(taken).toEqual([{ path: join(dir, 'in', 'b.tar') }]);
});
