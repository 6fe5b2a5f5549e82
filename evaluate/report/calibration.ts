import { GRID, type Hiding } from '../inputs/hide.js';
import { isSimulated } from '../inputs/simulated.js';
import { brierScore, type Verified } from '../measures/brier.js';
import { calibrationError, likeliest } from '../measures/calibration-error.js';
import type { Outcome } from '../run.js';
import { endsOf, methodsIn, sourcesIn } from './select.js';
import type { Table } from './table.js';
import { distanceWords, heightWords, number, shareWords } from './words.js';

/** From this probability on an end may be called inferred. */
const SURE_FROM = 0.95;

/** The error beyond chance that is allowed, where there are enough ends to tell. */
const MOST_BEYOND_CHANCE = 0.05;
const FEWEST_ENDS = 200;
/** With fewer the error is not even given. */
const TOO_FEW_ENDS = 50;
/** With everything within so many kilometres hidden at any height, what is left is cruise at best. */
const HIDES_CRUISE_KM = 100;

/** For each source and cell of the grid: how good the probabilities were, and how often what was held sure came true. */
export function calibrationTable(outcomes: readonly Outcome[]): Table {
  const [method] = methodsIn(outcomes);
  const rows = groupsIn(outcomes).flatMap(({ name, sources }) =>
    [null, ...GRID].flatMap((hiding) => {
      const here = outcomes.filter((one) => one.hiding === hiding);
      const given = sources
        .flatMap((source) => endsOf(here, { method, source, kind: 'flight' }))
        .flatMap(({ ownForecast }) => (ownForecast === null ? [] : [ownForecast]));
      if (given.length === 0) return [];
      const sure = given.flat().filter(({ probability }) => probability >= SURE_FROM);
      const cell = hiding === null ? ['–', '–'] : [distanceWords(hiding), heightWords(hiding)];
      const came = { hits: sure.filter((one) => one.came).length, n: sure.length };
      const row = [name, ...cell, String(given.length), number(brierScore(given)), shareWords(came)];
      return [[...row, ...errorWords(given, hiding)]];
    }),
  );
  return {
    header: [
      'source',
      'within km',
      'below ft',
      'ends',
      'Brier',
      `came true of ≥ ${SURE_FROM}`,
      'calibration error',
      'by chance',
      `beyond it, goal ≤ ${MOST_BEYOND_CHANCE}`,
    ],
    rows,
  };
}

/** Each source, and all that were recorded together: no single one of them has many ends. */
function groupsIn(outcomes: readonly Outcome[]): { name: string; sources: readonly string[] }[] {
  const sources = sourcesIn(outcomes);
  const recorded = sources.filter((source) => !isSimulated(source));
  const together = recorded.length > 1 ? [{ name: recorded.join(' + '), sources: recorded }] : [];
  return [...sources.map((source) => ({ name: source, sources: [source] })), ...together];
}

/** The error, its size by chance, and whether the difference holds the goal, where there are ends enough; dashes where far too few or no approach is left. */
function errorWords(given: readonly (readonly Verified[])[], hiding: Hiding | null): string[] {
  const hidesCruise =
    hiding !== null && !Number.isFinite(hiding.belowFt) && hiding.withinKm >= HIDES_CRUISE_KM;
  if (given.length < TOO_FEW_ENDS || hidesCruise) return ['–', '–', '–'];
  const { error, byChance } = calibrationError(given.map(likeliest));
  const beyond = error - byChance;
  const judged = `${number(beyond)}, ${beyond <= MOST_BEYOND_CHANCE ? 'holds' : 'fails'}`;
  return [number(error), number(byChance), given.length < FEWEST_ENDS ? number(beyond) : judged];
}
