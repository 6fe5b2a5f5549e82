import { allRows, type Engine, inTransaction, type Row } from '../ledger/engine/engine.js';
import { listLiteral, textLiteral, timestampLiteral } from '../ledger/engine/literal.js';
import { type LedgerLeg, ledgerLegOf, ledgerLegsByIdQuery } from '../ledger/tables/ledger-legs.js';
import { withoutHistory } from '../legs/continuity/index.js';
import { weighOpenEnd } from '../legs/ends/likely.js';
import { type OpenEnd, openEndsFrom, openEndsJson } from '../legs/ends/open-end.js';
import { gradeLeg } from '../legs/grade.js';
import type { References } from '../legs/references.js';
import { OTHERS_WITHIN, Others } from '../trace/pressure-others.js';
import { decodeSamples } from '../trace/pressure-samples.js';
import { writeExplained } from './explained.js';
import { periodFrom } from './known.js';
import { NearbyPlaces } from './nearby-places.js';
import { periodOf, SLICE_MS, slicesBetween, type TouchedSlices } from './slices.js';
import type { Period } from './weave.js';

/** Legs written at once. */
const AT_ONCE = 500;
/** No report is older, and none from so far ahead. */
const ALWAYS: Period = { firstSeenMs: 0, lastSeenMs: Date.UTC(9999, 0) };

type Tables = Pick<References, 'aerodromes' | 'endModel'>;

/** A leg with open ends, as the ledger has it. */
interface OpenLeg {
  readonly id: string;
  readonly airframe: string;
  readonly synthetic: boolean;
  readonly ends: readonly OpenEnd[];
}

/** An open end, and what is heard around it. */
interface Asked {
  readonly leg: OpenLeg;
  readonly end: OpenEnd;
  readonly others: Others;
}

/**
 * Weighs ends again whose legs know pressure altitude alone, with what other aircraft near in place and time tell of the
 * pressure: by all the ledger holds, so that the order in which it came changes nothing.
 *
 * @param touched when that may have changed; null for always
 * @returns addresses of the airframes of which an end is weighed otherwise than before
 */
export async function correctHeights(
  engine: Engine,
  touched: TouchedSlices | null,
  tables: Tables,
): Promise<Set<string>> {
  const airframes = new Set<string>();
  for (const slice of await slicesWithOpenEnds(engine, touched)) {
    const changed = await changedIn(engine, slice);
    for (let from = 0; from < changed.length; from += AT_ONCE) {
      await writeCorrected(engine, changed.slice(from, from + AT_ONCE), tables);
    }
    for (const { airframe } of changed) airframes.add(airframe);
  }
  return airframes;
}

async function slicesWithOpenEnds(engine: Engine, touched: TouchedSlices | null): Promise<number[]> {
  const period = touched === null ? ALWAYS : touched.period;
  if (period === null) return [];
  const slices = new Set<number>();
  const sql = `SELECT DISTINCT firstSeen, lastSeen FROM legs WHERE openEnds <> '[]' AND ${heardIn(period)}`;
  for await (const rows of engine.query(sql)) {
    for (const { firstSeenMs, lastSeenMs } of rows.map(periodFrom))
      for (const slice of slicesBetween(firstSeenMs, lastSeenMs))
        if (touched === null || touched.has(slice)) slices.add(slice);
  }
  return [...slices].sort((a, b) => a - b);
}

/** Legs with an end in a slice that is corrected otherwise than before, as they are now. */
async function changedIn(engine: Engine, slice: number): Promise<OpenLeg[]> {
  const asked = await openEndsIn(engine, slice);
  if (asked.length === 0) return [];
  await hearOthers(engine, slice, asked);
  const changed = new Map<string, OpenLeg>();
  for (const { leg, end, others } of asked) {
    const told = others.offset();
    if (JSON.stringify(told) === JSON.stringify(end.others)) continue;
    const { ends } = changed.get(leg.id) ?? leg;
    const corrected = ends.map((one) =>
      one.outlook.side === end.outlook.side ? { ...one, others: told } : one,
    );
    changed.set(leg.id, { ...leg, ends: corrected });
  }
  return [...changed.values()];
}

async function openEndsIn(engine: Engine, slice: number): Promise<Asked[]> {
  const rows = await allRows(
    engine,
    `SELECT id, icao24, synthetic, openEnds FROM legs WHERE openEnds <> '[]' AND ${heardIn(periodOf(slice))} ORDER BY id`,
  );
  return rows.map(openLegOf).flatMap((leg) =>
    leg.ends
      .filter(({ outlook }) => Math.floor(outlook.timeMs / SLICE_MS) === slice)
      .map((end) => {
        const { latitudeDeg, longitudeDeg, timeMs, altitudeFt: pressureFt } = end.outlook;
        return { leg, end, others: new Others({ latitudeDeg, longitudeDeg, timeMs, pressureFt }) };
      }),
  );
}

const openLegOf = (row: Row): OpenLeg => ({
  id: row.id as string,
  airframe: row.icao24 as string,
  synthetic: row.synthetic as boolean,
  ends: openEndsFrom(row.openEnds as string),
});

/** SQL: heard in a period. */
function heardIn({ firstSeenMs, lastSeenMs }: Period): string {
  return `firstSeen <= ${timestampLiteral(lastSeenMs)} AND lastSeen >= ${timestampLiteral(firstSeenMs)}`;
}

/**
 * Only aircraft with an address of their own tell others anything: a track without one may be the very flight in question, and
 * what a ground station makes up (`~`) none at all. Nor does any leg with a flag.
 */
async function hearOthers(engine: Engine, slice: number, asked: readonly Asked[]): Promise<void> {
  const near = new NearbyPlaces(asked, ({ end }) => end.outlook, OTHERS_WITHIN.km);
  const sql = `SELECT icao24, synthetic, toldOffsets FROM legs
    WHERE toldOffsets IS NOT NULL AND flags = '[]' AND icao24 NOT LIKE '~%' AND icao24 NOT LIKE '?%'
      AND ${heardIn(periodOf(slice, OTHERS_WITHIN.ms))}`;
  for await (const rows of engine.query(sql)) for (const row of rows) hearLeg(row, near);
}

/** Synthetic aircraft tell only each other, and no aircraft anything of itself. */
function hearLeg({ icao24, synthetic, toldOffsets }: Row, near: NearbyPlaces<Asked>): void {
  for (const sample of decodeSamples(toldOffsets as Uint8Array)) {
    for (const { leg, others } of near.of(sample)) {
      if (leg.synthetic === synthetic && leg.airframe !== icao24) others.hear(icao24 as string, sample);
    }
  }
}

async function writeCorrected(engine: Engine, changed: readonly OpenLeg[], tables: Tables): Promise<void> {
  const ends = new Map(changed.map((leg) => [leg.id, leg.ends]));
  const rows = await allRows(engine, ledgerLegsByIdQuery(listLiteral([...ends.keys()])));
  const legs = rows.map(ledgerLegOf).map((leg) => corrected(leg, ends.get(leg.id) ?? [], tables));
  const values = changed.map((leg) => `(${textLiteral(leg.id)}, ${textLiteral(openEndsJson(leg.ends))})`);
  await inTransaction(engine, async () => {
    await writeExplained(engine, legs, tables.aerodromes);
    await engine.execute(
      `UPDATE legs SET openEnds = v.openEnds FROM (VALUES ${values.join(', ')}) v(id, openEnds) WHERE legs.id = v.id`,
    );
  });
}

/** A leg with its open ends as they now are; what its neighbours say is asked again afterwards. */
function corrected(leg: LedgerLeg, ends: readonly OpenEnd[], tables: Tables): LedgerLeg {
  const own = {
    departure: withoutHistory(leg.departure),
    arrival: withoutHistory(leg.arrival),
  };
  for (const end of ends) {
    const { side } = end.outlook;
    own[side] = { ...own[side], ...weighOpenEnd(end, tables) };
  }
  // A leg with an open end is not confirmed, whether or not it could have stopped on its way.
  return { ...leg, ...own, grade: gradeLeg(own.departure.evidence, own.arrival.evidence, true) };
}
