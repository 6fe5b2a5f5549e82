import type { Kind } from '../input.js';
import type { Hiding } from '../inputs/hide.js';
import { segmentation } from '../measures/legs-result.js';
import type { Outcome } from '../run.js';
import { endsOf, legsOf, methodsIn, named, rightWhenNamed, sourcesIn, type Wanted } from './select.js';
import type { Section } from './table.js';
import { hidingWords, number, shareWords } from './words.js';

/** A field with no receiver near: what aircraft do low and close to it is not heard. */
const NO_RECEIVER_NEAR: Hiding = { belowFt: 3_000, withinKm: 20 };

/** What there is to say first: everything heard, and one kind of hearing that is common in the case the package was made for. */
export function summarySection(outcomes: readonly Outcome[]): Section {
  const whole = outcomes.filter(({ hiding }) => hiding === null);
  const hidden = outcomes.filter(({ hiding }) => hiding !== null && isSame(hiding, NO_RECEIVER_NEAR));
  const header = ['source', 'method', 'F1, flights', 'F1, chains', 'ends named', 'right when named'];
  return {
    title: 'In short',
    text: [
      `First with nothing hidden; then with every report ${hidingWords(NO_RECEIVER_NEAR)} of the fields hidden. A field named on a cut track is false whatever it is: nobody could know it.`,
    ],
    tables: [
      {
        header: [...header, 'named on cut tracks'],
        rows: eachMethod(whole, (wanted) => [
          ...figures(whole, wanted),
          shareWords(named(endsOf(whole, { ...wanted, kind: 'cut' }))),
        ]),
      },
      { header, rows: eachMethod(hidden, (wanted) => figures(hidden, wanted)) },
    ],
  };
}

function eachMethod(outcomes: readonly Outcome[], rowOf: (wanted: Wanted) => string[]): string[][] {
  return sourcesIn(outcomes).flatMap((source) =>
    methodsIn(outcomes).map((method) => [source, method, ...rowOf({ method, source })]),
  );
}

function figures(outcomes: readonly Outcome[], wanted: Wanted): string[] {
  const ends = endsOf(outcomes, { ...wanted, kind: 'flight' });
  const f1 = (kind: Kind) => number(segmentation(legsOf(outcomes, { ...wanted, kind })).f1);
  return [f1('flight'), f1('chain'), shareWords(named(ends)), shareWords(rightWhenNamed(ends))];
}

const isSame = (a: Hiding, b: Hiding): boolean => a.belowFt === b.belowFt && a.withinKm === b.withinKm;
