import { brierScore, reliability, type Verified } from '../measures/brier.js';
import type { EndResult } from '../measures/end-result.js';
import type { Outcome } from '../run.js';
import { calibrationTable } from './calibration.js';
import { endsOf, methodsIn, sourcesIn } from './select.js';
import type { Section } from './table.js';
import { number, shareWords } from './words.js';

const CONDITIONS = [
  { words: 'whole', whole: true },
  { words: 'hidden, all cells', whole: false },
] as const;
const FORECASTS = [
  { words: 'this leg alone', of: (end: EndResult) => end.ownForecast },
  { words: 'with history', of: (end: EndResult) => end.historyForecast },
] as const;

interface Forecasts {
  readonly label: readonly [source: string, condition: string, forecast: string];
  readonly ends: number;
  readonly given: readonly (readonly Verified[])[];
}

/** Brier's score and the reliability of what was forecast; says so where nothing was. */
export function probabilitySection(outcomes: readonly Outcome[]): Section {
  const all = forecastsOf(outcomes);
  const some = all.filter(({ given }) => given.length > 0);
  const none =
    'No candidate carries a probability: the package gives none yet, so there is nothing to be scored.';
  return {
    title: 'Probabilities',
    text: [
      some.length === 0
        ? none
        : 'Brier’s score: 0 is perfect, 2 the worst. "Elsewhere" is one of the things forecast.',
      'Calibration error: the likeliest of the things forecast, in ten classes of probability, against how often it came true; by chance: the same error of 200 simulated forecasters who are right exactly as often as they say (fixed seed). Given where there are 50 ends or more with probabilities, judged where there are 200, and not where cruise is all that can be left (everything within 100 km hidden).',
    ],
    tables: [
      {
        header: ['source', 'condition', 'probability', 'ends', 'with probabilities', 'Brier'],
        rows: all.map(({ label, ends, given }) => [
          ...label,
          String(ends),
          shareWords({ hits: given.length, n: ends }),
          number(brierScore(given)),
        ]),
      },
      {
        header: ['source', 'condition', 'probability', 'forecast from', 'mean forecast', 'came true'],
        rows: some.flatMap(({ label, given }) =>
          reliability(given.flat()).map((one) => [
            ...label,
            String(one.from),
            number(one.meanProbability),
            shareWords(one),
          ]),
        ),
      },
      calibrationTable(outcomes),
    ],
  };
}

function forecastsOf(outcomes: readonly Outcome[]): Forecasts[] {
  const [method] = methodsIn(outcomes);
  return sourcesIn(outcomes).flatMap((source) =>
    CONDITIONS.flatMap(({ words: condition, whole }) => {
      const ends = endsOf(outcomes, { method, source, whole, kind: 'flight' });
      return FORECASTS.map(({ words, of }) => ({
        label: [source, condition, words] as const,
        ends: ends.length,
        given: ends.flatMap((end) => {
          const forecast = of(end);
          return forecast === null ? [] : [forecast];
        }),
      }));
    }),
  );
}
