import * as files from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { ingest } from '../../src/ingest/index.js';
import { allRows, type Row } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { NOW_MS } from './examples.js';

const columns = readReferenceColumns();

/** What a ledger says of flights, each table in one order whatever the order of ingest. */
export interface LedgerRows {
  readonly legs: readonly Row[];
  readonly movements: readonly Row[];
  readonly visits: readonly Row[];
  readonly breaks: readonly Row[];
}

/** Folder of a new ledger below `folder` after ingests of these paths, one run after the other. */
export async function newLedger(folder: string, runs: readonly (readonly string[])[]): Promise<string> {
  const ledgerDir = await mkdtemp(join(folder, 'ledger-'));
  for (const paths of runs)
    await ingest(paths, { ledgerDir, columns, files, nowMs: () => NOW_MS, workers: 0 });
  return ledgerDir;
}

/** What such a ledger says. */
export async function ledgerAfter(folder: string, runs: readonly (readonly string[])[]): Promise<LedgerRows> {
  const ledgerDir = await newLedger(folder, runs);
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
  try {
    const all = (table: keyof LedgerRows) => allRows(engine, `SELECT * FROM ${table} ORDER BY ALL`);
    return {
      legs: await all('legs'),
      movements: await all('movements'),
      visits: await all('visits'),
      breaks: await all('breaks'),
    };
  } finally {
    await engine.close();
  }
}
