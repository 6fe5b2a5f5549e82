import { segmentation } from '../measures/legs-result.js';
import type { Outcome } from '../run.js';
import { endsOf, legsOf, methodsIn, named, rightWhenNamed, sourcesIn } from './select.js';
import type { Section } from './table.js';
import { number, shareWords } from './words.js';

/** One row per source and method: what there is to say first. */
export function summarySection(outcomes: readonly Outcome[]): Section {
  const rows = sourcesIn(outcomes).flatMap((source) =>
    methodsIn(outcomes).map((method) => {
      const ends = endsOf(outcomes, { method, source, kind: 'flight', whole: true });
      const { f1 } = segmentation(legsOf(outcomes, { method, source, kind: 'flight', whole: true }));
      const chains = segmentation(legsOf(outcomes, { method, source, kind: 'chain', whole: true }));
      const cuts = endsOf(outcomes, { method, source, kind: 'cut' });
      return [
        source,
        method,
        number(f1),
        number(chains.f1),
        shareWords(named(ends)),
        shareWords(rightWhenNamed(ends)),
        shareWords(named(cuts)),
      ];
    }),
  );
  const header = [
    'source',
    'method',
    'F1, flights',
    'F1, chains',
    'ends named',
    'right when named',
    'named on cut tracks',
  ];
  return {
    title: 'In short',
    text: ['Nothing hidden. A field named on a cut track is false whatever it is: nobody could know it.'],
    tables: [{ header, rows }],
  };
}
