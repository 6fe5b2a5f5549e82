import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/case/people/notebook.js';
import { DECISIONS, type Decision, type Review, standingOf } from '../../../src/case/people/review.js';

const about = {
  what: 'leg',
  id: 'ab1',
  icao24: null,
  registration: null,
  where: '?–?',
  when: '2025-02-01T00:00:00.000Z',
} as const;
const review = (reviewer: string, decision: Decision): Entry<Review> => ({
  id: '',
  previous: null,
  at: '2025-06-01T00:00:00.000Z',
  said: { about, end: 'arrival', aerodrome: 'LLOV', decision, reviewer, reason: 'low and lined up' },
});

describe('reviewers', () => {
  test('one alone decides nothing', () => {
    expect(standingOf([review('A', 'at-the-field')])).toMatchObject([{ state: 'open', decision: null }]);
  });

  test('one who signs twice, however written, is still one', () => {
    const entries = [review('Ana  Lee', 'at-the-field'), review('ana lee ', 'at-the-field')];
    expect(standingOf(entries)).toMatchObject([{ state: 'open', decision: null }]);
  });

  test('two who agree decide', () => {
    const entries = [review('A', 'at-the-field'), review('B', 'at-the-field')];
    expect(standingOf(entries)).toMatchObject([{ state: 'agreed', decision: 'at-the-field' }]);
  });

  test('one who changes their mind is heard by their last word', () => {
    const entries = [review('A', 'cannot-tell'), review('B', 'at-the-field'), review('A', 'at-the-field')];
    expect(standingOf(entries)).toMatchObject([{ state: 'agreed', decision: 'at-the-field' }]);
  });

  test('a third who differs makes it disputed', () => {
    const entries = [review('A', 'at-the-field'), review('B', 'at-the-field'), review('C', 'cannot-tell')];
    expect(standingOf(entries)).toMatchObject([{ state: 'disputed', decision: null }]);
  });

  test('each end and field is decided by itself', () => {
    const other = review('B', 'at-the-field');
    const entries = [review('A', 'at-the-field'), { ...other, said: { ...other.said, aerodrome: 'LLER' } }];
    expect(standingOf(entries).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  test('a decision is never one that fewer than two hold, nor one that anybody denies', () => {
    const opinion = fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom(...DECISIONS));
    fc.assert(
      fc.property(fc.array(opinion, { minLength: 1 }), (opinions) => {
        const [{ decision }] = standingOf(opinions.map(([who, what]) => review(who, what)));
        const last = new Map(opinions);
        const holders = [...last.values()].filter((held) => held === decision);
        expect(decision === null || (holders.length >= 2 && holders.length === last.size)).toBe(true);
      }),
    );
  });
});
