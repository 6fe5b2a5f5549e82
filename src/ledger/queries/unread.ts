import { type Message, message } from '../../i18n/message.js';
import { allRows, type Engine } from '../engine/engine.js';
import { textLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';

/** Evidence that is not in the ledger, or not wholly. */
export interface Unread {
  /** Where it was read. */
  readonly path: string;
  /** Path inside the archive, else empty. */
  readonly entry: string;
  /** Where the fault lies in the file or entry; null where nobody can say. */
  readonly byte: number | null;
  /** Stable error code; `unfinished` for a file whose reading was interrupted. */
  readonly code: string;
  readonly reason: Message;
  readonly seenUtc: string;
}

/** What could not be read, and which files an ingest that was interrupted left half read. */
export const UNREAD_QUERY = `SELECT "path", "entry", "byte", "code", "reason", "seen" AS "seenUtc" FROM problems
UNION ALL
SELECT "path", '', NULL, 'unfinished', ${textLiteral(JSON.stringify(message('problem.unfinished')))}, "ingested" FROM files
WHERE NOT "complete" AND "entries" > 0
  AND NOT EXISTS (SELECT 1 FROM problems WHERE problems."sha256" = files."sha256" AND problems."entry" = '')
ORDER BY "path", "entry", "byte"
`;

type Found = Pick<RowOf<'problems'>, 'path' | 'entry' | 'byte' | 'code' | 'reason'> & {
  readonly seenUtc: Date;
};

/** All of it, by path. */
export async function readUnread(engine: Engine): Promise<Unread[]> {
  const rows = await allRows(engine, UNREAD_QUERY);
  return rowsAs<Found>(rows).map(({ reason, seenUtc, ...where }) => {
    return { ...where, reason: JSON.parse(reason) as Message, seenUtc: seenUtc.toISOString() };
  });
}

/** How many files it concerns. */
export async function countUnread(engine: Engine): Promise<number> {
  const [row] = await allRows(engine, `SELECT count(DISTINCT "path") AS "files" FROM (${UNREAD_QUERY})`);
  return Number(row.files);
}
