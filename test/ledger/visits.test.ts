import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type VisitLeg, visitsOf } from '../../src/ledger/tables/visits.js';
import type { Evidence } from '../../src/legs/grade.js';
import type { LegEnd } from '../../src/legs/leg.js';
import { madeUp } from '../support/said.js';

const HOUR_MS = 3_600_000;
const LATE_EVENING_MS = Date.UTC(2024, 2, 1, 22);

/** `LLOV` observed, `(LLOV)` inferred, `[LLOV]` by neighbours only, `?` unknown: as tables write it. */
type Written = string;

const BRACKETS: Readonly<Record<string, Evidence>> = { '(': 'inferred', '[': 'continuity' };

function endOf(written: Written, timeMs: number): LegEnd {
  const isKnown = written !== '?';
  const evidence = isKnown ? (BRACKETS[written[0]] ?? 'observed') : 'unseen';
  const point = evidence === 'observed' ? timeMs : null;
  return {
    aerodrome: isKnown ? written.replace(/[()[\]]/g, '') : null,
    evidence,
    candidates: [],
    runway: null,
    timeMs: point,
    earliestMs: timeMs,
    latestMs: timeMs,
  };
}

/** SYNTHETIC. Legs with hours of take-off and landing after 22:00 UTC, each from a file of its own. */
function legs(
  ...flights: (readonly [id: string, from: Written, takeoff: number, to: Written, landing: number])[]
): VisitLeg[] {
  return flights.map(([id, from, takeoff, to, landing]) => {
    const [firstSeenMs, lastSeenMs] = [takeoff, landing].map((hour) => LATE_EVENING_MS + hour * HOUR_MS);
    return {
      id,
      icao24: 0x600866,
      registration: null,
      typecode: 'IL76',
      operator: null,
      departure: endOf(from, firstSeenMs),
      arrival: endOf(to, lastSeenMs),
      firstSeenMs,
      lastSeenMs,
      sources: [{ sha256: id.repeat(64).slice(0, 64), entry: '', firstIndex: 0, lastIndex: 1 }],
      synthetic: false,
      flags: [],
    };
  });
}

const summary = (list: readonly VisitLeg[], ...breaks: Parameters<typeof visitsOf>[1] & object) =>
  visitsOf(list, breaks).map(({ aerodrome, grade, cameFrom, wentTo, legs: ids }) => [
    aerodrome,
    grade,
    cameFrom,
    wentTo,
    ids.join(''),
  ]);

describe('a stay', () => {
  test('over midnight, known from two files, is one visit from where to where', () => {
    const [, visit, ...rest] = visitsOf(legs(['a', 'UBBB', 0, 'LLOV', 1.5], ['b', 'LLOV', 3, 'UBBB', 7]));
    expect(rest).toHaveLength(1);
    expect(visit).toMatchObject({
      aerodrome: 'LLOV',
      cameFrom: 'UBBB',
      wentTo: 'UBBB',
      legs: ['a', 'b'],
      turnaroundMinutes: 90,
    });
    expect(new Date(visit.arrival.timeMs ?? 0).toISOString()).toBe('2024-03-01T23:30:00.000Z');
    expect(new Date(visit.departure.timeMs ?? 0).toISOString()).toBe('2024-03-02T01:00:00.000Z');
  });

  test('is not confirmed by an end that a flag leaves in doubt, but still probable', () => {
    const flag = { kind: 'jump', fromMs: 0, toMs: 1, reports: 3, reason: madeUp('jumped') } as const;
    const graded = (...doubts: readonly ('departure' | 'arrival' | 'leg')[]) => {
      const [first] = legs(['a', 'UBBB', 0, 'LLOV', 1]);
      return visitsOf([{ ...first, flags: [{ ...flag, doubts }] }]).map(({ aerodrome, grade, doubted }) =>
        [aerodrome, grade, doubted].join(' '),
      );
    };
    expect(graded()).toEqual(['UBBB confirmed false', 'LLOV confirmed false']);
    expect(graded('arrival')).toEqual(['UBBB confirmed false', 'LLOV probable true']);
    expect(graded('leg')).toEqual(['UBBB probable true', 'LLOV probable true']);
  });

  test('is confirmed by one end seen there, probable by one inferred, continuity by neighbours alone', () => {
    const grades = (arrival: Written, departure: Written) =>
      visitsOf(legs(['a', '?', 0, arrival, 1], ['b', departure, 3, '?', 7])).map(({ grade }) => grade);
    expect(grades('LLOV', '[LLOV]')).toEqual(['confirmed']);
    expect(grades('[LLOV]', 'LLOV')).toEqual(['confirmed']);
    expect(grades('(LLOV)', 'LLOV')).toEqual(['confirmed']);
    expect(grades('(LLOV)', '[LLOV]')).toEqual(['probable']);
    expect(grades('[LLOV]', '[LLOV]')).toEqual(['continuity']);
    expect(grades('LLOV', '?')).toEqual(['confirmed']);
    expect(grades('?', '?')).toEqual([]);
  });

  test('of which neighbours alone say where the flight came from or went to does not say it', () => {
    expect(summary(legs(['a', '[UBBB]', 0, 'LLOV', 1], ['b', 'LLOV', 3, '[UBBB]', 7]))).toContainEqual([
      'LLOV',
      'confirmed',
      null,
      null,
      'ab',
    ]);
  });

  test('ends where the airframe is seen elsewhere between', () => {
    expect(summary(legs(['a', 'UBBB', 0, 'LLOV', 4], ['b', 'LLER', 9, 'UBBB', 13]))).toEqual([
      ['UBBB', 'confirmed', null, 'LLOV', 'a'],
      ['LLOV', 'confirmed', 'UBBB', null, 'a'],
      ['LLER', 'confirmed', null, 'UBBB', 'b'],
      ['UBBB', 'confirmed', 'LLER', null, 'b'],
    ]);
  });
});

describe('circuits', () => {
  test('that come back within an hour belong to one visit', () => {
    const list = legs(
      ['a', 'UBBB', 0, 'LLOV', 4],
      ['b', 'LLOV', 5, 'LLOV', 5.9],
      ['c', 'LLOV', 7, 'UBBB', 11],
    );
    expect(summary(list)[1]).toEqual(['LLOV', 'confirmed', 'UBBB', 'UBBB', 'abc']);
  });

  test('that take longer, or land elsewhere, begin another', () => {
    const long = legs(
      ['a', 'UBBB', 0, 'LLOV', 4],
      ['b', 'LLOV', 5, 'LLOV', 6.1],
      ['c', 'LLOV', 7, 'UBBB', 11],
    );
    expect(summary(long).map(([aerodrome]) => aerodrome)).toEqual(['UBBB', 'LLOV', 'LLOV', 'UBBB']);
    const away = legs(
      ['a', 'UBBB', 0, 'LLOV', 4],
      ['b', 'LLOV', 5, 'LLER', 5.3],
      ['c', 'LLER', 5.5, 'LLOV', 5.9],
    );
    expect(summary(away).map(([aerodrome]) => aerodrome)).toEqual(['UBBB', 'LLOV', 'LLER', 'LLOV']);
  });
});

test('an inferred end that its neighbour contradicts makes no visit probable; one that was seen still confirms', () => {
  const list = legs(['a', 'UBBB', 0, '(LLOV)', 4], ['b', 'LLER', 5, 'UBBB', 9]);
  const doubtful = { kind: 'doubtful', afterLeg: 'a', beforeLeg: 'b' } as const;
  expect(summary(list, doubtful).map(([aerodrome, grade]) => [aerodrome, grade])).toEqual([
    ['UBBB', 'confirmed'],
    ['LLOV', 'continuity'],
    ['LLER', 'confirmed'],
    ['UBBB', 'confirmed'],
  ]);
  expect(summary(list, { ...doubtful, kind: 'unseen' })[1][1]).toBe('probable');
});

describe('whatever the history', () => {
  const written = fc.constantFrom('LLOV', '(LLOV)', '[LLOV]', 'UBBB', '(UBBB)', 'LLER', '?');
  const history = fc
    .array(
      fc.tuple(
        written,
        written,
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
      ),
      { maxLength: 12 },
    )
    .map((flights) => {
      let at = 0;
      return legs(
        ...flights.map(([from, to, hours, stay], k) => {
          const takeoff = at + stay;
          at = takeoff + hours;
          return [String.fromCharCode(97 + k), from, takeoff, to, at] as const;
        }),
      );
    });

  test('every end named for a field belongs to one visit there, and to no other', () => {
    fc.assert(
      fc.property(history, (list) => {
        const visits = visitsOf(list);
        for (const leg of list) {
          const mine = visits.filter(({ legs: ids }) => ids.includes(leg.id));
          const ends = [leg.departure.aerodrome, leg.arrival.aerodrome].filter((field) => field !== null);
          expect(new Set(ends)).toEqual(new Set(mine.map(({ aerodrome }) => aerodrome)));
          expect(mine.length).toBeLessThanOrEqual(ends.length);
        }
      }),
    );
  });

  test('visits follow each other, and each id stands for one', () => {
    fc.assert(
      fc.property(history, (list) => {
        const visits = visitsOf(list);
        expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length);
        const order = visits.flatMap(({ legs: ids }) => [ids[0], ids[ids.length - 1]]);
        expect(order).toEqual([...order].sort());
      }),
    );
  });

  test('what is confirmed was seen, and what is probable was told by its own reports', () => {
    fc.assert(
      fc.property(history, (list) => {
        for (const { grade, aerodrome, legs: ids } of visitsOf(list)) {
          const there = list
            .filter(({ id }) => ids.includes(id))
            .flatMap(({ departure, arrival }) => [departure, arrival])
            .filter((end) => end.aerodrome === aerodrome)
            .map(({ evidence }) => evidence);
          if (grade === 'confirmed') expect(there).toContain('observed');
          if (grade === 'probable') expect(there).toContain('inferred');
        }
      }),
    );
  });
});
