import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrueLeg } from '../../evaluate/input.js';
import { match } from '../../evaluate/measures/match.js';
import { MIDNIGHT_MS, traceFrom } from '../support/traces.js';

/** A report every minute for so many minutes. */
const everyMinute = (minutes: number) =>
  traceFrom(Array.from({ length: minutes }, (_, k) => ({ s: k * 60, lat: 50, lon: 10, alt: 10_000 })));

const at = (minute: number) => MIDNIGHT_MS + minute * 60_000;
const leg = (from: number, to: number): TrueLeg => ({
  name: `${from}–${to}`,
  adep: 'EDDF',
  ades: 'EDDM',
  fromMs: at(from),
  toMs: at(to),
});
const stretch = (from: number, to: number) => ({ fromMs: at(from), toMs: at(to) });

describe('matching found legs with true ones', () => {
  const input = { trace: everyMinute(200), legs: [leg(0, 59), leg(100, 159)] };

  test('each with its own, time on the ground notwithstanding', () => {
    expect(match(input, [stretch(0, 80), stretch(85, 199)])).toEqual({
      foundOf: [0, 1],
      extra: [],
      unheard: [],
    });
  });

  test('two flights taken for one are one missed, or both', () => {
    const unequal = { trace: input.trace, legs: [leg(0, 99), leg(120, 149)] };
    expect(match(unequal, [stretch(0, 149)])).toEqual({ foundOf: [0, null], extra: [], unheard: [] });
    expect(match(input, [stretch(0, 159)])).toEqual({ foundOf: [null, null], extra: [0], unheard: [] });
  });

  test('a flight cut in two is at most one found', () => {
    expect(match(input, [stretch(0, 44), stretch(45, 59), stretch(100, 159)])).toEqual({
      foundOf: [0, 2],
      extra: [1],
      unheard: [],
    });
  });

  test('a leg where nothing flew is extra', () => {
    expect(match(input, [stretch(0, 59), stretch(70, 90), stretch(100, 159)]).extra).toEqual([1]);
  });

  test('a flight of one report counts neither way', () => {
    const heardOnce = { trace: input.trace, legs: [leg(0, 59), leg(100, 100)] };
    expect(match(heardOnce, [stretch(0, 59), stretch(100, 100)])).toEqual({
      foundOf: [0, null],
      extra: [],
      unheard: [1],
    });
  });
});

/** Stretches in order of time, none overlapping another. */
const stretches = fc
  .uniqueArray(fc.integer({ min: 0, max: 199 }), { maxLength: 12 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((minutes) =>
    minutes.flatMap((from, k) => (k % 2 === 0 && k + 1 < minutes.length ? [[from, minutes[k + 1]]] : [])),
  );

describe('whatever was flown and found', () => {
  const trace = everyMinute(200);

  test('the order of what was found changes nothing', () => {
    fc.assert(
      fc.property(stretches, stretches, (flown, found) => {
        const legs = flown.map(([from, to]) => leg(from, to));
        const forwards = found.map(([from, to]) => stretch(from, to));
        const backwards = [...forwards].reverse();
        const one = match({ trace, legs }, forwards);
        const other = match({ trace, legs }, backwards);
        expect(other.foundOf.map((k) => (k === null ? null : backwards[k]))).toEqual(
          one.foundOf.map((k) => (k === null ? null : forwards[k])),
        );
        expect(new Set(other.extra.map((k) => backwards[k]))).toEqual(
          new Set(one.extra.map((k) => forwards[k])),
        );
      }),
    );
  });

  test('no found leg is two flights', () => {
    fc.assert(
      fc.property(stretches, stretches, (flown, found) => {
        const legs = flown.map(([from, to]) => leg(from, to));
        const { foundOf, extra } = match(
          { trace, legs },
          found.map(([from, to]) => stretch(from, to)),
        );
        const taken = [...foundOf.filter((k) => k !== null), ...extra];
        expect(new Set(taken).size).toBe(taken.length);
      }),
    );
  });

  test('what was flown is found when it is given', () => {
    fc.assert(
      fc.property(stretches, (flown) => {
        const legs = flown.map(([from, to]) => leg(from, to));
        const { foundOf, extra } = match({ trace, legs }, legs);
        expect(foundOf).toEqual(legs.map((_, k) => k));
        expect(extra).toEqual([]);
      }),
    );
  });
});
