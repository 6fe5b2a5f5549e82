import type { EndResult } from '../measures/end-result.js';
import type { Share } from '../measures/wilson.js';
import type { Outcome } from '../run.js';
import { distinct, endsOf, methodsIn, named, rightWhenNamed, sourcesIn } from './select.js';
import type { Section } from './table.js';
import { shareWords } from './words.js';

/** Fields with at least so many ends are shown whether the figures move or not. */
const WORTH_SHOWING = 4;

/** The figures without each field in turn: how far they hang on one place. */
export function leftOutSection(outcomes: readonly Outcome[]): Section {
  const [method] = methodsIn(outcomes);
  const rows = sourcesIn(outcomes).flatMap((source) => {
    const ends = endsOf(outcomes, { method, source, kind: 'flight', whole: true });
    return rowsOf(source, ends);
  });
  return {
    title: 'Leaving out each field in turn',
    text: [
      `${method}, flights as they are, nothing hidden. Shown: each field with ${WORTH_SHOWING} ends or more, and those without which a figure comes out lowest or highest.`,
    ],
    tables: [{ header: ['source', 'without', 'ends left out', 'named', 'right when named'], rows }],
  };
}

function rowsOf(source: string, ends: readonly EndResult[]): string[][] {
  if (ends.length === 0) return [];
  const fields = distinct(ends.map(({ truth }) => truth)).sort();
  const without = fields.map((field) => ({ field, ends: ends.filter(({ truth }) => truth !== field) }));
  const extremes = [named, rightWhenNamed].flatMap((figure) => {
    const sorted = without.filter((one) => figure(one.ends).n > 0);
    sorted.sort((a, b) => ratio(figure(a.ends)) - ratio(figure(b.ends)));
    return [sorted[0], sorted[sorted.length - 1]].flatMap((one) => one?.field ?? []);
  });
  const shown = without.filter(
    (one) => ends.length - one.ends.length >= WORTH_SHOWING || extremes.includes(one.field),
  );
  return [{ field: 'none', ends }, ...shown].map((one) => [
    source,
    one.field,
    String(ends.length - one.ends.length),
    shareWords(named(one.ends)),
    shareWords(rightWhenNamed(one.ends)),
  ]);
}

const ratio = ({ hits, n }: Share): number => hits / n;
