import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for a whole file of tests, which has to remove it when they are over. */
export function keptFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'airbridge-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
