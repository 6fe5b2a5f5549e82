import { allRows, type Engine, inTransaction, type Row } from '../ledger/engine/engine.js';
import { listLiteral, textLiteral } from '../ledger/engine/literal.js';
import { flagsFrom, flagsJson } from '../ledger/tables/flags.js';
import { FEWEST_OTHERS, type Flown, falsePoint, LEAST_TOGETHER_MS } from '../legs/integrity/index.js';
import { decodePath } from '../legs/path/path.js';
import { periodFrom } from './known.js';
import type { Period } from './weave.js';

/** A leg whose box is no wider was heard in one small area only. */
const SMALL_DEG = 0.1;
/** Legs looked at, and written, at once. */
const AT_ONCE = 500;
const KIND = 'false-point';

/**
 * Legs heard in a small area only, each with those of other airframes there at the same time. What was seen at both ends on a
 * field, below the height of any false place, is left out: a flag would have to lower its grade, and later evidence to raise it
 * again. A simulator's aircraft are only compared with one another.
 */
const NEIGHBOURS = `WITH small AS (
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

/** A leg whose flags changed. */
interface FlaggedLeg extends Period {
  readonly airframe: string;
}

/**
 * Flags legs of aircraft that were heard only while they, and others with them, were misled to one place: by all the ledger
 * holds, so that the order in which it came changes nothing.
 *
 * @returns the legs whose flags are others than before
 */
export async function flagFalsePoints(engine: Engine): Promise<FlaggedLeg[]> {
  const marked = await allRows(engine, `SELECT id FROM legs WHERE flags LIKE '%"${KIND}"%'`);
  const found = await allRows(engine, NEIGHBOURS);
  const neighbours = new Map(found.map((row) => [row.id as string, (row.others as string).split(' ')]));
  const ids = [...new Set([...marked.map((row) => row.id as string), ...neighbours.keys()])].sort();
  const changed: FlaggedLeg[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    changed.push(...(await flagSome(engine, some, neighbours)));
  }
  return changed;
}

async function flagSome(
  engine: Engine,
  ids: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
): Promise<FlaggedLeg[]> {
  const all = new Set(ids.flatMap((id) => [id, ...(neighbours.get(id) ?? [])]));
  const rows = await allRows(
    engine,
    `SELECT id, icao24, reports, path, flags, firstSeen, lastSeen FROM legs WHERE id IN ${listLiteral([...all])}`,
  );
  const legs = new Map(rows.map((row) => [row.id as string, { row, flown: flownOf(row) }]));
  const changed = ids.flatMap((id) => {
    const { row, flown } = legs.get(id) as { row: Row; flown: Flown };
    const others = (neighbours.get(id) ?? []).map((other) => (legs.get(other) as { flown: Flown }).flown);
    const own = flagsFrom(row.flags as string).filter(({ kind }) => kind !== KIND);
    const flags = flagsJson([...own, ...falsePoint(flown, others)]);
    return flags === row.flags ? [] : [{ id, airframe: flown.airframe, flags, ...periodFrom(row) }];
  });
  await writeFlags(engine, changed);
  return changed;
}

const flownOf = (row: Row): Flown => ({
  airframe: row.icao24 as string,
  reports: row.reports as number,
  path: decodePath(row.path as Uint8Array),
});

async function writeFlags(
  engine: Engine,
  changed: readonly { readonly id: string; readonly flags: string }[],
): Promise<void> {
  if (changed.length === 0) return;
  const values = changed.map(({ id, flags }) => `(${textLiteral(id)}, ${textLiteral(flags)})`).join(', ');
  await inTransaction(engine, () =>
    engine.execute(
      `UPDATE legs SET flags = v.flags FROM (VALUES ${values}) v(id, flags) WHERE legs.id = v.id`,
    ),
  );
}
