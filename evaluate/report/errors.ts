import type { AerodromeTable } from 'airbridge/aviation';
import type { TrueLeg } from '../input.js';
import { type EndResult, isNamed, isRight, kmBetween } from '../measures/end-result.js';
import type { ExtraLeg, LegsResult } from '../measures/legs-result.js';
import type { Outcome } from '../run.js';
import { methodsIn } from './select.js';
import type { Section, Table } from './table.js';
import { gapWords, hidingWords } from './words.js';

/** Something said that was not so, and under which conditions it was said. */
interface Fault {
  readonly cells: readonly string[];
  readonly conditions: string[];
}

/** Every error of the first method by name, each once, with the conditions under which it was made. */
export function errorsSection(outcomes: readonly Outcome[], aerodromes: AerodromeTable): Section {
  const [method] = methodsIn(outcomes);
  const own = outcomes.filter((one) => one.method === method);
  const tables = [endErrors(own, aerodromes), cutErrors(own), legErrors(own)];
  return {
    title: 'Every error by name',
    text: [
      `Of ${method}: fields named wrongly; fields named for cut tracks, which nobody can know; flights not found and legs that are none.`,
      ...(tables.every(({ rows }) => rows.length === 0) ? ['None.'] : []),
    ],
    tables,
  };
}

function endErrors(outcomes: readonly Outcome[], aerodromes: AerodromeTable): Table {
  const faults = new Faults();
  for (const { outcome, end } of everyEnd(outcomes)) {
    if (end.kind === 'cut' || !isNamed(end) || isRight(end)) continue;
    const km = kmBetween(aerodromes, end.said ?? '', end.truth);
    const apart = km === null ? '' : `${km.toFixed(0)} km`;
    const key = [end.source, end.flight, end.side, end.said ?? '', end.truth, apart, end.evidence];
    faults.add(key, `${conditionOf(outcome, end)}: ${end.reason}`);
  }
  const header = ['source', 'flight', 'end', 'said', 'true', 'apart', 'evidence', 'when (first), and reason'];
  return { header, rows: faults.rows() };
}

function cutErrors(outcomes: readonly Outcome[]): Table {
  const faults = new Faults();
  for (const { end } of everyEnd(outcomes)) {
    if (end.kind !== 'cut' || !isNamed(end)) continue;
    faults.add([end.source, end.flight, end.side, end.said ?? '', end.evidence], end.reason);
  }
  return { header: ['source', 'cut track of', 'end', 'said', 'evidence', 'reason'], rows: faults.rows() };
}

function legErrors(outcomes: readonly Outcome[]): Table {
  const faults = new Faults();
  for (const outcome of outcomes) {
    for (const legs of outcome.legs) {
      for (const cells of legFaults(legs)) faults.add([legs.source, ...cells], legCondition(outcome, legs));
    }
  }
  return { header: ['source', 'error', 'flight', 'when (first)'], rows: faults.rows() };
}

function legFaults({ merged, missed, extra }: LegsResult): string[][] {
  return [
    ...merged.map((flights) => ['taken for one flight', flights.map(flightWords).join(' + ')]),
    ...missed.map((flight) => ['not found', flightWords(flight)]),
    ...extra.map(extraWords),
  ];
}

const flightWords = ({ name, adep, ades }: TrueLeg): string => `${name} ${adep ?? '?'}–${ades ?? '?'}`;

function everyEnd(outcomes: readonly Outcome[]) {
  return outcomes.flatMap((outcome) => outcome.ends.map((end) => ({ outcome, end })));
}

function extraWords({ leg, partOf }: ExtraLeg): [error: string, flight: string] {
  if (partOf !== null) return ['a leg that is a part', flightWords(partOf)];
  return ['a leg where nothing flew', `${time(leg.firstMs)} – ${time(leg.lastMs)}`];
}

const time = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16)}Z`;

function conditionOf({ hiding }: Outcome, { kind }: EndResult): string {
  const input = kind === 'chain' ? 'in a chain, ' : '';
  return `${input}${hiding === null ? 'whole' : `hidden ${hidingWords(hiding)}`}`;
}

function legCondition({ hiding }: Outcome, { kind, gapMinutes }: LegsResult): string {
  const input = gapMinutes === null ? (kind === 'cut' ? 'cut, ' : '') : `chain at ${gapWords(gapMinutes)}, `;
  return `${input}${hiding === null ? 'whole' : `hidden ${hidingWords(hiding)}`}`;
}

/** Equal faults in one row, in the order of first sight; the first condition in words, the others as a number. */
class Faults {
  private readonly byKey = new Map<string, Fault>();

  add(cells: readonly string[], condition: string): void {
    const key = cells.join('\n');
    const known = this.byKey.get(key);
    if (known === undefined) this.byKey.set(key, { cells, conditions: [condition] });
    else known.conditions.push(condition);
  }

  rows(): string[][] {
    return [...this.byKey.values()].map(({ cells, conditions }) => {
      const others = conditions.length - 1;
      return [...cells, others === 0 ? conditions[0] : `${conditions[0]} (and ${others} more)`];
    });
  }
}
