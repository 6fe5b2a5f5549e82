import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readReferenceColumns } from '../../src/aviation/tables.js';
import { catalogueOf, isMessage, languages, type Message, speakerIn } from '../../src/i18n/index.js';
import { ingest } from '../../src/ingest/index.js';
import { allRows, type Engine } from '../../src/ledger/engine/engine.js';
import { UNREAD_QUERY } from '../../src/ledger/queries/unread.js';
import { openReader } from '../../src/ledger/store/store.js';
import { temporaryFolder } from '../source/temporary.js';
import { EXAMPLES, hasShared, NOW_MS, SHARED } from '../support/examples.js';

/** Real evidence of every kind, with spoofing, and much that cannot be read. */
const EVIDENCE = hasShared
  ? [
      'traces/opensky/noisy_spoofing.json.gz',
      'traces/opensky/noisy_time_issue.json.gz',
      'exports',
      'reports',
    ].map((name) => join(SHARED, name))
  : [];

async function ledgerOf(...paths: string[]): Promise<Engine> {
  const ledgerDir = temporaryFolder();
  await ingest(paths, { ledgerDir, columns: readReferenceColumns(), files, nowMs: () => NOW_MS, workers: 0 });
  return await openReader(ledgerDir, { command: 'test', nowMs: () => NOW_MS });
}

/** Everything the ledger says in messages, each once. */
async function reasonsIn(engine: Engine): Promise<unknown[]> {
  const lists = ['adepCandidates', 'adesCandidates', 'flags'].map(
    (name) => `SELECT unnest(json_extract("${name}", '$[*].reason')) AS reason FROM legs`,
  );
  const plain = ['breaks', 'problems', `(${UNREAD_QUERY})`].map((table) => `SELECT reason FROM ${table}`);
  const rows = await allRows(
    engine,
    [...lists, ...plain]
      .map((sql) => `SELECT DISTINCT CAST(reason AS VARCHAR) AS reason FROM (${sql})`)
      .join(' UNION '),
  );
  return rows.map(({ reason }) => JSON.parse(reason as string));
}

const known = new Set(
  Object.entries(catalogueOf('en').messages).flatMap(([group, messages]) =>
    Object.keys(messages).map((name) => `${group}.${name}`),
  ),
);

test('what a ledger says is messages of the catalogue, which every language can speak', async () => {
  const torn = join(temporaryFolder(), 'trace_full_abfd8c.json');
  await files.writeFile(torn, '{"icao":"abfd8c","timestamp":');
  const engine = await ledgerOf(EXAMPLES, torn, ...EVIDENCE);
  const reasons = await reasonsIn(engine);
  await engine.close();
  expect(reasons.filter((reason) => !isMessage(reason))).toEqual([]);
  const keys = new Set((reasons as Message[]).map(({ key }) => key));
  expect([...keys].filter((key) => !known.has(key) || key.startsWith('legacy.'))).toEqual([]);
  const wanted = hasShared ? ['end', 'flag', 'problem'] : ['end', 'problem'];
  expect([...new Set([...keys].map((key) => key.split('.')[0]))].sort()).toEqual(wanted);
  for (const language of languages()) {
    const { say } = speakerIn(language);
    expect((reasons as Message[]).map(say).filter((text) => /[{}]|undefined|NaN|null/.test(text))).toEqual(
      [],
    );
  }
}, 120_000);
