import { type Engine, inTransaction } from '../ledger/engine/engine.js';
import { writeExplained } from '../ledger/queries/explained-legs.js';
import { ledgerLegsById } from '../ledger/queries/ledger-legs.js';
import {
  legsThatTell,
  type OpenLeg,
  openLegs,
  periodsOfOpenLegs,
  type TellingLeg,
  writeOpenEnds,
} from '../ledger/queries/open-ends.js';
import type { LedgerLeg } from '../ledger/tables/ledger-legs.js';
import type { Period } from '../ledger/tables/period.js';
import { withoutHistory } from '../legs/continuity/index.js';
import { weighOpenEnd } from '../legs/ends/likely.js';
import type { OpenEnd } from '../legs/ends/open-end.js';
import { gradeLeg } from '../legs/grade.js';
import type { References } from '../legs/references.js';
import { OTHERS_WITHIN, Others } from '../trace/pressure-others.js';
import { decodeSamples } from '../trace/pressure-samples.js';
import { NearbyPlaces } from './nearby-places.js';
import { periodOf, SLICE_MS, slicesBetween, type TouchedSlices } from './slices.js';

/** Legs written at once. */
const AT_ONCE = 500;
/** No report is older, and none from so far ahead. */
const ALWAYS: Period = { firstSeenMs: 0, lastSeenMs: Date.UTC(9999, 0) };

type Tables = Pick<References, 'aerodromes' | 'endModel'>;

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
  for await (const periods of periodsOfOpenLegs(engine, period)) {
    for (const { firstSeenMs, lastSeenMs } of periods)
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
  const legs = await openLegs(engine, periodOf(slice));
  return legs.flatMap((leg) =>
    leg.ends
      .filter(({ outlook }) => Math.floor(outlook.timeMs / SLICE_MS) === slice)
      .map((end) => {
        const { latitudeDeg, longitudeDeg, timeMs, altitudeFt: pressureFt } = end.outlook;
        return { leg, end, others: new Others({ latitudeDeg, longitudeDeg, timeMs, pressureFt }) };
      }),
  );
}

async function hearOthers(engine: Engine, slice: number, asked: readonly Asked[]): Promise<void> {
  const near = new NearbyPlaces(asked, ({ end }) => end.outlook, OTHERS_WITHIN.km);
  for await (const legs of legsThatTell(engine, periodOf(slice, OTHERS_WITHIN.ms)))
    for (const leg of legs) hearLeg(leg, near);
}

/** Synthetic aircraft tell only each other, and no aircraft anything of itself. */
function hearLeg({ airframe, synthetic, toldOffsets }: TellingLeg, near: NearbyPlaces<Asked>): void {
  for (const sample of decodeSamples(toldOffsets)) {
    for (const { leg, others } of near.of(sample)) {
      if (leg.synthetic === synthetic && leg.airframe !== airframe) others.hear(airframe, sample);
    }
  }
}

async function writeCorrected(engine: Engine, changed: readonly OpenLeg[], tables: Tables): Promise<void> {
  const ends = new Map(changed.map((leg) => [leg.id, leg.ends]));
  const before = await ledgerLegsById(engine, [...ends.keys()]);
  const legs = before.map((leg) => corrected(leg, ends.get(leg.id) ?? [], tables));
  await inTransaction(engine, async () => {
    await writeExplained(engine, legs, tables.aerodromes);
    await writeOpenEnds(engine, changed);
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
