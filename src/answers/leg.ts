import type { Corroboration } from '../case/people/corroboration.js';
import type { Entry } from '../case/people/notebook.js';
import { peopleOn } from '../case/people/people.js';
import type { Standing } from '../case/people/review.js';
import { AirbridgeError } from '../error.js';
import { message } from '../i18n/message.js';
import { allRows, type Row } from '../ledger/engine/engine.js';
import { type BreakRecord, breaksBeside } from '../ledger/queries/breaks-query.js';
import { legByIdQuery } from '../ledger/queries/legs-query.js';
import { sourceFilesQuery } from '../ledger/queries/sources-query.js';
import { type RowOf, rowAs, rowsAs } from '../ledger/schema/rows.js';
import { endModelOf, type LedgerEndModel } from '../ledger/tables/end-model-meta.js';
import { type LegRecord, legRecord } from '../ledger/tables/records.js';
import { decodePath, type PathPoint } from '../legs/path/path.js';
import type { OpenCase } from './open-case.js';
import type { Reread } from './services.js';

const AMBIGUOUS_SHOWN = 10;

/** A file a leg rests on, as the ledger knows it. */
export interface SourceFile {
  readonly sha256: string;
  readonly path: string;
  readonly kind: string;
  readonly ingested: Date;
}

/** All that is shown of one leg. */
export interface LegDetail {
  readonly leg: LegRecord;
  readonly path: readonly PathPoint[];
  readonly files: readonly SourceFile[];
  readonly reread: Reread;
  /** What its inferred ends were weighed with; null where the ledger does not say. */
  readonly endModel: LedgerEndModel | null;
  /** Where its airframe's history does not join up before or after it. */
  readonly breaks: readonly BreakRecord[];
  /** What people wrote down about it: beside the grade, never in it. */
  readonly corroborations: readonly Entry<Corroboration>[];
  readonly reviews: readonly Standing[];
}

/** The query behind {@link legDetail}. @param id whole or shortened */
export const legQuery = (id: string, showsPrivate = false): string =>
  legByIdQuery(id.toLowerCase(), showsPrivate);

/** A leg and its simplified path, by its id or the beginning of it. */
interface LegOnMap {
  readonly leg: LegRecord;
  readonly path: readonly PathPoint[];
}

/** The simplified path in a row of a leg. */
export const pathOf = (row: Row): PathPoint[] => decodePath(rowAs<Pick<RowOf<'legs'>, 'path'>>(row).path);

/**
 * The leg with this id and its path.
 *
 * @param id whole or shortened, as long as only one leg begins with it
 * @throws AirbridgeError `unknown-leg` or `ambiguous-leg`
 */
export async function legOnMap(open: OpenCase, id: string, showsPrivate = false): Promise<LegOnMap> {
  const row = await findLeg(open, id, showsPrivate);
  return { leg: legRecord(row), path: pathOf(row) };
}

/**
 * All there is to show of one leg; its full reports are read again from the archives.
 *
 * @throws AirbridgeError `unknown-leg` or `ambiguous-leg`
 */
export async function legDetail(open: OpenCase, id: string, showsPrivate = false): Promise<LegDetail> {
  const { engine, dir, services, nowMs } = open;
  const { leg, path } = await legOnMap(open, id, showsPrivate);
  return {
    leg,
    path,
    files: rowsAs<SourceFile>(await allRows(engine, sourceFilesQuery(leg.sources))),
    endModel: await endModelOf(engine),
    breaks: shownBreaks(leg, await breaksBeside(engine, leg.id)),
    reread: await services.reread(engine, leg, nowMs()),
    ...(await peopleOn(dir, leg.id)),
  };
}

/** Where an aircraft's registration is withheld, so are the words in which it changes. */
function shownBreaks({ withheld }: LegRecord, breaks: readonly BreakRecord[]): BreakRecord[] {
  return breaks.map((found) =>
    withheld !== null && found.kind === 'identity'
      ? { ...found, reason: message('break.identityWithheld', { programme: withheld }) }
      : found,
  );
}

/** The one leg whose id is `id` or begins with it. */
async function findLeg({ engine }: OpenCase, id: string, showsPrivate: boolean): Promise<Row> {
  const found = await allRows(engine, legQuery(id, showsPrivate));
  const exact = found.find((row) => row.id === id.toLowerCase());
  if (exact !== undefined) return exact;
  if (found.length === 1) return found[0];
  throw found.length === 0 ? unknownLeg(id) : ambiguousLeg(id, found);
}

function unknownLeg(value: string): AirbridgeError {
  const next = '`airbridge legs` lists the legs with their ids.';
  return new AirbridgeError('unknown-leg', 'no leg has this id', { field: 'leg', value }, next);
}

function ambiguousLeg(value: string, found: readonly Row[]): AirbridgeError {
  const choices = found.slice(0, AMBIGUOUS_SHOWN).map((row) => {
    const leg = legRecord(row);
    const route = `${leg.adep ?? '?'}–${leg.ades ?? '?'}`;
    const aircraft = leg.registration ?? leg.icao24 ?? '?';
    return `${leg.id} (${aircraft} ${route}, ${leg.firstSeenUtc.slice(0, 10)})`;
  });
  const more = found.length > choices.length ? ` and ${found.length - choices.length} more` : '';
  return new AirbridgeError(
    'ambiguous-leg',
    `${found.length} legs have an id that begins so`,
    { field: 'leg', value },
    `Give more of the id: ${choices.join('; ')}${more}.`,
  );
}
