import type { Input } from '../input.js';
import type { Listed } from '../truth/load.js';
import { distinct } from './select.js';
import type { Section } from './table.js';

/** What went in, and what was listed but not counted. */
export function inputsSection(
  inputs: readonly Input[],
  listed: readonly Listed[],
  remarks: readonly string[],
): Section {
  const rows = distinct(inputs.map(({ source }) => source)).map((source) => {
    const own = inputs.filter((input) => input.source === source);
    const flights = own.filter(({ kind }) => kind === 'flight');
    const legs = flights.flatMap((input) => input.legs);
    const ends = legs.flatMap(({ adep, ades }) => [adep, ades]).filter((field) => field !== null);
    const chains = own.filter(({ kind }) => kind === 'chain');
    const [gap] = chains;
    const perGap = chains.filter(({ gapMinutes }) => gapMinutes === gap.gapMinutes);
    return [
      source,
      String(flights.length),
      String(legs.length),
      String(ends.length),
      String(distinct(ends).length),
      perGap.length === 0
        ? '–'
        : `${perGap.length} of ${perGap.reduce((sum, { legs }) => sum + legs.length, 0)} flights`,
      String(own.filter(({ kind }) => kind === 'cut').length),
      String(flights.reduce((sum, input) => sum + input.trace.reports.length, 0)),
    ];
  });
  return {
    title: 'What went in',
    text: remarks,
    tables: [
      { header: ['source', 'traces', 'flights', 'ends', 'fields', 'chains', 'cut tracks', 'reports'], rows },
      {
        header: ['source', 'listed, not counted', 'from', 'to', 'why'],
        rows: listed.map((one) => [one.source, one.name, one.adep, one.ades, one.why]),
      },
    ],
  };
}
