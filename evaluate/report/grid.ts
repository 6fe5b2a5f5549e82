import type { Kind } from '../input.js';
import { GRID, type Hiding } from '../inputs/hide.js';
import type { Outcome } from '../run.js';
import { figures } from './segmentation.js';
import { endsOf, legsOf, methodsIn, named, rightWhenNamed, sourcesIn } from './select.js';
import type { Section, Table } from './table.js';
import { distanceWords, heightWords, shareWords } from './words.js';

const CELL = ['within km', 'below ft'];

/** Ends and segmentation with what lies low and near hidden, one table per source. */
export function gridSections(outcomes: readonly Outcome[]): Section[] {
  return sourcesIn(outcomes).map((source) => ({
    title: `Hidden near the field: ${source}`,
    text: [
      'Every report below so many feet above a true field *and* within so many kilometres of it taken out. First the ends of flights as they are: named / right when named. Then flights told apart: precision / recall / F1, in chains of every gap where there are any.',
    ],
    tables: [endsTable(outcomes, source), legsTable(outcomes, source)],
  }));
}

function endsTable(outcomes: readonly Outcome[], source: string): Table {
  const methods = methodsIn(outcomes);
  const rows = eachCell(outcomes, (hiding, here) => {
    const all = methods.map((method) => endsOf(here, { method, source, kind: 'flight' }));
    if (all[0].length === 0) return null;
    const cells = all.map((ends) => `${shareWords(named(ends))} / ${shareWords(rightWhenNamed(ends))}`);
    return [distanceWords(hiding), heightWords(hiding), String(all[0].length), ...cells];
  });
  return { header: [...CELL, 'ends', ...methods], rows };
}

function legsTable(outcomes: readonly Outcome[], source: string): Table {
  const methods = methodsIn(outcomes);
  const hasChains = legsOf(outcomes, { source, kind: 'chain' }).length > 0;
  const kind: Kind = hasChains ? 'chain' : 'flight';
  const rows = eachCell(outcomes, (hiding, here) => {
    const all = methods.map((method) => legsOf(here, { method, source, kind }));
    const flights = all[0].reduce((sum, { truths }) => sum + truths, 0);
    if (flights === 0) return null;
    const cells = all.map((legs) => figures(legs).join(' / '));
    return [distanceWords(hiding), heightWords(hiding), String(flights), ...cells];
  });
  return { header: [...CELL, hasChains ? 'flights in chains' : 'flights', ...methods], rows };
}

function eachCell(
  outcomes: readonly Outcome[],
  rowOf: (hiding: Hiding, here: readonly Outcome[]) => string[] | null,
): string[][] {
  return GRID.flatMap((hiding) => {
    const row = rowOf(
      hiding,
      outcomes.filter((one) => one.hiding === hiding),
    );
    return row === null ? [] : [row];
  });
}
