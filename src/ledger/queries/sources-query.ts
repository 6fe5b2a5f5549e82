import type { LegSource } from '../../legs/leg.js';
import { listLiteral } from '../engine/literal.js';

/** The files that sources name: sha256, where they were read, when, and what kind they are. */
export function sourceFilesQuery(sources: readonly LegSource[]): string {
  const hashes = [...new Set(sources.map((source) => source.sha256))];
  return `SELECT "sha256", "path", "kind", "ingested" FROM files WHERE "sha256" IN ${listLiteral(hashes)} ORDER BY "sha256"`;
}
