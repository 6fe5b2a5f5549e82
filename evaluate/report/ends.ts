import { SIDES } from '../input.js';
import type { EndResult } from '../measures/end-result.js';
import type { Outcome } from '../run.js';
import { distinct, endsOf, methodsIn, named, rightWhenNamed, sourcesIn } from './select.js';
import type { Section, Table } from './table.js';
import { shareWords } from './words.js';

/** Bounds of the classes of distance, km. A track that ends farther from the true field than the last one stopped en route. */
const CLASSES_KM = [0, 2, 5, 10, 20, 50, 100, Number.POSITIVE_INFINITY] as const;

/** Take-offs and landings by method, by evidence, and by how near to the true field the last report was. */
export function endsSection(outcomes: readonly Outcome[]): Section {
  return {
    title: 'Ends of flights',
    text: [
      'Flights as they are, nothing hidden. Distance is from the first or last report to the reference point of the true field; tracks that begin or stop more than 100 km from it were cut en route by whoever recorded them, and any field named for them but the true one is an error.',
    ],
    tables: [bySide(outcomes), byEvidence(outcomes), byDistance(outcomes)],
  };
}

function bySide(outcomes: readonly Outcome[]): Table {
  const rows = eachSource(outcomes, (source) =>
    SIDES.flatMap((side) =>
      methodsIn(outcomes).map((method) => {
        const ends = wholeEnds(outcomes, source, method).filter((end) => end.side === side);
        return [source, side, method, ...shares(ends)];
      }),
    ),
  );
  return { header: ['source', 'end', 'method', 'named', 'right when named'], rows };
}

function byEvidence(outcomes: readonly Outcome[]): Table {
  const [method] = methodsIn(outcomes);
  const rows = eachSource(outcomes, (source) => {
    const ends = wholeEnds(outcomes, source, method);
    return distinct(ends.map(({ evidence }) => evidence))
      .sort()
      .map((evidence) => {
        const these = ends.filter((end) => end.evidence === evidence);
        return [
          source,
          evidence,
          shareWords({ hits: these.length, n: ends.length }),
          shareWords(rightWhenNamed(these)),
        ];
      });
  });
  return { header: ['source', `evidence (${method})`, 'of all ends', 'right when named'], rows };
}

function byDistance(outcomes: readonly Outcome[]): Table {
  const rows = eachSource(outcomes, (source) =>
    CLASSES_KM.slice(1).flatMap((toKm, k) =>
      methodsIn(outcomes).flatMap((method) => {
        const ends = wholeEnds(outcomes, source, method).filter(
          ({ reportKm }) => reportKm >= CLASSES_KM[k] && reportKm < toKm,
        );
        if (ends.length === 0) return [];
        const words = Number.isFinite(toKm) ? `${CLASSES_KM[k]}–${toKm} km` : `> ${CLASSES_KM[k]} km`;
        return [[source, words, method, ...shares(ends)]];
      }),
    ),
  );
  return { header: ['source', 'nearest report', 'method', 'named', 'right when named'], rows };
}

const shares = (ends: readonly EndResult[]): string[] => [
  shareWords(named(ends)),
  shareWords(rightWhenNamed(ends)),
];

const wholeEnds = (outcomes: readonly Outcome[], source: string, method: string): EndResult[] =>
  endsOf(outcomes, { method, source, kind: 'flight', whole: true });

const eachSource = (outcomes: readonly Outcome[], rowsOf: (source: string) => string[][]): string[][] =>
  sourcesIn(outcomes).flatMap(rowsOf);
