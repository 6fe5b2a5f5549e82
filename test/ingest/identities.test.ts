import { writeFileSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importIdentities } from '../../src/ingest/index.js';
import { allRows } from '../../src/ledger/engine/engine.js';
import { openReader } from '../../src/ledger/store/store.js';
import { ledgerStatements } from '../../src/ledger/tables/identity-statements.js';
import { keptFolder } from '../support/folder.js';

const folder = keptFolder();
afterAll(() => folder.remove());
const ledgerDir = join(folder.path, 'ledger');
const options = { ledgerDir, command: 'test', nowMs: () => 0, files };

const put = (name: string, text: string): string => {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
};
const tar1090 = put('aircraft.csv', '600866;4K-AZ102;IL76;00;ILYUSHIN IL-76;1993;SILK WAY AIRLINES;\n');
const list = put(
  'mine.csv',
  'icao24,registration,operator,valid_from,valid_to\n600866,4K-AZ102,Silk Way,2015,2021\n',
);
const asking = (path: string, more = {}) => ({ path, asOf: null, source: null, ...more });

async function said() {
  const engine = await openReader(ledgerDir, { command: 'test', nowMs: () => 0 });
  const statements = await ledgerStatements(engine).ofAddresses(['600866']);
  const [{ n }] = await allRows(engine, 'SELECT count(*) AS n FROM identities');
  await engine.close();
  return { statements, rows: Number(n) };
}

test('what lists say is kept with who says it, and what cannot be read stops nothing', async () => {
  const bad = put('twice.csv', 'icao24,registration\n600866,A\n600866,B\n');
  const imported = await importIdentities([asking(tar1090), asking(bad), asking(list)], options);
  expect(imported.map(({ kind }) => kind)).toEqual(['taken', 'failed', 'taken']);
  expect(imported[1]).toMatchObject({ error: { code: 'fleet-invalid', where: { file: bad, line: 3 } } });
  const { statements, rows } = await said();
  expect(rows).toBe(2);
  expect(statements).toMatchObject([
    { source: 'mine.csv', asOf: null, validFrom: '2015-01-01', validTo: '2021-12-31' },
    { source: 'tar1090-db', asOf: null, owner: 'SILK WAY AIRLINES', yearBuilt: 1993 },
  ]);
});

test('the same bytes are in once; another day or name replaces them', async () => {
  expect(await importIdentities([asking(tar1090)], options)).toMatchObject([{ kind: 'already in' }]);
  const dated = asking(tar1090, { asOf: '2026-04-06', source: 'tar1090' });
  expect(await importIdentities([dated], options)).toMatchObject([{ kind: 'taken', asOf: '2026-04-06' }]);
  expect(await importIdentities([dated], options)).toMatchObject([{ kind: 'already in' }]);
  const { statements, rows } = await said();
  expect(rows).toBe(2);
  expect(statements).toContainEqual(expect.objectContaining({ source: 'tar1090', asOf: '2026-04-06' }));
});
