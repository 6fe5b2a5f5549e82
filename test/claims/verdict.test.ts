import { describe, expect, test } from 'vitest';
import { type Judged, judge } from '../../src/claims/index.js';
import type { ClaimEvidence } from '../../src/claims/record.js';
import { counted, episode, NOTHING, RISING, withTempo } from './evidence.js';

const AT_LEAST_92: Judged = { kind: 'at-least', number: 92 };

/** The outcome, the rule behind it, and what narrows it, by their keys. */
function comesTo(claim: Judged, evidence: ClaimEvidence): string[] {
  const { outcome, rule, but } = judge(claim, evidence);
  return [outcome, rule.key, ...but.map(({ key }) => key)];
}

const changes = (claim: Judged, evidence: ClaimEvidence) =>
  Object.fromEntries(judge(claim, evidence).wouldChange.map(({ key, values }) => [key, values]));

describe('at least N', () => {
  const known = (lowerLimit: number, daysKnown = 2618) => ({ days: 2618, daysKnown, lowerLimit });

  test('92 received at the field support it; one short does not', () => {
    expect(comesTo(AT_LEAST_92, counted(95, 0, [92, 92]))).toEqual(['supported', 'rule.receivedAtField']);
    expect(comesTo(AT_LEAST_92, counted(95, 0, [91, 91]))[1]).not.toBe('rule.receivedAtField');
  });

  test('inferred landings support it with their error rate said; one short they do not', () => {
    const evidence = counted(80, 25, [77, 92]);
    expect(comesTo(AT_LEAST_92, evidence)).toEqual([
      'supported',
      'rule.withApproaches',
      'but.byInferredLandings',
    ]);
    expect(judge(AT_LEAST_92, evidence).but[0].values).toEqual({ error: '9%' });
    expect(comesTo(AT_LEAST_92, counted(80, 25, [77, 91]))[1]).toBe('rule.onlyWithProbable');
  });

  test('80 confirmed and 15 inferred reach 92 only with probable visits', () => {
    const evidence = counted(80, 15, [78, 88]);
    expect(comesTo(AT_LEAST_92, evidence)).toEqual([
      'supported',
      'rule.onlyWithProbable',
      'but.onlyWithProbable',
    ]);
    expect(changes(AT_LEAST_92, evidence)).toEqual({ 'change.moreConfirmed': { more: 14 } });
    expect(comesTo(AT_LEAST_92, counted(80, 12, [78, 88]))[0]).toBe('supported');
    expect(comesTo(AT_LEAST_92, counted(80, 11, [78, 88]))[0]).toBe('undecidable');
  });

  test('40 of 92 at a chance of one half is what a coin gives, and undecidable', () => {
    const evidence = { ...counted(40, 0, [38, 38]), exposure: known(0.5) };
    expect(comesTo(AT_LEAST_92, evidence)).toEqual(['undecidable', 'rule.neitherEnoughNorTooFew']);
  });

  // P(X ≤ 37) = .038 and P(X ≤ 38) = .059 for X ~ B(92, 1/2).
  test.each([
    [37, 'not-supported'],
    [38, 'undecidable'],
  ])('%i of 92 at a chance of one half are %s', (seen, outcome) => {
    const evidence = { ...counted(seen, 0, [seen - 2, seen - 2]), exposure: known(0.5) };
    expect(comesTo(AT_LEAST_92, evidence)[0]).toBe(outcome);
  });

  test('says how many more would no longer speak against it', () => {
    const evidence = { ...counted(30, 2, [28, 28]), exposure: known(0.5) };
    expect(changes(AT_LEAST_92, evidence)).toEqual({ 'change.moreSeen': { more: 6 } });
  });

  test.each([
    [0.8 * 2618, 'not-supported'],
    [0.8 * 2618 - 1, 'undecidable'],
  ])('%f days of known exposure', (days, outcome) => {
    const evidence = { ...counted(10, 0, [9, 9]), exposure: known(0.5, Math.ceil(days)) };
    expect(comesTo(AT_LEAST_92, evidence)[0]).toBe(outcome);
  });

  const complete = { name: 'silkway', members: 8, unmatchable: 0, undated: 0, unlisted: 0 };
  test.each([
    [{}, 'not-supported', undefined],
    [{ unmatchable: 1 }, 'undecidable', 'change.addresses'],
    [{ undated: 2 }, 'undecidable', 'change.fleetDates'],
    [{ unlisted: 3 }, 'undecidable', 'change.unlisted'],
  ])('a fleet with gaps %j', (gaps, outcome, wanted) => {
    const evidence = {
      ...counted(10, 0, [9, 9]),
      exposure: known(0.5),
      fleet: { ...complete, ...gaps },
    };
    expect(comesTo(AT_LEAST_92, evidence)[0]).toBe(outcome);
    if (wanted !== undefined) expect(Object.keys(changes(AT_LEAST_92, evidence))).toContain(wanted);
  });

  const log = {
    kind: 'airport-log',
    keptBy: 'the airport',
    count: 91,
    independent: true,
    complete: true,
  } as const;
  test.each([
    [log, 'contradicted'],
    [{ ...log, count: 92 }, 'undecidable'],
    [{ ...log, complete: false }, 'undecidable'],
    [{ ...log, independent: false }, 'undecidable'],
  ])('a record %j', (record, outcome) => {
    expect(comesTo(AT_LEAST_92, { ...counted(50, 0, [48, 48]), record })[0]).toBe(outcome);
  });

  test('a record that what was received belies contradicts nothing', () => {
    const evidence = { ...counted(95, 0, [93, 93]), record: log };
    expect(comesTo(AT_LEAST_92, evidence)).toEqual(['undecidable', 'rule.recordDisagrees']);
  });

  test('sightings alone leave it undecidable, and say which archives would decide it', () => {
    const archives = {
      first: '2016-01-01',
      last: '2023-03-02',
      days: 2618,
      whole: 0,
      incomplete: 0,
      missing: 2618,
      gaps: [{ first: '2016-01-01', last: '2023-03-02' }],
    };
    const evidence = { ...NOTHING, archives, sightings: 9, record: log };
    expect(comesTo(AT_LEAST_92, evidence)).toEqual(['undecidable', 'rule.noArchives']);
    expect(changes(AT_LEAST_92, evidence)).toEqual({
      'change.archives': { days: 2618, ranges: '2016-01-01/2023-03-02' },
    });
  });

  test('"more than 91" is at least 92', () => {
    const moreThan: Judged = { kind: 'at-least', number: 91, numberIs: 'more-than' };
    expect(comesTo(moreThan, counted(95, 0, [92, 92]))[0]).toBe('supported');
    expect(comesTo(moreThan, counted(91, 0, [91, 91]))[0]).toBe('undecidable');
  });

  test('a unit without a measured bound is never supported by a sum', () => {
    const evidence = counted(100, 0, [0, 0]);
    const count = { ...evidence.count, receivedAtField: null, withApproaches: null };
    expect(comesTo(AT_LEAST_92, { ...evidence, count })[0]).toBe('undecidable');
  });
});

describe('route exists, first seen', () => {
  const one = { confirmed: 1, probable: 0, continuity: 0 };
  const probable = { confirmed: 0, probable: 5, continuity: 3 };

  test('one confirmed leg shows the route; any number of probable ones does not', () => {
    expect(comesTo({ kind: 'route-exists' }, { ...NOTHING, legs: one })[0]).toBe('supported');
    expect(comesTo({ kind: 'route-exists' }, { ...NOTHING, legs: probable })[0]).toBe('undecidable');
  });

  const then: ClaimEvidence = {
    ...counted(1, 0, [1, 1]),
    earlierArchives: { ...NOTHING.archives!, days: 100, whole: 60, missing: 40 },
  };
  test('the first: no earlier confirmed visit, and that it need not be the first is said', () => {
    expect(comesTo({ kind: 'first-seen' }, then)).toEqual([
      'supported',
      'rule.noEarlierVisit',
      'but.notTheFirst',
    ]);
  });

  test.each([
    [{ earlier: one }, 'contradicted'],
    [{ earlier: probable }, 'supported'],
    [{ count: NOTHING.count }, 'undecidable'],
    [{ earlierArchives: null }, 'undecidable'],
  ])('the first, with %j', (change, outcome) => {
    expect(comesTo({ kind: 'first-seen' }, { ...then, ...change })[0]).toBe(outcome);
  });
});

describe('tempo rises', () => {
  const rises: Judged = { kind: 'tempo-rises' };
  const flat = { p: 0.4, concordance: 0.3, ratio: { ratio: 1.1, low: 0.6, high: 1.9 } };
  const below = { p: 0.99, concordance: 0.99, ratio: { ratio: 0.4, low: 0.2, high: 0.7 } };

  test.each([
    ['every test finds it', {}, ['supported', 'rule.tempoRisen']],
    [
      'at the levels',
      { p: 0.05, concordance: 0.05, leaveOneOut: { p: 0.1, episode: 'E' } },
      ['supported', 'rule.tempoRisen'],
    ],
    ['rotation misses by a hair', { p: 0.0501 }, ['undecidable', 'rule.testsDisagree']],
    ['regression misses by a hair', { concordance: 0.0501 }, ['undecidable', 'rule.testsDisagree']],
    [
      'one episode carries it',
      { leaveOneOut: { p: 0.11, episode: 'E' } },
      ['supported', 'rule.tempoRisen', 'but.drivenByOne'],
    ],
    [
      'without leaving one out',
      { leaveOneOut: null },
      ['supported', 'rule.tempoRisen', 'but.notWithoutEach'],
    ],
    ['nothing found, and little power', { ...flat, powerAtTwo: 0.79 }, ['undecidable', 'rule.noPower']],
    ['nothing found, with power', { ...flat, powerAtTwo: 0.8 }, ['not-supported', 'rule.tempoNotRisen']],
    ['power unknown', { ...flat, powerAtTwo: null }, ['undecidable', 'rule.noPower']],
    ['fewer inside', below, ['contradicted', 'rule.tempoLower']],
    [
      'interval reaches 1',
      { ...below, ratio: { ratio: 0.5, low: 0.2, high: 1 } },
      ['undecidable', 'rule.noPower'],
    ],
  ])('%s', (_, change, expected) => {
    expect(comesTo(rises, withTempo(change))).toEqual(expected);
  });

  test('a fleet that goes dark in wartime contradicts nothing', () => {
    const own = { ratio: 0.3, low: 0.15, high: 0.6 };
    const others = RISING.detection.others;
    expect(comesTo(rises, withTempo({ ...below, detection: { own, others } }))[0]).toBe('undecidable');
    // Detection that may have been as low as the visits explains them, too.
    const wide = { ratio: 0.9, low: 0.6, high: 1.35 };
    expect(comesTo(rises, withTempo({ ...below, detection: { own: wide, others } }))[0]).toBe('undecidable');
  });

  test.each([
    ['visits', { visits: 30 }, { visits: 29 }],
    ['days inside windows', { windowDaysKnown: 504 }, { windowDaysKnown: 447, otherDaysKnown: 1700 }],
    ['days inside and outside', { windowDaysKnown: 504 }, { windowDaysKnown: 503 }],
    [
      'episodes',
      { episodes: [...RISING.episodes, episode('E', { evaluable: false })] },
      { episodes: RISING.episodes.map((one, k) => ({ ...one, evaluable: k > 0 })) },
    ],
    [
      'detection',
      { detection: { own: { ratio: 1.2, low: 1, high: 1.49 }, others: null } },
      { detection: { own: { ratio: 1.2, low: 1, high: 1.5 }, others: null } },
    ],
    ['known detection', {}, { detection: { own: null, others: null } }],
  ])('the gate: %s', (_, passes, stops) => {
    expect(comesTo(rises, withTempo(passes))[0]).toBe('supported');
    expect(comesTo(rises, withTempo(stops))).toEqual(['undecidable', 'rule.gate']);
  });

  test('without archives nothing is asked', () => {
    expect(comesTo(rises, { ...NOTHING, archives: null })).toEqual(['undecidable', 'rule.noArchives']);
  });
});

describe('each time', () => {
  const each: Judged = { kind: 'each-time' };
  const [first, ...others] = RISING.episodes;
  const flat = { p: 0.4, concordance: 0.3, ratio: { ratio: 1.1, low: 0.6, high: 1.9 }, powerAtTwo: 0.9 };
  const same = { ...first, observed: 2, expected: 2, ratio: 1 };

  test.each([
    ['every one', {}, ['supported', 'rule.eachTime']],
    ['as many by chance too often', { tallyP: 0.051 }, ['undecidable', 'rule.eachTimeUnknown']],
    ['one only as expected', { episodes: [same, ...others] }, ['undecidable', 'rule.eachTimeUnknown']],
    ['driven by one', { leaveOneOut: { p: 0.2, episode: 'E' } }, ['undecidable', 'rule.eachTimeUnknown']],
    [
      'one that cannot be evaluated',
      { episodes: [...RISING.episodes, episode('E', { evaluable: false, lowerTail: null })] },
      ['supported', 'rule.eachTime', 'but.ofEvaluable'],
    ],
    [
      'one as expected, overall none',
      { ...flat, episodes: [same, ...others] },
      ['not-supported', 'rule.eachTimeNot'],
    ],
    ['all above, overall none', flat, ['undecidable', 'rule.eachTimeUnknown']],
  ])('%s', (_, change, expected) => {
    expect(comesTo(each, withTempo(change))).toEqual(expected);
  });

  const absent = { ...first, observed: 0, expected: 5, ratio: 0, lowerTail: 0.05 };
  test.each([
    ['visits stayed away from one', absent, 'contradicted'],
    ['by a hair not', { ...absent, lowerTail: 0.051 }, 'undecidable'],
    [
      'detection was lower there',
      { ...absent, detection: { ratio: 0.2, low: 0.1, high: 0.4 } },
      'undecidable',
    ],
    ['detection there is unknown', { ...absent, detection: null }, 'undecidable'],
  ])('%s', (_, one, outcome) => {
    expect(comesTo(each, withTempo({ episodes: [one, ...others] }))[0]).toBe(outcome);
  });
});

describe('this route surged', () => {
  const surged: Judged = { kind: 'route-surged' };
  const among = (p: number, powerAtTwo: number) => ({
    ...withTempo({ powerAtTwo }),
    surge: { p, routes: 6 },
  });

  test.each([
    [0.05, 0.1, 'supported'],
    [0.051, 0.1, 'undecidable'],
    [0.051, 0.8, 'not-supported'],
  ])('max-T %f, power %f: %s', (p, power, outcome) => {
    expect(comesTo(surged, among(p, power))[0]).toBe(outcome);
  });

  test('alone it cannot be told', () => {
    expect(comesTo(surged, withTempo())).toEqual(['undecidable', 'rule.noRoutes']);
  });
});

describe('what no rule decides', () => {
  test.each(['motive', 'cargo', 'exchange', 'promise', 'devices', 'words'] as const)('%s', (about) => {
    const full = { ...withTempo(), ...counted(500, 0, [500, 500]) };
    expect(judge({ kind: 'outside', about }, full)).toMatchObject({
      outcome: 'outside',
      rule: { values: { about } },
    });
  });

  test.each([
    { kind: 'number', number: 43, numberIs: 'about' },
    { kind: 'at-least', numberIs: 'dozens' },
    { kind: 'at-least', number: 5, numberIs: 'exact' },
  ] as const)('%j', (claim) => {
    expect(comesTo(claim, counted(100, 0, [98, 98]))).toEqual(['no-rule', 'rule.none']);
  });
});
