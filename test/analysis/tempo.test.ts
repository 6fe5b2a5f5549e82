import { describe, expect, test } from 'vitest';
import { exposureByMonth, quietExposureOf, shareHeard } from '../../src/analysis/exposure.js';
import {
  arrivalDays,
  axisOf,
  compareRoutes,
  type Episode,
  fitSeries,
  Random,
  seriesOf,
  type TempoQuestion,
  tempoOf,
  tempoVerdict,
  timingTest,
  windowStretches,
  windowsOf,
} from '../../src/analysis/index.js';
import { detectionIn } from '../../src/analysis/tempo/detection.js';
import { expectedWithChange, levelChange } from '../../src/analysis/tempo/level.js';
import { englishSpeaker, speakerIn } from '../../src/i18n/index.js';

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
  const axis = axisOf(ask().exposure);
  const windows = windowsOf(episodes, ask().reach);
  const alarms = Array.from({ length: 30 }, (_, k) => {
    const series = seriesOf(axis, visits(0.06, 1, 50 + k), windows);
    return timingTest(fitSeries(series), windowStretches(series)).p;
  });
  // At a true 5 %, six or more of thirty come less than once in a hundred times.
  expect(alarms.filter((p) => p <= 0.05).length).toBeLessThan(6);
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

describe('a change of level for good', () => {
  const axis = axisOf(ask().exposure);
  /** So many visits a day before a day, and so many after it; the windows have no effect. */
  const changing = (before: number, after: number, offset: number): number[] => {
    const random = new Random(11);
    return Array.from({ length: DAYS }, (_, k) => k)
      .filter((k) => random.next() < (k < offset ? before : after))
      .map((k) => FIRST + k);
  };
  const testOn = (visitDays: readonly number[]) => {
    const series = seriesOf(axis, visitDays, windowsOf(episodes, ask().reach));
    return timingTest(fitSeries(series), windowStretches(series));
  };

  test('is found where it is, inside a window too, and the larger p counts', () => {
    for (const offset of [600, 720]) {
      const { steady, stepped, p } = testOn(changing(0.04, 0.25, offset));
      expect(Math.abs(stepped!.change.day - FIRST - offset)).toBeLessThan(60);
      expect(stepped!.levelRatio).toBeGreaterThan(2.5);
      expect(p).toBe(Math.max(steady.p, stepped!.p));
    }
  });

  test('from nothing, to nothing, and at the edge of the data', () => {
    const opened = testOn(changing(0, 0.2, 900)).stepped!;
    expect(opened.levelRatio).toBe(Number.POSITIVE_INFINITY);
    expect(opened.expected).toBeGreaterThan(0);
    expect(testOn(changing(0.2, 0, 900)).stepped!.levelRatio).toBe(0);
    for (const offset of [5, DAYS - 5]) {
      const { stepped } = testOn(changing(offset === 5 ? 0 : 0.1, offset === 5 ? 0.1 : 0, offset));
      expect(Number.isFinite(stepped!.p)).toBe(true);
    }
  });

  test('expected visits add up to those there were', () => {
    const visitDays = changing(0.05, 0.15, 700);
    const series = seriesOf(axis, visitDays, windowsOf(episodes, ask().reach));
    const change = levelChange(axis, series.counts, new Uint8Array(DAYS), 1)!;
    const { perDay } = expectedWithChange(axis, series.counts, change);
    expect(perDay.reduce((sum, mean) => sum + mean, 0)).toBeCloseTo(visitDays.length, 8);
  });
});

describe('selective reception', () => {
  const ends = (day: number, known: number, heard: number, isOwn = false) =>
    Array.from({ length: known }, (_, k) => ({ day, heard: k < heard, isOwn }));
  const [inside, outside] = [FIRST + 150, FIRST + 60];
  const answerWith = (known: TempoQuestion['known'], exposure = ask().exposure) =>
    tempoOf(ask({ known, exposure, simulations: 0 }));
  const keysOf = (answer: ReturnType<typeof answerWith>) => answer.undecidable.map(({ key }) => key);

  test('nothing speaks for it where enough ends were received alike: the claim is supported', () => {
    const answer = answerWith([...ends(inside, 200, 140), ...ends(outside, 400, 280)]);
    expect(answer.undecidable).toEqual([]);
    expect(tempoVerdict(answer).verdict).toBe('supported');
  });

  test('leaves a claim undecidable, with the numbers', () => {
    const answer = answerWith([...ends(inside, 50, 45), ...ends(outside, 100, 20)]);
    expect(tempoVerdict(answer)).toMatchObject({ verdict: 'undecidable', because: answer.undecidable });
    expect(englishSpeaker().say(answer.undecidable[0])).toMatch(
      /up to 6.\d? times as often.*50 known inside, 100 outside/,
    );
    expect(speakerIn('ar').say(answer.undecidable[0])).toContain('100');
  });

  test('is not excluded by few ends, by none, or by those of windows only', () => {
    expect(keysOf(answerWith([...ends(inside, 5, 3), ...ends(outside, 10, 6)]))).toEqual([
      'tempo.receptionMayDiffer',
    ]);
    expect(keysOf(answerWith([]))).toEqual(['tempo.receptionUnknown']);
    expect(keysOf(answerWith(ends(inside, 100, 60)))).toEqual(['tempo.receptionUnknown']);
  });

  test('shows in the aircraft asked about though others do not show it', () => {
    const others = [...ends(inside, 400, 280), ...ends(outside, 800, 560)];
    const own = [...ends(inside, 40, 36, true), ...ends(outside, 80, 30, true)];
    expect(keysOf(answerWith([...others, ...own]))).toEqual(['tempo.ownReceivedBetter']);
  });

  test('shows in days with known exposure', () => {
    const perDay = Float64Array.from({ length: DAYS }, (_, k) => (k >= 900 && k < 1150 ? Number.NaN : 0.7));
    const known = [...ends(inside, 200, 140), ...ends(outside, 400, 280)];
    expect(keysOf(answerWith(known, { firstDay: FIRST, perDay }))).toEqual(['tempo.knownDaysDiffer']);
  });
});

test('a quiet month takes its chance from the known months around it, not from further than half a year', () => {
  const day = (text: string) => Date.parse(text) / 86_400_000;
  const events = (month: string, heard: boolean) =>
    Array.from({ length: 9 }, () => ({ day: day(`${month}-10`), heard }));
  const months = exposureByMonth([...events('2020-01', true), ...events('2020-07', false)], {
    firstDay: day('2020-01-01'),
    lastDay: day('2021-12-31'),
  });
  const { perDay, borrowed } = quietExposureOf(months, shareHeard);
  const at = (text: string) => day(text) - day('2020-01-01');
  expect([0, at('2020-04-15')].map((k) => borrowed![k])).toEqual([0, 1]);
  expect(perDay[at('2020-04-15')]).toBeCloseTo((perDay[at('2020-03-10')] + perDay[at('2020-05-10')]) / 2, 12);
  expect(perDay[at('2021-02-10')]).toBe(perDay[at('2020-09-10')]);
  expect(perDay[at('2021-06-10')]).toBeNaN();
});
