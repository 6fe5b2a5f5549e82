import { type LegsResult, segmentation } from '../measures/legs-result.js';
import type { Outcome } from '../run.js';
import { distinct, legsOf, methodsIn, sourcesIn } from './select.js';
import type { Section } from './table.js';
import { gapWords, number, shareWords } from './words.js';

const KINDS = { flight: 'as they are', chain: 'chained', cut: 'cut' } as const;

/** Flights as they are, chains by the time on the ground, cut flights; one column per method. */
export function segmentationSection(outcomes: readonly Outcome[]): Section {
  const methods = methodsIn(outcomes);
  const rows = sourcesIn(outcomes).flatMap((source) => {
    const all = methods.map((method) => legsOf(outcomes, { method, source, whole: true }));
    return conditionsOf(all[0]).map((condition) => [
      source,
      KINDS[condition.kind],
      condition.gapMinutes === null ? '' : gapWords(condition.gapMinutes),
      ...all.map((legs) => figures(legs.filter((leg) => isOf(leg, condition))).join(' / ')),
    ]);
  });
  return {
    title: 'Telling flights apart',
    text: [
      'Nothing hidden. Precision / recall / F1; chains by the time between the last report of one flight and the first of the next.',
    ],
    tables: [{ header: ['source', 'flights', 'on the ground', ...methods], rows }],
  };
}

type Condition = Pick<LegsResult, 'kind' | 'gapMinutes'>;

const isOf = (leg: LegsResult, { kind, gapMinutes }: Condition): boolean =>
  leg.kind === kind && leg.gapMinutes === gapMinutes;

function conditionsOf(legs: readonly LegsResult[]): Condition[] {
  const keys = distinct(legs.map(({ kind, gapMinutes }) => JSON.stringify({ kind, gapMinutes })));
  return keys.map((key) => JSON.parse(key) as Condition);
}

/** Cells with precision, recall and F1. */
export function figures(legs: readonly LegsResult[]): string[] {
  const { precision, recall, f1 } = segmentation(legs);
  return [shareWords(precision), shareWords(recall), number(f1)];
}
