import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The case's two append-only logs, one JSON object a line: `custody.ndjson` says what was done with the evidence,
 * `queries.ndjson` what was asked of the ledger and when, so that a claim registered later can show what had been looked at.
 */
type LogName = 'custody' | 'queries';

/** Appends one line, stamped with the time. Lines of programs running at once do not mix. */
export async function appendLog(
  ledgerDir: string,
  log: LogName,
  nowMs: number,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> {
  await mkdir(ledgerDir, { recursive: true });
  const line = JSON.stringify({ at: new Date(nowMs).toISOString(), ...entry });
  await appendFile(join(ledgerDir, `${log}.ndjson`), `${line}\n`);
}
