import type { Engine } from '../ledger/engine/engine.js';
import { possibleDoubles } from '../ledger/queries/doubles.js';
import { type FlaggableLeg, flaggableLegs, legsFlagged, writeFlags } from '../ledger/queries/flagged-legs.js';
import { flagsFrom, flagsJson } from '../ledger/tables/flags.js';
import { type Period, periodFrom } from '../ledger/tables/period.js';
import { doubleOf, isDouble, shareBeside } from '../legs/integrity/double.js';
import type { IntegrityFlag } from '../legs/integrity/index.js';
import { decodePath, type PathPoint } from '../legs/path/path.js';

/** Legs looked at, and written, at once. */
const AT_ONCE = 500;
const KIND = 'double';

/** A leg whose flags changed. */
interface FlaggedLeg extends Period {
  readonly airframe: string;
}

interface StoredLeg {
  readonly row: FlaggableLeg;
  readonly path: readonly PathPoint[];
}

/**
 * Flags legs that are another leg once more: the radar echo, under no address, of an aircraft whose own reports are in. By all the ledger holds, so that the order in which it came changes nothing.
 *
 * @returns the legs whose flags are others than before
 */
export async function flagDoubles(engine: Engine): Promise<FlaggedLeg[]> {
  const marked = await legsFlagged(engine, KIND);
  const beside = await possibleDoubles(engine);
  const ids = [...new Set([...marked, ...beside.keys()])].sort();
  const changed: FlaggedLeg[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    changed.push(...(await flagSome(engine, ids.slice(from, from + AT_ONCE), beside)));
  return changed;
}

async function flagSome(
  engine: Engine,
  ids: readonly string[],
  beside: ReadonlyMap<string, readonly string[]>,
): Promise<FlaggedLeg[]> {
  const all = new Set(ids.flatMap((id) => [id, ...(beside.get(id) ?? [])]));
  const rows = await flaggableLegs(engine, [...all]);
  const legs = new Map(rows.map((row) => [row.id, { row, path: decodePath(row.path) }]));
  const changed = ids.flatMap((id) => {
    const leg = legs.get(id) as StoredLeg;
    const others = (beside.get(id) ?? []).map((other) => legs.get(other) as StoredLeg);
    const own = flagsFrom(leg.row.flags).filter(({ kind }) => kind !== KIND);
    const flags = flagsJson([...own, ...doubleFlags(leg, others)]);
    return flags === leg.row.flags ? [] : [{ id, airframe: leg.row.icao24, flags, ...periodFrom(leg.row) }];
  });
  await writeFlags(engine, changed);
  return changed;
}

function doubleFlags({ row, path }: StoredLeg, others: readonly StoredLeg[]): IntegrityFlag[] {
  const shares = others.map((other) => shareBeside(path, other.path));
  const best = Math.max(0, ...shares);
  return isDouble(best) ? [doubleOf(path, row.reports, others[shares.indexOf(best)].row.icao24)] : [];
}
