import { join } from 'node:path';
import { appendLine, readText } from './whole-file.js';

/**
 * The case's append-only logs, one JSON object a line: `custody.ndjson` says what was done with the evidence,
 * `queries.ndjson` what was asked of the ledger and when, so that a claim registered later can show what had been looked at, and
 * `verdicts.ndjson` what claims came to when they were checked.
 */
type LogName = 'custody' | 'queries' | 'verdicts';

/** Appends one line, stamped with the time. Lines of programs running at once do not mix. */
export async function appendLog(
  ledgerDir: string,
  log: LogName,
  nowMs: number,
  entry: Readonly<Record<string, unknown>>,
): Promise<void> {
  const line = JSON.stringify({ at: new Date(nowMs).toISOString(), ...entry });
  await appendLine(join(ledgerDir, `${log}.ndjson`), line);
}

/** The lines of a log as they were written; null where it was never begun. */
export async function readLog(ledgerDir: string, log: LogName): Promise<string[] | null> {
  const text = await readText(join(ledgerDir, `${log}.ndjson`));
  return text === null ? null : text.split('\n').filter((line) => line !== '');
}
