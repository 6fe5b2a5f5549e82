import type { Engine } from '../ledger/engine/engine.js';
import {
  type FlaggableLeg,
  flaggableLegs,
  legsAtOnePlace,
  legsFlagged,
  writeFlags,
} from '../ledger/queries/flagged-legs.js';
import { flagsFrom, flagsJson } from '../ledger/tables/flags.js';
import { type Period, periodFrom } from '../ledger/tables/period.js';
import { type Flown, falsePoint } from '../legs/integrity/index.js';
import { decodePath } from '../legs/path/path.js';

/** Legs looked at, and written, at once. */
const AT_ONCE = 500;
const KIND = 'false-point';

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
  const marked = await legsFlagged(engine, KIND);
  const neighbours = await legsAtOnePlace(engine);
  const ids = [...new Set([...marked, ...neighbours.keys()])].sort();
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
  const legs = new Map(
    (await flaggableLegs(engine, [...all])).map((row) => [row.id, { row, flown: flownOf(row) }]),
  );
  const changed = ids.flatMap((id) => {
    const { row, flown } = legs.get(id) as { row: FlaggableLeg; flown: Flown };
    const others = (neighbours.get(id) ?? []).map((other) => (legs.get(other) as { flown: Flown }).flown);
    const own = flagsFrom(row.flags).filter(({ kind }) => kind !== KIND);
    const flags = flagsJson([...own, ...falsePoint(flown, others)]);
    return flags === row.flags ? [] : [{ id, airframe: flown.airframe, flags, ...periodFrom(row) }];
  });
  await writeFlags(engine, changed);
  return changed;
}

const flownOf = ({ icao24, reports, path }: FlaggableLeg): Flown => ({
  airframe: icao24,
  reports,
  path: decodePath(path),
});
