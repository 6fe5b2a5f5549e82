import type { OpenCase } from '../answers/index.js';
import type { Filter } from '../ledger/queries/filter.js';
import { LEG_FIELDS, VISIT_FIELDS } from '../ledger/schema/fields.js';
import { differenceOf, type TableDifference } from './affected.js';
import type { DossierContent } from './content.js';
import { tablesOf } from './data/tables.js';
import { dossierOf } from './gather/dossier-of.js';
import type { RecordedDossier } from './verify.js';

/** How a dossier computed anew from archives compares with the one recorded. */
export interface Recomputation {
  readonly tables: readonly TableDifference[];
  readonly counts: {
    readonly recorded: DossierContent['counts'];
    readonly recomputed: DossierContent['counts'];
  };
  readonly isSame: boolean;
}

/** Asks the recorded question of a case made from the archives at hand, and compares what comes out. */
export async function recompute(
  open: OpenCase,
  recorded: RecordedDossier,
  version: string,
): Promise<Recomputation> {
  const content = await dossierOf(open, recorded.filter as Filter, {
    claims: [],
    episodes: [],
    endModel: null,
    version,
    commands: [],
  });
  const fields = { legs: LEG_FIELDS.map(({ name }) => name), visits: VISIT_FIELDS.map(({ name }) => name) };
  const anew = tablesOf(content, fields);
  const tables = [...recorded.tables].map(([name, text]) => differenceOf(name, text, anew.get(name) ?? ''));
  const counts = { recorded: recorded.summary.counts, recomputed: content.counts };
  const isSame =
    tables.every((table) => table.isSame) &&
    JSON.stringify(counts.recorded) === JSON.stringify(counts.recomputed);
  return { tables, counts, isSame };
}
