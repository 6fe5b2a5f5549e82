import { FEWEST_OTHERS, LEAST_TOGETHER_MS } from '../../legs/integrity/index.js';
import { allRows, type Engine, inTransaction } from '../engine/engine.js';
import { listLiteral, textLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';

/** A leg whose box is no wider was heard in one small area only. */
const SMALL_DEG = 0.1;

/**
 * Legs heard in a small area only, each with those of other airframes there at the same time. What was seen at both ends on a
 * field, below the height of any false place, is left out: a flag would have to lower its grade, and later evidence to raise it
 * again. A simulator's aircraft are only compared with one another.
 */
const AT_ONE_PLACE = `WITH small AS (
    SELECT id, icao24, synthetic, firstSeen, lastSeen, southDeg, westDeg, northDeg, eastDeg,
      unnest(generate_series(date_trunc('hour', firstSeen), lastSeen, INTERVAL 1 HOUR)) AS hour
    FROM legs
    WHERE northDeg - southDeg < ${SMALL_DEG} AND (eastDeg - westDeg) * cos(radians(southDeg)) < ${SMALL_DEG}
      AND lastSeen - firstSeen >= to_milliseconds(${LEAST_TOGETHER_MS}) AND grade IS DISTINCT FROM 'confirmed'),
  pairs AS (
    SELECT DISTINCT s.id, n.id AS other, n.icao24 AS otherAirframe
    FROM small s JOIN small n ON n.hour = s.hour AND n.synthetic = s.synthetic AND n.icao24 <> s.icao24
      AND n.southDeg <= s.northDeg AND n.northDeg >= s.southDeg AND n.westDeg <= s.eastDeg AND n.eastDeg >= s.westDeg
      AND least(n.lastSeen, s.lastSeen) - greatest(n.firstSeen, s.firstSeen) >= to_milliseconds(${LEAST_TOGETHER_MS}))
  SELECT id, string_agg(other, ' ' ORDER BY other) AS others FROM pairs
  GROUP BY id HAVING count(DISTINCT otherAirframe) >= ${FEWEST_OTHERS} ORDER BY id`;

/** Those legs, and the others at the place and time of each. */
export async function legsAtOnePlace(engine: Engine): Promise<Map<string, readonly string[]>> {
  const rows = rowsAs<{ id: string; others: string }>(await allRows(engine, AT_ONE_PLACE));
  return new Map(rows.map(({ id, others }) => [id, others.split(' ')]));
}

/** Ids of the legs that carry a flag of this kind. */
export async function legsFlagged(engine: Engine, kind: string): Promise<string[]> {
  const rows = await allRows(engine, `SELECT id FROM legs WHERE flags LIKE '%"${kind}"%'`);
  return rowsAs<Pick<RowOf<'legs'>, 'id'>>(rows).map(({ id }) => id);
}

/** As much of a leg as flags that rest on other legs are made from. */
export type FlaggableLeg = Pick<
  RowOf<'legs'>,
  'id' | 'icao24' | 'reports' | 'path' | 'flags' | 'firstSeen' | 'lastSeen'
>;

/** Legs by their ids. */
export async function flaggableLegs(
  engine: Engine,
  ids: readonly string[],
): Promise<readonly FlaggableLeg[]> {
  const sql = `SELECT id, icao24, reports, path, flags, firstSeen, lastSeen FROM legs WHERE id IN ${listLiteral(ids)}`;
  return rowsAs<FlaggableLeg>(await allRows(engine, sql));
}

/** Writes the flags of some legs. */
export async function writeFlags(
  engine: Engine,
  changed: readonly Pick<RowOf<'legs'>, 'id' | 'flags'>[],
): Promise<void> {
  if (changed.length === 0) return;
  const values = changed.map(({ id, flags }) => `(${textLiteral(id)}, ${textLiteral(flags)})`).join(', ');
  await inTransaction(engine, () =>
    engine.execute(
      `UPDATE legs SET flags = v.flags FROM (VALUES ${values}) v(id, flags) WHERE legs.id = v.id`,
    ),
  );
}
