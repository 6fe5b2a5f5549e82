import type { OpenCase } from '../answers/index.js';
import { hasLedger } from '../case/case-folder.js';
import { appendLog } from '../case/logs.js';
import type { Engine } from '../ledger/engine/engine.js';
import { countUnread } from '../ledger/queries/unread.js';
import { openReader } from '../ledger/store/store.js';
import { buildLedger } from './build-ledger.js';
import { sayOnce } from './say-once.js';
import type { Session } from './session.js';
import { integerWords } from './words.js';

/**
 * Runs `use` on the ledger, opened for reading; a missing ledger is first built from the inputs of case.yaml. What is asked
 * goes into the query log.
 *
 * @param question what is asked, for the log
 * @throws AirbridgeError `case-missing` when there is neither a ledger nor a case.yaml to build one from
 */
export async function withLedger<T>(
  session: Session,
  question: Readonly<Record<string, unknown>>,
  use: (open: OpenCase) => Promise<T>,
): Promise<T> {
  const { context, found, command } = session;
  if (!(await hasLedger(found.ledgerDir))) await buildLedger(session);
  await logQuery(session, question);
  let threwAway = false;
  const onThrownAway = () => {
    threwAway = true;
  };
  const engine = await openReader(found.ledgerDir, { command, nowMs: context.nowMs, onThrownAway });
  if (threwAway)
    await session.say(
      'What an interrupted ingest had left was thrown away, because the ledger was taken up to a newer schema: run the same ingest again.',
    );
  try {
    await tellUnread(session, engine);
    return await use({ ...session.atHand, engine });
  } finally {
    await engine.close();
  }
}

/** An answer from evidence that is only partly in says so. */
async function tellUnread(session: Session, engine: Engine): Promise<void> {
  if (session.command === 'problems') return; // which lists it
  const files = await countUnread(engine);
  const counted = files === 1 ? '1 file' : `${integerWords(files)} files`;
  const text = `Not all evidence is in: ${counted} could not be read, or not wholly; \`airbridge problems\` says which and why.`;
  await sayOnce(session, files === 0 ? '' : text);
}

async function logQuery(session: Session, question: Readonly<Record<string, unknown>>): Promise<void> {
  const { context, found, command } = session;
  const entry = { command, argv: context.argv, ...question };
  try {
    await appendLog(found.ledgerDir, 'queries', context.nowMs(), entry);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await session.say(`This question could not be written into the query log: ${reason}`);
  }
}
