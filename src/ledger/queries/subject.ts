import type { LegOrVisit } from '../../case/people/subject.js';
import { AirbridgeError } from '../../error.js';
import { allRows, type Engine, type Row } from '../engine/engine.js';
import { textLiteral } from '../engine/literal.js';
import { rowAs } from '../schema/rows.js';
import { REGISTRATION_SHOWN, WITH_WITHHELD } from './withheld.js';

const SHOWN = 10;

/**
 * The one leg or visit whose id is, or begins with, what was typed.
 *
 * @throws AirbridgeError `unknown-leg` or `ambiguous-leg`
 */
export async function findSubject(
  engine: Engine,
  typed: string,
  among: readonly LegOrVisit['what'][] = ['leg', 'visit'],
): Promise<LegOrVisit> {
  const found = await allRows(engine, subjectQuery(typed.toLowerCase()));
  const rows = found.filter(({ what }) => among.includes(what as LegOrVisit['what']));
  const exact = rows.find((row) => row.id === typed.toLowerCase());
  if (exact !== undefined) return subjectOf(exact);
  if (rows.length === 1) return subjectOf(rows[0]);
  throw rows.length === 0 ? unknown(typed) : ambiguous(typed, rows.map(subjectOf));
}

/** Legs and visits whose id begins so. An airframe's key is an address only where it looks like one. */
function subjectQuery(prefix: string): string {
  const columns = `"id", CASE WHEN starts_with("icao24", '?') THEN NULL ELSE "icao24" END AS "icao24", ${REGISTRATION_SHOWN} AS "registration"`;
  const begins = `WHERE starts_with("id", ${textLiteral(prefix)})`;
  return `${WITH_WITHHELD}SELECT 'leg' AS "what", ${columns}, coalesce("adep", '?') || '–' || coalesce("ades", '?') AS "where", "firstSeen" AS "when" FROM legs ${begins}
UNION ALL
SELECT 'visit' AS "what", ${columns}, "aerodrome" AS "where", "at" AS "when" FROM visits ${begins}
ORDER BY "what", "id"`;
}

function subjectOf(row: Row): LegOrVisit {
  const found = rowAs<Omit<LegOrVisit, 'when'> & { readonly when: Date }>(row);
  return { ...found, when: found.when.toISOString() };
}

function unknown(value: string): AirbridgeError {
  const next = '`airbridge legs` and `airbridge visits` list them with their ids.';
  return new AirbridgeError('unknown-leg', 'no leg and no visit has this id', { field: 'id', value }, next);
}

function ambiguous(value: string, found: readonly LegOrVisit[]): AirbridgeError {
  const choices = found
    .slice(0, SHOWN)
    .map(({ what, id, where, when }) => `${id} (${what} ${where}, ${when.slice(0, 10)})`);
  const more = found.length > SHOWN ? ` and ${found.length - SHOWN} more` : '';
  return new AirbridgeError(
    'ambiguous-leg',
    `${found.length} legs and visits have an id that begins so`,
    { field: 'id', value },
    `Give more of the id: ${choices.join('; ')}${more}.`,
  );
}
