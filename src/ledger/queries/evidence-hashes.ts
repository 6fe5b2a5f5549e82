import { allRows, type Engine } from '../engine/engine.js';

/** SHA-256 of every file the ledger was made from, in order and each once: two ledgers of the same evidence have the same. */
export async function evidenceHashes(engine: Engine): Promise<string[]> {
  const query = 'SELECT DISTINCT "sha256" FROM files WHERE "sha256" IS NOT NULL ORDER BY ALL';
  return (await allRows(engine, query)).map(({ sha256 }) => sha256 as string);
}
