import type { Engine } from '../ledger/engine/engine.js';
import { airframesWithLegs } from '../ledger/queries/known-evidence.js';
import type { References } from '../legs/references.js';
import { flagDoubles } from './doubles.js';
import { flagFalsePoints } from './false-points.js';
import { correctHeights } from './heights.js';
import { remakeHistories } from './history.js';
import { TouchedSlices } from './slices.js';

/** Where an ingest may have changed what legs say of each other. */
export class Touched {
  /** Airframes of which the ledger held something before. */
  readonly airframes = new Set<string>();
  /** When legs came, went or were flagged. */
  readonly slices = new TouchedSlices();
}

/**
 * What legs say of each other: which were misled together, what pressure others tell them of, how one airframe's join up. Asked of all
 * the ledger holds, so that the order in which it came changes nothing.
 *
 * @param touched null for everything: after a writer that was killed
 */
export async function relateLegs(
  engine: Engine,
  references: References,
  touched: Touched | null,
): Promise<void> {
  const airframes = touched?.airframes ?? (await airframesWithLegs(engine));
  // Before histories and visits, which ask what is in doubt.
  for (const flagged of [...(await flagFalsePoints(engine)), ...(await flagDoubles(engine))]) {
    airframes.add(flagged.airframe);
    touched?.slices.note(flagged);
  }
  for (const airframe of await correctHeights(engine, touched?.slices ?? null, references))
    airframes.add(airframe);
  await remakeHistories(engine, airframes, references);
}
