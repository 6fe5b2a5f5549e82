import { ledgerFile } from '../../case/case-folder.js';
import { printable } from '../printable.js';
import type { Session } from '../session.js';

/** Prints queries as they would be executed, ready for the duckdb command line. */
export async function writeSql({ context, found }: Session, queries: readonly string[]): Promise<void> {
  const head = `-- duckdb -readonly ${printable(ledgerFile(found.ledgerDir))}\n`;
  await context.stdout.write(head + queries.map((query) => `${query.trimEnd()};\n`).join('\n'));
}
