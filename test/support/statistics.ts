import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, '../../../shared/data/stats/fixtures.json');

/** Inputs and outputs that others have published, as far as the tests use them; null where the file is absent. */
export const published = load();

function load() {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8'));
  process.stderr.write(`skipped: no published figures at ${FILE}\n`);
  return null;
}
