import { GRID } from '../inputs/hide.js';
import { brierScore } from '../measures/brier.js';
import type { Outcome } from '../run.js';
import { endsOf, methodsIn, sourcesIn } from './select.js';
import type { Table } from './table.js';
import { distanceWords, heightWords, number, shareWords } from './words.js';

/** From this probability on an end may be called inferred. */
const SURE_FROM = 0.95;

/** For each source and cell of the grid: how good the probabilities were, and how often what was held sure came true. */
export function calibrationTable(outcomes: readonly Outcome[]): Table {
  const [method] = methodsIn(outcomes);
  const rows = sourcesIn(outcomes).flatMap((source) =>
    [null, ...GRID].flatMap((hiding) => {
      const here = outcomes.filter((one) => one.hiding === hiding);
      const given = endsOf(here, { method, source, kind: 'flight' }).flatMap(({ ownForecast }) =>
        ownForecast === null ? [] : [ownForecast],
      );
      if (given.length === 0) return [];
      const sure = given.flat().filter(({ probability }) => probability >= SURE_FROM);
      const cell = hiding === null ? ['–', '–'] : [distanceWords(hiding), heightWords(hiding)];
      const came = { hits: sure.filter((one) => one.came).length, n: sure.length };
      return [[source, ...cell, String(given.length), number(brierScore(given)), shareWords(came)]];
    }),
  );
  return {
    header: ['source', 'within km', 'below ft', 'ends', 'Brier', `came true of ≥ ${SURE_FROM}`],
    rows,
  };
}
