/** Writes docs/cli.md and docs/columns.md from the compiled program. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cliPage, columnsPage } from './lib/docs.mjs';
import { build, install, ROOT } from './lib/setup.mjs';

install();
build();

/** @param {string} path below dist/ */
const compiled = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);

const { allHelps } = await compiled('cli/help.js');
const { TABLES, SCHEMA_VERSION } = await compiled('ledger/schema/columns.js');
const { LEG_FIELDS, VISIT_FIELDS } = await compiled('ledger/schema/fields.js');

const pages = {
  'cli.md': cliPage(await allHelps()),
  'columns.md': columnsPage(
    { legs: LEG_FIELDS, visits: VISIT_FIELDS },
    Object.values(TABLES),
    SCHEMA_VERSION,
  ),
};
mkdirSync(join(ROOT, 'docs'), { recursive: true });
for (const [name, text] of Object.entries(pages)) writeFileSync(join(ROOT, 'docs', name), text);
process.stdout.write(`Wrote ${Object.keys(pages).join(' and ')} in docs/\n`);
