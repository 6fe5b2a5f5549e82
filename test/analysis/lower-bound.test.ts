import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { possiblyTheSame } from '../../src/analysis/distinct-stays.js';
import { falseEndsLimit } from '../../src/analysis/false-ends.js';
import { linkageAudit } from '../../src/analysis/linkage.js';
import { visitsLowerBound } from '../../src/analysis/lower-bound.js';
import type { CountedVisit } from '../../src/ledger/queries/counted-visits.js';
import { came, circuits, left, NAMELESS, visit } from './visit.js';

describe('what may be one stay', () => {
  test('is a coming and the same airframe’s next leaving', () => {
    expect(possiblyTheSame([came(0), left(5)])).toBe(1);
    expect(possiblyTheSame([came(0), left(5, { airframe: '600865' })])).toBe(0);
    expect(possiblyTheSame([came(0), left(5, { aerodrome: 'LLER' })])).toBe(0);
  });

  test('is none once the airframe was confirmed elsewhere between', () => {
    expect(possiblyTheSame([came(0), visit(3, { aerodrome: 'UBBB', isAsked: false }), left(9)])).toBe(0);
  });

  test('is none where an end of its own was heard', () => {
    expect(possiblyTheSame([visit(0), left(9)])).toBe(0);
    expect(possiblyTheSame([came(0), visit(9)])).toBe(0);
    expect(possiblyTheSame([left(0), came(9)])).toBe(0);
    expect(possiblyTheSame([came(0), came(9)])).toBe(0);
  });

  test('is a stay known by circuits only, and what came before and after', () => {
    expect(possiblyTheSame([came(0), circuits(3), left(5)])).toBe(2);
    expect(possiblyTheSame([visit(0), circuits(3), visit(5)])).toBe(0);
    expect(possiblyTheSame([came(0, NAMELESS(1)), circuits(3, NAMELESS(2)), left(5, NAMELESS(3))])).toBe(2);
  });

  test('each coming and each leaving belong to one stay at most', () => {
    expect(possiblyTheSame([came(0), left(5), left(9)])).toBe(1);
    expect(possiblyTheSame([came(0), left(5), came(20), left(25)])).toBe(2);
  });

  test('is a track without an address and anybody’s, before or after', () => {
    expect(possiblyTheSame([came(0), left(5, NAMELESS(1))])).toBe(1);
    expect(possiblyTheSame([came(0, NAMELESS(1)), left(5, NAMELESS(2))])).toBe(1);
    expect(possiblyTheSame([left(0, NAMELESS(1)), came(5)])).toBe(0);
  });

  test('is one flight in two exports', () => {
    expect(possiblyTheSame([came(0, NAMELESS(1)), came(0.1, NAMELESS(2))])).toBe(1);
    expect(possiblyTheSame([visit(0), left(2, NAMELESS(1))])).toBe(1);
    expect(possiblyTheSame([came(0, NAMELESS(1)), came(9, NAMELESS(2))])).toBe(0);
  });
});

/** A stay as it was, and how it came down to us. */
const stayArbitrary = fc.record({
  airframe: fc.constantFrom('600864', '600865'),
  cameHeard: fc.boolean(),
  leftHeard: fc.boolean(),
  /** A stray leg parts the two ends. */
  parted: fc.boolean(),
  cameNameless: fc.boolean(),
  leftNameless: fc.boolean(),
  /** Known by circuits in between, apart from both ends. */
  circuits: fc.boolean(),
  /** The coming is in a second file, which names no address. */
  twice: fc.boolean(),
});

type Stay = typeof stayArbitrary extends fc.Arbitrary<infer T> ? T : never;

function seenAs(stay: Stay, k: number): CountedVisit[] {
  const { airframe, cameHeard, leftHeard } = stay;
  const named = !stay.cameNameless && !stay.leftNameless;
  if (cameHeard && leftHeard && named && !stay.parted) return [visit(10 * k, { airframe })];
  const again = stay.twice ? [came(10 * k + 0.1, NAMELESS(1000 + k))] : [];
  const coming = came(10 * k, stay.cameNameless ? NAMELESS(k) : { airframe });
  const leaving = left(10 * k + 2, stay.leftNameless ? NAMELESS(2000 + k) : { airframe });
  const between = stay.circuits ? [circuits(10 * k + 1, stay.twice ? NAMELESS(3000 + k) : { airframe })] : [];
  return [...(cameHeard ? [coming, ...again] : []), ...between, ...(leftHeard ? [leaving] : [])];
}

test('no more stays are left than there were, however their ends were heard', () => {
  fc.assert(
    fc.property(fc.array(stayArbitrary, { maxLength: 30 }), (stays) => {
      const visits = stays.flatMap(seenAs);
      expect(visits.length - possiblyTheSame(visits)).toBeLessThanOrEqual(stays.length);
    }),
    { numRuns: 1000 },
  );
});

describe('at least', () => {
  const SURE = { wrong: 0, of: 1_000_000 };

  test('counts confirmed visits that were asked for, and nothing else', () => {
    const visits = [
      visit(0),
      visit(10, { grade: 'probable', arrivalEvidence: 'inferred', departureEvidence: 'unseen' }),
      visit(20, { grade: 'continuity', arrivalEvidence: 'continuity', departureEvidence: 'unseen' }),
      visit(30, { aerodrome: 'UBBB', isAsked: false }),
    ];
    expect(visitsLowerBound(visits, SURE)).toMatchObject({ atLeast: 1, confirmed: 1, possiblyFalse: 0 });
  });

  test('takes off what may be counted twice and what may be false', () => {
    const ends = [...Array.from({ length: 40 }, (_, k) => came(10 * k)), left(401)];
    const bound = visitsLowerBound(ends, { wrong: 2, of: 100 });
    expect(bound).toMatchObject({ confirmed: 41, possiblyTheSame: 1, onOneEnd: 41, onTwoEnds: 0 });
    expect(bound.possiblyFalse).toBe(falseEndsLimit(41, { wrong: 2, of: 100 }));
    expect(bound.atLeast).toBe(40 - bound.possiblyFalse);
  });

  test('a second observed end never makes a visit less sure', () => {
    expect(visitsLowerBound([came(0)]).atLeast).toBe(1);
    expect(visitsLowerBound([visit(0)]).atLeast).toBe(1);
    const many = (one: (hour: number) => CountedVisit) =>
      visitsLowerBound(Array.from({ length: 100 }, (_, k) => one(10 * k))).atLeast;
    expect(many(visit)).toBeGreaterThanOrEqual(many(came));
  });

  test('an end in doubt does not carry a visit', () => {
    expect(visitsLowerBound([visit(0, { doubted: true }), visit(9)])).toMatchObject({
      onOneEnd: 1,
      onTwoEnds: 1,
    });
  });

  test('is never below nought', () => {
    expect(visitsLowerBound([visit(0)], { wrong: 99, of: 100 }).atLeast).toBe(0);
    expect(visitsLowerBound([]).atLeast).toBe(0);
  });
});

test('the audit says how arrivals and departures were put together', () => {
  const visits = [
    visit(0),
    visit(10, { departureMs: Date.UTC(2020, 0, 2, 12) }),
    came(100),
    left(110),
    came(200, { grade: 'probable', arrivalEvidence: 'inferred' }),
    circuits(250),
    visit(300, { aerodrome: 'UBBB', isAsked: false }),
  ];
  expect(linkageAudit(visits)).toMatchObject({
    linked: 2,
    arrivalOnly: 2,
    departureOnly: 1,
    neither: 1,
    overUnseenGap: 1,
    ambiguous: 2,
  });
});
