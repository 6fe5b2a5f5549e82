import type { IdentityStatement } from '../../aviation/identity.js';
import { allRows, type Engine, inTransaction, type Value } from '../engine/engine.js';
import { textLiteral } from '../engine/literal.js';
import { TABLES } from '../schema/columns.js';

/** Rows written at once. */
const BATCH = 50_000;

/** Whether a list is in as what this source says, as of that day. */
export async function hasStatements(
  engine: Engine,
  sha256: string,
  source: string,
  asOf: string | null,
): Promise<boolean> {
  const rows = await allRows(
    engine,
    `SELECT "source", max("asOf") AS "asOf" FROM identities WHERE "sha256" = ${textLiteral(sha256)} GROUP BY "source"`,
  );
  // Rows that carry days of their own say nothing about the list's.
  return rows.some((row) => row.source === source && (asOf === null || row.asOf === asOf));
}

/** Puts what a list says in the place of what it said before. */
export async function replaceStatements(
  engine: Engine,
  sha256: string,
  statements: readonly IdentityStatement[],
): Promise<void> {
  const columns = TABLES.identities.columns.map(({ name }) => name);
  const rowOf = (statement: IdentityStatement): Value[] =>
    columns.map((name) => (name === 'sha256' ? sha256 : statement[name as keyof IdentityStatement]) ?? null);
  await inTransaction(engine, async () => {
    await engine.execute(`DELETE FROM identities WHERE "sha256" = ${textLiteral(sha256)}`);
    for (let from = 0; from < statements.length; from += BATCH)
      await engine.append('identities', statements.slice(from, from + BATCH).map(rowOf));
  });
}
