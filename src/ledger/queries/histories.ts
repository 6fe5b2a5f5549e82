import { allRows, type Engine } from '../engine/engine.js';

/** How many legs there are of an airframe, see trace/airframe. */
export interface LegsOfAirframe {
  readonly airframe: string;
  readonly legs: number;
}

/**
 * Takes out all visits and breaks of some airframes.
 *
 * @returns those of the airframes that have legs, in the order of addresses
 */
export async function forgetHistories(
  engine: Engine,
  addresses: ReadonlySet<string>,
): Promise<LegsOfAirframe[]> {
  await engine.execute('CREATE OR REPLACE TEMP TABLE remade (icao24 VARCHAR)');
  await engine.append(
    'remade',
    [...addresses].map((address) => [address]),
  );
  for (const table of ['visits', 'breaks']) {
    await engine.execute(`DELETE FROM ${table} WHERE icao24 IN (SELECT icao24 FROM remade)`);
  }
  const counts = `SELECT icao24, count(*) AS legs FROM legs WHERE icao24 IN (SELECT icao24 FROM remade)
    GROUP BY icao24 ORDER BY icao24`;
  const rows = await allRows(engine, counts);
  await engine.execute('DROP TABLE remade');
  return rows.map(({ icao24, legs }) => ({ airframe: String(icao24), legs: Number(legs) }));
}
