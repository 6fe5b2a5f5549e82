/** How an end of a leg is known. `inferred` and `continuity` need calibrated probabilities. */
export type Evidence = 'observed' | 'inferred' | 'continuity' | 'unseen';

/** How sure a leg A→B is. */
export type Grade = 'confirmed' | 'probable' | 'partial' | 'continuity';

/**
 * Grades a leg by its two ends (method, section 1).
 *
 * @param departure evidence of the take-off's aerodrome
 * @param arrival evidence of the landing's aerodrome
 * @param stopPossible whether a gap in between would have let the type land and leave some field
 * @param isDoubted whether an integrity flag leaves an end, or the leg as a whole, in doubt: then it is never confirmed
 * @returns null when neither end is known: there is nothing to grade
 */
export function gradeLeg(
  departure: Evidence,
  arrival: Evidence,
  stopPossible: boolean,
  isDoubted = false,
): Grade | null {
  const ends = [departure, arrival];
  const known = ends.filter((end) => end === 'observed' || end === 'inferred').length;
  if (known === 2) {
    const bothObserved = ends.every((end) => end === 'observed');
    return bothObserved && !stopPossible && !isDoubted ? 'confirmed' : 'probable';
  }
  if (ends.includes('continuity')) return 'continuity';
  return known === 1 ? 'partial' : null;
}
