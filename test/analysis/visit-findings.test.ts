import { describe, expect, test } from 'vitest';
import { type CoverageLine, coverageMessage } from '../../src/analysis/coverage-line.js';
import { visitChance } from '../../src/analysis/visit-chance.js';
import { visitFindings } from '../../src/analysis/visit-findings.js';
import { said } from '../support/said.js';
import { came, left, visit } from './visit.js';

const COVERAGE: CoverageLine = {
  days: { first: '2020-01-01', last: '2020-01-10', days: 10, whole: 6, incomplete: 1, missing: 3 },
  chanceOfDetection: null,
};
const asking = (...visits: ReturnType<typeof visit>[]) => ({
  visits,
  coverage: COVERAGE,
  isUnmatchable: false,
});

describe('what can be said', () => {
  test('every "at least" is L', () => {
    const visits = [...Array.from({ length: 30 }, (_, k) => came(24 * k)), left(24 * 30)];
    const { says, lowerBound } = visitFindings(asking(...visits));
    const figures = says
      .map(said)
      .join(' ')
      .match(/at least \d+/gi);
    expect(figures).toEqual([`At least ${lowerBound.atLeast}`]);
    expect(lowerBound.atLeast).toBeLessThan(30);
  });

  test('nothing confirmed says nothing of whether anybody came', () => {
    expect(said(visitFindings(asking()).says[0])).toContain('does not say that nobody came');
  });

  test('the estimate never comes without its condition', () => {
    const visits = Array.from({ length: 60 }, (_, k) => [visit, came, left][k % 3](24 * k));
    const { estimate, says } = visitFindings(asking(...visits));
    expect(estimate).toHaveProperty('high');
    expect(says.map(said).find((sentence) => sentence.includes('95 %'))).toContain(
      'no flight was invisible at both ends',
    );
  });

  test('of a fleet without any address nothing is', () => {
    const { says } = visitFindings({ ...asking(), isUnmatchable: true });
    expect(said(says[0])).toContain('none of its flights can be found');
  });

  test('made-up visits are said to be', () => {
    expect(said(visitFindings(asking(visit(0, { synthetic: true }))).says[0])).toContain('SYNTHETIC');
    expect(
      visitFindings(asking(visit(0)))
        .says.map(said)
        .join(),
    ).not.toContain('SYNTHETIC');
  });
});

describe('who was listening', () => {
  test('is told by the days, and how likely they heard is unknown', () => {
    expect(said(coverageMessage(COVERAGE))).toBe(
      'Of the 10 days from 2020-01-01 to 2020-01-10, archives of 6 are here whole, of 1 in part, of 3 not at all; how likely a visit would have been noticed is unknown, and visits heard at neither end are in none of these numbers.',
    );
  });

  test('is given with its interval once it is known', () => {
    const chanceOfDetection = {
      share: 0.714,
      low: 0.6,
      high: 0.999,
      known: 40,
      heard: 20,
      months: ['2020-01'],
    };
    const words = said(coverageMessage({ ...COVERAGE, chanceOfDetection }));
    expect(words).toContain('20 of 40 landings and take-offs');
    expect(words).toContain('60 % to >99 % (95 %)');
  });

  test('is said only of months in which something must have happened', () => {
    const chanceOfDetection = { share: 0.9, low: 0.8, high: 0.95, known: 40, heard: 20, months: ['2020-01'] };
    const days = { ...COVERAGE.days!, last: '2020-04-01' };
    expect(said(coverageMessage({ days, chanceOfDetection }))).toContain(
      'in the 1 of 4 months that have any',
    );
    expect(said(coverageMessage({ ...COVERAGE, chanceOfDetection }))).not.toContain('months');
  });

  test('is nobody where no archive was read, and unknown where none names its day', () => {
    const days = { first: '2010-01-01', last: '2010-01-01', days: 1, whole: 0, incomplete: 0, missing: 1 };
    expect(said(coverageMessage({ days, chanceOfDetection: null }))).toContain(
      'Of 2010-01-01 there is no archive: nothing can',
    );
    const read = { ...days, whole: 1, missing: 0 };
    expect(said(coverageMessage({ days: read, chanceOfDetection: null }))).toContain(
      'Of 2010-01-01 there is a whole archive;',
    );
    expect(said(coverageMessage({ days: null, chanceOfDetection: null }))).toContain('is unknown');
  });
});

describe('the chance that a visit is noticed', () => {
  const ends = (role: 'arrival' | 'departure', known: number, heard: number) =>
    Array.from({ length: known }, (_, k) => ({ role, timeMs: 0, heard: k < heard }));

  test('is that of either end', () => {
    const chance = visitChance([...ends('arrival', 10, 5), ...ends('departure', 20, 8)]);
    expect(chance).toMatchObject({
      share: expect.closeTo(0.7, 12),
      known: 30,
      heard: 13,
      months: ['1970-01'],
    });
    expect(chance!.low).toBeLessThan(0.7);
    expect(chance!.high).toBeGreaterThan(0.7);
  });

  test('is unknown where nothing is known of one end', () => {
    expect(visitChance(ends('arrival', 10, 5))).toBeNull();
    expect(visitChance([])).toBeNull();
  });
});
