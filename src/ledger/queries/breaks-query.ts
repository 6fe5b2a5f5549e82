import type { Message } from '../../i18n/message.js';
import type { Break, BreakKind } from '../../legs/continuity/index.js';
import { allRows, type Engine } from '../engine/engine.js';
import { textLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';

/** A break as answers give it. Field by field: docs/columns.md, table `breaks`. */
export interface BreakRecord extends Omit<Break, 'fromMs' | 'toMs'> {
  /** `continuity` for a flight nobody heard. */
  readonly grade: 'continuity' | null;
  readonly atUtc: string;
  readonly untilUtc: string;
}

const FIELDS = `"kind", "grade", "at", "until", "adep", "ades", "distanceNm", "probability", "afterLeg", "beforeLeg", "reason"`;

/** The breaks in its airframe's history that a leg lies beside: at most one before it and one after it. */
export async function breaksBeside(engine: Engine, leg: string): Promise<BreakRecord[]> {
  const id = textLiteral(leg);
  const sql = `SELECT ${FIELDS} FROM breaks WHERE "afterLeg" = ${id} OR "beforeLeg" = ${id} ORDER BY "at"`;
  const rows = rowsAs<Omit<RowOf<'breaks'>, 'icao24' | 'synthetic'>>(await allRows(engine, sql));
  return rows.map(({ at, until, reason, ...rest }) => ({
    ...rest,
    reason: JSON.parse(reason) as Message,
    atUtc: at.toISOString(),
    untilUtc: until.toISOString(),
  }));
}

/** Of an empty ledger. */
const NO_BREAKS: Readonly<Record<BreakKind, number>> = {
  unseen: 0,
  doubtful: 0,
  impossible: 0,
  identity: 0,
};

/** How many breaks there are of each kind. */
export async function breakCounts(engine: Engine): Promise<Record<BreakKind, number>> {
  const rows = await allRows(engine, 'SELECT "kind", count(*) AS "count" FROM breaks GROUP BY "kind"');
  const counts = Object.fromEntries(rows.map((row) => [row.kind, row.count]));
  return { ...NO_BREAKS, ...counts };
}
