import { type OpenEnd, openEndsFrom, openEndsJson } from '../../legs/ends/open-end.js';
import { allRows, type Engine } from '../engine/engine.js';
import { textLiteral, timestampLiteral } from '../engine/literal.js';
import { type RowOf, rowsAs } from '../schema/rows.js';
import { type Period, periodFrom } from '../tables/period.js';

/** A leg with open ends, as the ledger has it. */
export interface OpenLeg {
  readonly id: string;
  readonly airframe: string;
  readonly synthetic: boolean;
  readonly ends: readonly OpenEnd[];
}

/** When legs with open ends were, of those heard in a period. */
export async function* periodsOfOpenLegs(engine: Engine, period: Period): AsyncGenerator<Period[]> {
  const sql = `SELECT DISTINCT firstSeen, lastSeen FROM legs WHERE openEnds <> '[]' AND ${heardIn(period)}`;
  for await (const rows of engine.query(sql))
    yield rowsAs<Pick<RowOf<'legs'>, 'firstSeen' | 'lastSeen'>>(rows).map(periodFrom);
}

/** Legs with open ends that were heard in a period. */
export async function openLegs(engine: Engine, period: Period): Promise<OpenLeg[]> {
  const rows = await allRows(
    engine,
    `SELECT id, icao24, synthetic, openEnds FROM legs WHERE openEnds <> '[]' AND ${heardIn(period)} ORDER BY id`,
  );
  type Found = Pick<RowOf<'legs'>, 'id' | 'icao24' | 'synthetic' | 'openEnds'>;
  return rowsAs<Found>(rows).map(({ id, icao24, synthetic, openEnds }) => ({
    id,
    airframe: icao24,
    synthetic,
    ends: openEndsFrom(openEnds),
  }));
}

/** A leg that tells others of the pressure. */
export interface TellingLeg {
  readonly airframe: string;
  readonly synthetic: boolean;
  /** See trace/pressure-samples. */
  readonly toldOffsets: Uint8Array;
}

/**
 * Only aircraft with an address of their own tell others anything: a track without one may be the very flight in question, and
 * what a ground station makes up (`~`) none at all. Nor does any leg with a flag.
 */
export async function* legsThatTell(engine: Engine, period: Period): AsyncGenerator<TellingLeg[]> {
  const sql = `SELECT icao24, synthetic, toldOffsets FROM legs
    WHERE toldOffsets IS NOT NULL AND flags = '[]' AND icao24 NOT LIKE '~%' AND icao24 NOT LIKE '?%'
      AND ${heardIn(period)}`;
  type Found = Pick<RowOf<'legs'>, 'icao24' | 'synthetic'> & Pick<TellingLeg, 'toldOffsets'>;
  for await (const rows of engine.query(sql))
    yield rowsAs<Found>(rows).map(({ icao24, ...told }) => ({ airframe: icao24, ...told }));
}

/** Writes the open ends of some legs. */
export async function writeOpenEnds(
  engine: Engine,
  changed: readonly Pick<OpenLeg, 'id' | 'ends'>[],
): Promise<void> {
  const values = changed.map(({ id, ends }) => `(${textLiteral(id)}, ${textLiteral(openEndsJson(ends))})`);
  await engine.execute(
    `UPDATE legs SET openEnds = v.openEnds FROM (VALUES ${values.join(', ')}) v(id, openEnds) WHERE legs.id = v.id`,
  );
}

/** SQL: heard in a period. */
function heardIn({ firstSeenMs, lastSeenMs }: Period): string {
  return `firstSeen <= ${timestampLiteral(lastSeenMs)} AND lastSeen >= ${timestampLiteral(firstSeenMs)}`;
}
