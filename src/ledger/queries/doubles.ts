import { allRows, type Engine } from '../engine/engine.js';
import { rowsAs } from '../schema/rows.js';

/** How far apart boxes of an echo and its aircraft may lie: rounding, and the seconds it is late. */
const BESIDE_DEG = 0.05;

/** Legs without an address, each with the legs of addressed aircraft in the same hour and place. */
const BESIDE = `WITH echoes AS (
    SELECT id, synthetic, firstSeen, lastSeen, southDeg, westDeg, northDeg, eastDeg,
      unnest(generate_series(date_trunc('hour', firstSeen), lastSeen, INTERVAL 1 HOUR)) AS hour
    FROM legs WHERE starts_with(icao24, '~')),
  hours AS (SELECT DISTINCT hour FROM echoes),
  addressed AS (
    SELECT l.id, l.synthetic, l.firstSeen, l.lastSeen, l.southDeg, l.westDeg, l.northDeg, l.eastDeg, h.hour
    FROM hours h JOIN legs l ON l.firstSeen < h.hour + INTERVAL 1 HOUR AND l.lastSeen >= h.hour
    WHERE NOT starts_with(l.icao24, '~') AND NOT starts_with(l.icao24, '?'))
  SELECT DISTINCT e.id, a.id AS other FROM echoes e JOIN addressed a ON a.hour = e.hour AND a.synthetic = e.synthetic
    AND a.southDeg <= e.northDeg + ${BESIDE_DEG} AND a.northDeg >= e.southDeg - ${BESIDE_DEG}
    AND a.westDeg <= e.eastDeg + ${BESIDE_DEG} AND a.eastDeg >= e.westDeg - ${BESIDE_DEG}
    AND a.firstSeen <= e.lastSeen AND a.lastSeen >= e.firstSeen
  ORDER BY e.id, a.id`;

/** By the id of a leg, the legs it may be once more. */
export async function possibleDoubles(engine: Engine): Promise<Map<string, string[]>> {
  const beside = new Map<string, string[]>();
  const note = (id: string, other: string) => {
    const known = beside.get(id);
    if (known === undefined) beside.set(id, [other]);
    else known.push(other);
  };
  for (const { id, other } of rowsAs<{ id: string; other: string }>(await allRows(engine, BESIDE)))
    note(id, other);
  return beside;
}
