import { allRows, type Engine } from '../ledger/engine.js';
import { appendLog } from '../ledger/logs.js';
import { hasLedger, openReader } from '../ledger/store.js';
import { buildLedger } from './build-ledger.js';
import type { Session } from './session.js';

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
  use: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { context, found, command } = session;
  if (!(await hasLedger(found.ledgerDir))) await buildLedger(session);
  await logQuery(session, question);
  const engine = await openReader(found.ledgerDir, { command, nowMs: context.nowMs });
  try {
    await tellUnfinished(session, engine);
    return await use(engine);
  } finally {
    await engine.close();
  }
}

/** An answer from evidence that is only partly in says so, every time. */
async function tellUnfinished(session: Session, engine: Engine): Promise<void> {
  const files = await allRows(
    engine,
    'SELECT path FROM files WHERE NOT complete AND entries > 0 ORDER BY path',
  );
  for (const { path } of files) {
    await session.say(
      `Incomplete: ${path} was not read to its end; run \`airbridge ingest ${path}\` to go on.`,
    );
  }
  const failed = await allRows(engine, 'SELECT count(DISTINCT path) AS n FROM problems');
  const n = Number(failed[0]?.n ?? 0);
  if (n > 0)
    await session.say(
      `${n} of the inputs could not be read, or not wholly: \`airbridge ingest\` on them says why.`,
    );
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
