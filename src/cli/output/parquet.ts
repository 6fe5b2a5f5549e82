import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AirbridgeError } from '../../error.js';
import type { Engine } from '../../ledger/engine/engine.js';
import type { Session } from '../session.js';
import { integerWords } from '../words.js';

/**
 * Writes the rows of a query to a Parquet file, replacing it, and says how many they were.
 *
 * @throws AirbridgeError `usage` when the file cannot be written there
 */
export async function writeParquet(
  session: Session,
  engine: Engine,
  query: string,
  file: string,
): Promise<void> {
  const target = resolve(session.context.surroundings.cwd, file);
  refuseDevice(target);
  const rows = await copyTo(engine, query, target);
  await session.say(`Wrote ${integerWords(rows)} rows to ${target}`);
}

/** The engine writes beside the target and moves the result over it: what is no ordinary file would be gone. */
function refuseDevice(target: string): void {
  if (statSync(target, { throwIfNoEntry: false })?.isFile() ?? true) return;
  const next = 'Name a file that is to be made, or replaced.';
  throw new AirbridgeError('usage', 'the Parquet file would replace what is no file', { file: target }, next);
}

async function copyTo(engine: Engine, query: string, target: string) {
  try {
    return await engine.writeParquet(query, target);
  } catch (cause) {
    if (!(cause instanceof Error) || !cause.message.startsWith('IO Error')) throw cause;
    const reason = cause.message.replace(/^.*": /, '');
    const next = 'Check that the folder exists and that you may write there.';
    throw new AirbridgeError(
      'usage',
      `the Parquet file cannot be written: ${reason}`,
      { file: target },
      next,
      { cause },
    );
  }
}
