import { AirbridgeError } from '../../error.js';
import type { EndModel } from '../../legs/ends/end-model.js';
import { allRows, type Engine, inTransaction } from '../engine/engine.js';
import { textLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';

const VERSION_KEY = 'endModel';
const MADE_FROM_KEY = 'endModelMadeFrom';

/** The model of ends a ledger was built with. */
export type LedgerEndModel = Pick<EndModel, 'version' | 'madeFrom'>;

/** The model a ledger was built with; null for an empty one, and for one from before there were models. */
export async function endModelOf(engine: Engine): Promise<LedgerEndModel | null> {
  const rows = await allRows(engine, 'SELECT "key", "value" FROM meta');
  const values = new Map(rowsAs<RowOf<'meta'>>(rows).map(({ key, value }) => [key, value]));
  const version = values.get(VERSION_KEY);
  if (version === undefined) return null;
  return { version, madeFrom: JSON.parse(values.get(MADE_FROM_KEY) ?? '[]') as string[] };
}

/**
 * Notes in a ledger which model its ends are weighed with. Ends weighed with different models must not stand side by side.
 *
 * @throws AirbridgeError `ledger-other-model` when it holds legs weighed with another model
 */
export async function noteEndModel(engine: Engine, model: EndModel, ledgerDir: string): Promise<void> {
  const kept = await endModelOf(engine);
  if (kept?.version === model.version) return;
  const legs = await allRows(engine, 'SELECT 1 FROM legs LIMIT 1');
  if (legs.length > 0) throw otherModel(kept, model, ledgerDir);
  const values = [
    [VERSION_KEY, model.version],
    [MADE_FROM_KEY, JSON.stringify(model.madeFrom)],
  ].map((pair) => `(${pair.map(textLiteral).join(', ')})`);
  await inTransaction(engine, async () => {
    const keys = [VERSION_KEY, MADE_FROM_KEY].map(textLiteral).join(', ');
    await engine.execute(`DELETE FROM meta WHERE "key" IN (${keys})`);
    await engine.execute(`INSERT INTO meta VALUES ${values.join(', ')}`);
  });
}

function otherModel(kept: LedgerEndModel | null, model: EndModel, ledgerDir: string): AirbridgeError {
  const built = kept === null ? 'before there was a model of ends' : `with model ${kept.version} of ends`;
  return new AirbridgeError(
    'ledger-other-model',
    `the ledger was built ${built}; the one in use now is ${model.version}`,
    { file: ledgerDir },
    'Build it anew: move this folder away and run `airbridge ingest` with the inputs of case.yaml; any question does so by itself.',
  );
}
