import { loadAerodromes } from 'airbridge/aviation';
import { describe, expect, test } from 'vitest';
import type { Input, TrueLeg } from '../../evaluate/input.js';
import { segmentation } from '../../evaluate/measures/legs-result.js';
import type { FoundEnd, FoundLeg, Method } from '../../evaluate/method.js';
import { endsSection } from '../../evaluate/report/ends.js';
import { errorsSection } from '../../evaluate/report/errors.js';
import { leftOutSection } from '../../evaluate/report/left-out.js';
import { probabilitySection } from '../../evaluate/report/probabilities.js';
import { renderTable } from '../../evaluate/report/table.js';
import { shareWords } from '../../evaluate/report/words.js';
import { type Outcome, runAll, runOne } from '../../evaluate/run.js';
import { MIDNIGHT_MS, traceFrom } from '../support/traces.js';

const aerodromes = loadAerodromes();
const MINUTE_MS = 60_000;

/** Two flights of an hour each with an hour between them, heard every minute high above a place in the sea. */
const legs: TrueLeg[] = [
  { name: 'one', adep: 'EDDF', ades: 'EDDM', fromMs: MIDNIGHT_MS, toMs: MIDNIGHT_MS + 60 * MINUTE_MS },
  {
    name: 'two',
    adep: 'EDDM',
    ades: 'EDDF',
    fromMs: MIDNIGHT_MS + 120 * MINUTE_MS,
    toMs: MIDNIGHT_MS + 180 * MINUTE_MS,
  },
];
const trace = traceFrom(
  Array.from({ length: 181 }, (_, k) => ({ s: k * 60, lat: 40, lon: -40, alt: 30_000 })),
);
const input: Input = { source: 'made up', kind: 'flight', gapMinutes: null, trace, legs };

const end = (aerodrome: string | null, given: Partial<FoundEnd> = {}): FoundEnd => ({
  aerodrome,
  evidence: aerodrome === null ? 'unseen' : 'observed',
  reason: 'because',
  forecasts: [],
  ...given,
});
const leg = (from: number, to: number, departure: FoundEnd, arrival: FoundEnd): FoundLeg => ({
  firstMs: MIDNIGHT_MS + from * MINUTE_MS,
  lastMs: MIDNIGHT_MS + to * MINUTE_MS,
  departure,
  arrival,
});
const saying = (...found: FoundLeg[]): Method => ({ name: 'made up', find: () => found });

function outcome(method: Method): Outcome {
  const { ends, legs: result } = runOne(method, input, aerodromes);
  return { method: method.name, hiding: null, ends, legs: [result] };
}

describe('scores', () => {
  test('of a method that is right everywhere', () => {
    const right = outcome(
      saying(leg(0, 60, end('EDDF'), end('EDDM')), leg(120, 180, end('EDDM'), end('EDDF'))),
    );
    expect(segmentation(right.legs)).toEqual({
      precision: { hits: 2, n: 2 },
      recall: { hits: 2, n: 2 },
      f1: 1,
    });
    expect(errorsSection([right], aerodromes).text).toContain('None.');
  });

  test('a wrong field is named with what was said, what is true, how far apart, and why', () => {
    const wrong = outcome(
      saying(leg(0, 60, end('EDDF'), end('EDMO')), leg(120, 180, end(null), end('EDDF'))),
    );
    const [table] = errorsSection([wrong], aerodromes).tables;
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0].slice(0, 5)).toEqual(['made up', 'one', 'arrival', 'EDMO', 'EDDM']);
    expect(table.rows[0].at(-1)).toContain('because');
  });

  test('flights taken for one are named together, and their ends count as not named', () => {
    const merged = outcome(saying(leg(0, 180, end('EDDF'), end('EDDF'))));
    const [result] = merged.legs;
    expect(result.merged.map((flights) => flights.map(({ name }) => name))).toEqual([['one', 'two']]);
    expect(segmentation(merged.legs).recall).toEqual({ hits: 0, n: 2 });
    expect(merged.ends.every(({ said }) => said === null)).toBe(true);
  });

  test('a flight that nobody found is named', () => {
    const missing = outcome(saying(leg(0, 60, end('EDDF'), end('EDDM'))));
    expect(missing.legs[0].missed.map(({ name }) => name)).toEqual(['two']);
    const tables = errorsSection([missing], aerodromes).tables;
    expect(tables.at(-1)?.rows).toEqual([['made up', 'not found', 'two EDDM–EDDF', 'whole']]);
  });
});

test('leaving out a field leaves out its ends only', () => {
  const half = outcome(saying(leg(0, 60, end('EDDF'), end('EDDM'))));
  const [table] = leftOutSection([half]).tables;
  const without = table.rows.find(([, field]) => field === 'EDDM');
  expect(without?.[2]).toBe('2');
  expect(without?.[3]).toContain('(1/2)');
});

test('a track that stops far from the true field is in the last class of distance', () => {
  const none = outcome(saying(leg(0, 60, end(null), end(null)), leg(120, 180, end(null), end(null))));
  const byDistance = endsSection([none]).tables.at(-1);
  expect(byDistance?.rows.map(([, words]) => words)).toEqual(['> 100 km']);
});

describe('probabilities', () => {
  const likely = (aerodrome: string, probability: number | null) => [
    { aerodrome, probability, probabilityWithHistory: null },
  ];

  test('are said to be missing where they are', () => {
    const section = probabilitySection([outcome(saying(leg(0, 60, end('EDDF'), end('EDDM'))))]);
    expect(section.text.join(' ')).toContain('none yet');
  });

  test('are scored where they are given, "elsewhere" included', () => {
    const sure = end('EDDF', { forecasts: likely('EDDF', 0.9) });
    const mistaken = end('EDMO', { forecasts: likely('EDMO', 0.6) });
    const section = probabilitySection([outcome(saying(leg(0, 60, sure, mistaken)))]);
    // (0.1² + 0.1² + 0.6² + 0.6²) / 2
    expect(section.tables[0].rows[0].at(-1)).toBe('0.370');
    expect(section.tables[1].rows.length).toBeGreaterThan(2);
  });
});

test('every method meets every input, whole and under every hiding', () => {
  const method = saying(leg(0, 60, end('EDDF'), end('EDDM')));
  const outcomes = runAll([method], [input, { ...input, kind: 'cut' }], aerodromes, () => {});
  expect(outcomes).toHaveLength(42);
  expect(outcomes.filter(({ hiding }) => hiding === null).flatMap((one) => one.legs)).toHaveLength(2);
  expect(outcomes.filter(({ hiding }) => hiding !== null).every((one) => one.legs.length === 1)).toBe(true);
});

describe('words', () => {
  test('a share says what it was counted from, and never 100 % of less than all', () => {
    expect(shareWords({ hits: 999, n: 1_000 })).toBe('99.9 % (999/1000) [99–100]');
    expect(shareWords({ hits: 996, n: 1_000 })).toMatch(/^99\.6 %/);
    expect(shareWords({ hits: 0, n: 0 })).toBe('– (0/0)');
  });

  test('a bar in a cell does not break the table', () => {
    expect(renderTable({ header: ['a'], rows: [['x|y']] }, false).split('\n')[2]).toBe('| x\\|y |');
  });
});
