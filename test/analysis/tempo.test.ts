import { describe, expect, test } from 'vitest';
import {
  arrivalDays,
  compareRoutes,
  type Episode,
  Random,
  type TempoQuestion,
  tempoOf,
} from '../../src/analysis/index.js';
import { detectionIn } from '../../src/analysis/tempo/detection.js';

const FIRST = 17_000;
const DAYS = 1500;
const LAST = FIRST + DAYS - 1;

const episodes: Episode[] = [150, 380, 700, 850, 1190].map((offset, k) => ({
  id: `e${k}`,
  name: `Clash ${k}`,
  startDay: FIRST + offset,
  endDay: FIRST + offset + 5,
  class: k % 2 === 0 ? 'core' : 'minor',
  source: 'made up',
}));

/** Visits by Poisson's law, `ratio` times as often from 30 days before each episode to 30 days after. */
function visits(perDay: number, ratio: number, seed = 2): number[] {
  const random = new Random(seed);
  const isNear = (day: number) =>
    episodes.some(({ startDay, endDay }) => day >= startDay - 30 && day <= endDay + 30);
  return Array.from({ length: DAYS }, (_, k) => FIRST + k).filter(
    (day) => random.next() < perDay * (isNear(day) ? ratio : 1),
  );
}

function ask(changes: Partial<TempoQuestion> = {}): TempoQuestion {
  return {
    visitDays: visits(0.06, 4),
    episodes,
    period: { startDay: FIRST, endDay: LAST },
    reach: { beforeDays: 30, afterDays: 30 },
    exposure: { firstDay: FIRST, perDay: new Float64Array(DAYS).fill(0.7) },
    known: [],
    simulations: 40,
    seed: 1,
    ...changes,
  };
}

describe('an effect that is there', () => {
  const { tests, counts, windows, reasons } = tempoOf(ask());

  test('is found by every part of the rule', () => {
    expect(reasons).toEqual([]);
    expect(windows).toHaveLength(5);
    expect(tests!.p).toBeLessThan(0.01);
    expect(tests!.concordance!.p).toBeLessThan(0.01);
    expect(tests!.worstLeftOut!.p).toBeLessThan(0.1);
    expect(tests!.ratio!.interval.low).toBeGreaterThan(1);
    // Four times as many were put in.
    expect(tests!.ratio!.ratio).toBeGreaterThan(2.5);
    expect(tests!.ratio!.ratio).toBeLessThan(6);
  });

  test('lies in all phases and episodes, and its parts add up', () => {
    expect(tests!.phases.map(({ phase }) => phase)).toEqual(['before', 'during', 'after']);
    expect(tests!.phases.reduce((sum, { observed }) => sum + observed, 0)).toBe(counts!.inside);
    expect(counts!.episodes.reduce((sum, { observed }) => sum + observed, 0)).toBe(counts!.inside);
    expect(tests!.tally).toMatchObject({ evaluable: 5, above: 5 });
    expect(tests!.rotated[0]).toBe(counts!.inside);
    expect(counts!.expectedPerDay.reduce((sum, mean) => sum + mean, 0)).toBeCloseTo(
      counts!.inside + counts!.outside,
      6,
    );
  });

  test('shows in every specification', () => {
    const specifications = tests!.specifications;
    // Three reaches, three lists (all, core, minor), exposure estimated or flat.
    expect(specifications).toHaveLength(18);
    for (const { ratio } of specifications) expect(ratio!.ratio).toBeGreaterThan(1);
  });

  test('would be found more often the larger it is', () => {
    const [two, , five] = tests!.power;
    expect(five.rule).toBeGreaterThan(two.rule);
    for (const { rule, rotation } of tests!.power) expect(rule).toBeLessThanOrEqual(rotation);
  });
});

test('no effect is seldom found', () => {
  const alarms = Array.from({ length: 30 }, (_, k) =>
    tempoOf(ask({ visitDays: visits(0.06, 1, 50 + k), simulations: 1 })),
  );
  // At a true 5 %, six or more of thirty come less than once in a hundred times.
  expect(alarms.filter(({ tests }) => tests!.p <= 0.05).length).toBeLessThan(6);
});

describe('what cannot be concluded is said in a sentence', () => {
  const reasonsOf = (changes: Partial<TempoQuestion>) => {
    const answer = tempoOf(ask({ simulations: 1, ...changes }));
    expect(answer.tests).toBeNull();
    return answer.reasons.join(' ');
  };

  test('no visits', () => {
    expect(reasonsOf({ visitDays: [] })).toMatch(/No visit is counted/);
  });

  test('too few visits', () => {
    expect(reasonsOf({ visitDays: visits(0.06, 4).slice(0, 29) })).toMatch(/Visits counted: 29/);
  });

  test('no episodes, one episode, and episodes outside the period', () => {
    expect(reasonsOf({ episodes: [] })).toMatch(/No episode lies within the period/);
    expect(reasonsOf({ episodes: episodes.slice(0, 1) })).toMatch(
      /Of 1 windows with days to compare, 1 can be judged/,
    );
    const past = episodes.map((episode) => ({ ...episode, startDay: 100, endDay: 105 }));
    expect(reasonsOf({ episodes: past })).toMatch(/No episode lies within the period/);
  });

  test('windows that cover everything', () => {
    expect(reasonsOf({ reach: { beforeDays: 2000, afterDays: 2000 } })).toMatch(/no day is left to compare/);
  });

  test('all visits inside windows: tested, but without a rate ratio', () => {
    const inside = episodes.flatMap(({ startDay }) => Array.from({ length: 8 }, (_, k) => startDay + k));
    const { tests } = tempoOf(ask({ visitDays: inside, simulations: 1 }));
    expect(tests!.ratio).toBeNull();
    expect(tests!.p).toBeLessThan(0.05);
  });

  test('exposure unknown throughout, and for half of the period', () => {
    const unknown = { firstDay: FIRST, perDay: new Float64Array(DAYS).fill(Number.NaN) };
    expect(reasonsOf({ exposure: unknown })).toMatch(/unknown on every day/);
    const half = Float64Array.from({ length: DAYS }, (_, k) => (k < DAYS / 2 ? Number.NaN : 0.5));
    const { caveats, reasons, tallied } = tempoOf(
      ask({ exposure: { firstDay: FIRST, perDay: half }, simulations: 1 }),
    );
    expect(tallied.daysKnown).toBe(DAYS / 2);
    expect(caveats.join(' ')).toMatch(/Exposure is unknown on 750 of 1500 days/);
    expect(caveats.join(' ')).toMatch(/Visits on days without known exposure/);
    expect(caveats.join(' ')).toMatch(/less than 80 %/);
    // Two whole windows and most of a third lie in the half that is cut.
    expect(reasons.join(' ')).toMatch(/Of [23] windows with days to compare/);
  });
});

test('arrivals count for the middle of their interval, once, and not when it is wider than 48 hours', () => {
  const hour = 3_600_000;
  const arrival = (id: string, earliestMs: number | null, latestMs: number | null) => ({
    id,
    earliestMs,
    latestMs,
  });
  const found = arrivalDays([
    arrival('a', 22 * hour, 25 * hour),
    arrival('b', 20 * hour, 30 * hour),
    arrival('b', 20 * hour, 30 * hour),
    arrival('wide', 0, 49 * hour),
    arrival('open', null, 10 * hour),
  ]);
  expect(found).toEqual({ days: [0, 1], tooWide: 2 });
});

test('detection is compared within years', () => {
  const windows = [{ startDay: 370, endDay: 380, episodes: [] }];
  const events = (day: number, known: number, heard: number) =>
    Array.from({ length: known }, (_, k) => ({ day, heard: k < heard, isOwn: false }));
  // 1970: no window, hardly anything heard. 1971: the same share inside and outside.
  const known = [...events(10, 100, 10), ...events(375, 20, 16), ...events(500, 100, 80)];
  const { ratio, interval, inside, outside } = detectionIn(windows, known);
  expect(ratio).toBeCloseTo(1, 12);
  expect(interval!.low).toBeLessThan(1);
  expect(interval!.high).toBeGreaterThan(1);
  expect(inside).toEqual({ known: 20, heard: 16 });
  expect(outside).toEqual({ known: 200, heard: 90 });
  expect(detectionIn(windows, []).ratio).toBeNull();
});

test('having looked at several routes makes each of them less surprising', () => {
  const routes = [1, 2, 3].map((seed) => {
    const { tests } = tempoOf(ask({ visitDays: visits(0.06, seed === 1 ? 4 : 1, seed), simulations: 1 }));
    return { name: `route ${seed}`, rotated: tests!.rotated };
  });
  const compared = compareRoutes(routes);
  for (const { p, pOfAll } of compared) expect(pOfAll).toBeGreaterThanOrEqual(p);
  expect(compared[0].pOfAll).toBeLessThan(0.05);
  expect(compareRoutes(routes.slice(0, 1))[0]).toMatchObject({ p: compared[0].p, pOfAll: compared[0].p });
});
