import { join } from 'node:path';
import { readText, writeText } from '../case/whole-file.js';
import type { Session } from './session.js';

/** Beside the ledger: what was last said of it. */
const FILE = 'said.txt';

/**
 * Says what is true of the ledger whatever is asked: to the first question only, and again when it has become something else.
 *
 * @param text empty when there is nothing to say
 */
export async function sayOnce(session: Session, text: string): Promise<void> {
  if (session.quiet) return;
  const file = join(session.found.ledgerDir, FILE);
  const said = await readText(file).catch(() => null);
  if ((said ?? '') === text) return;
  if (text !== '') await session.say(text);
  // Where nothing can be written it is said every time.
  await writeText(file, text).catch(() => undefined);
}
