import { existsSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCorpus } from '../../bench/corpus.mjs';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { NOW_MS, ROOT } from '../support/examples.js';

/** Worker threads are started from compiled code: a worker cannot run the sources on every supported Node. */
const COMPILED = join(ROOT, 'dist/ingest/index.js');

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'airbridge-threads-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test.skipIf(!existsSync(COMPILED))(
  'however many threads read an archive, the ledger is the same',
  async () => {
    const { ingest } = (await import(
      pathToFileURL(COMPILED).href
    )) as typeof import('../../src/ingest/index.js');
    const corpus = join(scratch, 'corpus.tar');
    // More than one window, so that one is written while the next is read.
    const { entries, points } = writeCorpus(corpus, 48 << 20);
    const columns = readReferenceColumns();
    const ledgers = [];
    for (const workers of [0, 1, 3]) {
      const ledgerDir = join(scratch, `ledger-${workers}`);
      const summary = await ingest([corpus], { ledgerDir, columns, files, nowMs: () => NOW_MS, workers });
      expect(summary).toMatchObject({ entries, reports: points, fallbacks: 0, problems: [] });
      const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
      ledgers.push({
        legs: await allRows(engine, 'SELECT * FROM legs ORDER BY id'),
        visits: await allRows(engine, 'SELECT * FROM visits ORDER BY id'),
        entries: await allRows(engine, 'SELECT * FROM entries ORDER BY entry'),
      });
      await engine.close();
    }
    expect(ledgers[0].legs.length).toBeGreaterThan(entries / 2);
    expect(ledgers[1]).toEqual(ledgers[0]);
    expect(ledgers[2]).toEqual(ledgers[0]);
  },
  240_000,
);
