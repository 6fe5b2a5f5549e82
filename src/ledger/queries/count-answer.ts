import { type Message, type MessageKey, message } from '../../i18n/message.js';
import type { Grade } from '../../legs/grade.js';
import type { CountUnit } from './count-query.js';

/** One row of the count query. */
export interface CountRow {
  /** `2025-02`. */
  readonly month: string;
  readonly grade: Grade | null;
  readonly synthetic: boolean;
  readonly count: number;
}

/** Something that stands beside a count and is never in it. */
interface NotCounted {
  readonly count: number;
  readonly what: Message;
  readonly why: Message;
}

/** A count, as `count --json` prints it. */
export interface CountAnswer {
  /** What one of the counted things is. */
  readonly unit: CountUnit;
  readonly question: string;
  /** `total` is confirmed and probable together; nothing else is ever added. */
  readonly counted: { readonly confirmed: number; readonly probable: number; readonly total: number };
  readonly byMonth: readonly {
    readonly month: string;
    readonly confirmed: number;
    readonly probable: number;
  }[];
  readonly notCounted: readonly NotCounted[];
  /** How many of the total were made by a simulator. */
  readonly synthetic: number;
}

type Why = readonly [grade: Grade | null, what: MessageKey, why: MessageKey];

const WHY_NOT: Readonly<Record<CountUnit, readonly Why[]>> = {
  legs: [
    ['partial', 'notCounted.partialLegs', 'notCounted.partialLegsWhy'],
    ['continuity', 'notCounted.continuityLegs', 'notCounted.continuityLegsWhy'],
    [null, 'notCounted.ungradedLegs', 'notCounted.ungradedLegsWhy'],
  ],
  landings: [['continuity', 'notCounted.continuityLandings', 'notCounted.continuityWhy']],
  visits: [['continuity', 'notCounted.continuityVisits', 'notCounted.continuityWhy']],
};

/**
 * Puts a count together (method, section 1): confirmed and probable are counted; what is left out is listed with its reason.
 *
 * @param beside what no row of the count can show, see countQuery's besideQueries
 */
export function countAnswer(
  unit: CountUnit,
  question: string,
  rows: readonly CountRow[],
  beside: readonly NotCounted[],
): CountAnswer {
  const confirmed = sumOf(rows, 'confirmed');
  const probable = sumOf(rows, 'probable');
  const leftOut = WHY_NOT[unit].map(([grade, what, why]) => ({
    count: sumOf(rows, grade),
    what: message(what),
    why: message(why),
  }));
  return {
    unit,
    question,
    counted: { confirmed, probable, total: confirmed + probable },
    byMonth: monthsOf(rows),
    notCounted: [...leftOut, ...beside].filter(({ count }) => count > 0),
    synthetic: syntheticOf(rows),
  };
}

/** Of what is counted, what was made up. */
function syntheticOf(rows: readonly CountRow[]): number {
  const made = rows.filter((row) => row.synthetic);
  return sumOf(made, 'confirmed') + sumOf(made, 'probable');
}

function monthsOf(rows: readonly CountRow[]): CountAnswer['byMonth'] {
  const months = [...new Set(rows.map((row) => row.month))];
  return months
    .map((month) => {
      const inMonth = rows.filter((row) => row.month === month);
      return { month, confirmed: sumOf(inMonth, 'confirmed'), probable: sumOf(inMonth, 'probable') };
    })
    .filter(({ confirmed, probable }) => confirmed + probable > 0);
}

function sumOf(rows: readonly CountRow[], grade: Grade | null): number {
  return rows.filter((row) => row.grade === grade).reduce((sum, row) => sum + row.count, 0);
}
