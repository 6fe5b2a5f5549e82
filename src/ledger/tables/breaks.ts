import type { Break } from '../../legs/continuity/index.js';
import type { NewRowOf } from '../schema/rows.js';

/** One row of `breaks`. @param made the ids of the airframe's legs that a simulator made */
export function breakRow(found: Break, airframe: string, made: ReadonlySet<string>): NewRowOf<'breaks'> {
  const { fromMs, toMs, reason, ...facts } = found;
  return {
    ...facts,
    reason: JSON.stringify(reason),
    icao24: airframe,
    grade: found.kind === 'unseen' ? 'continuity' : null,
    at: fromMs,
    until: toMs,
    synthetic: made.has(found.afterLeg) || made.has(found.beforeLeg),
  };
}
