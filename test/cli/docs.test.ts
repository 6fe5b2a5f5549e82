import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { cliPage, columnsPage } from '../../scripts/lib/docs.mjs';
import { allHelps } from '../../src/cli/help.js';
import { SCHEMA_VERSION, TABLES } from '../../src/ledger/schema/columns.js';
import { LEG_FIELDS, VISIT_FIELDS } from '../../src/ledger/schema/fields.js';

const page = (name: string) => readFileSync(resolve(import.meta.dirname, '../../docs', name), 'utf8');

test('docs/cli.md is what the commands say (else: node scripts/make-docs.mjs)', async () => {
  expect(page('cli.md')).toBe(cliPage(await allHelps()));
});

test('docs/columns.md is what the ledger holds (else: node scripts/make-docs.mjs)', () => {
  const answers = { legs: LEG_FIELDS, visits: VISIT_FIELDS };
  expect(page('columns.md')).toBe(columnsPage(answers, Object.values(TABLES), SCHEMA_VERSION));
});
