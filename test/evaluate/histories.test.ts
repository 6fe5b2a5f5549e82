import { describe, expect, test } from 'vitest';
import type { ExplainedAddress } from '../../evaluate/histories/airframe.js';
import { emptyResult, judge } from '../../evaluate/histories/measures.js';
import { historiesDocument } from '../../evaluate/histories/report.js';
import { shippedReferences } from '../../src/ingest/references.js';
import { explainHistory, type HistoryLeg } from '../../src/legs/continuity/index.js';
import { leg } from '../support/history.js';

const references = shippedReferences();

/** True flights by their ends; `dark` ones are not among the legs heard. */
function address(
  truths: readonly (readonly [adep: string, ades: string, registration?: string])[],
  heard: readonly HistoryLeg[],
  foundOf: readonly (number | null)[],
): ExplainedAddress {
  const legs = heard.map((one) => ({
    ...one,
    operator: null,
    icao24: 1,
    sources: [],
    synthetic: true,
    flags: [],
  }));
  return {
    truths: truths.map(([adep, ades, registration = 'Q-SIM-1']) => ({ adep, ades, registration })),
    history: explainHistory(legs, references),
    foundOf,
  } as unknown as ExplainedAddress;
}

function judged(one: ExplainedAddress) {
  const result = emptyResult();
  judge(one, result);
  return result;
}

describe('histories are judged', () => {
  test('by ends named rightly and wrongly', () => {
    const heard = [leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', [31.5, 37.5], 6, 'UBBB', 9)];
    const right = judged(
      address(
        [
          ['UBBB', 'LLOV'],
          ['LLOV', 'UBBB'],
        ],
        heard,
        [0, 1],
      ),
    );
    expect(right.ends).toMatchObject({ observed: { hits: 3, n: 3 }, continuity: { hits: 1, n: 1 } });
    expect(right.hidden).toEqual({ hits: 1, n: 1 });
    const wrong = judged(
      address(
        [
          ['UBBB', 'LLOV'],
          ['LLOV', 'LLER'],
          ['LLER', 'UBBB'],
        ],
        heard,
        [0, null, 1],
      ),
    );
    expect(wrong.ends.continuity).toEqual({ hits: 0, n: 1 });
    expect(wrong.unheard).toEqual({ all: 1, away: 1, told: 0, doubtful: 0 });
  });

  test('by flights that nobody heard', () => {
    const heard = [leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', 'UGTB', 12, 'UBBB', 13)];
    const { unheard, unseen } = judged(
      address(
        [
          ['UBBB', 'LLOV'],
          ['LLOV', 'UGTB'],
          ['UGTB', 'UBBB'],
        ],
        heard,
        [0, null, 1],
      ),
    );
    expect(unheard).toEqual({ all: 1, away: 1, told: 1, doubtful: 0 });
    expect(unseen).toEqual({ hits: 1, n: 1 });
  });

  test('by changes of aircraft', () => {
    const heard = [
      leg('a', 'UBBB', 0, 'LLOV', 4),
      leg('b', 'LLOV', 6, 'UBBB', 9, { registration: 'Q-SIM-2' }),
    ];
    const { changes, falseAlarms } = judged(
      address(
        [
          ['UBBB', 'LLOV'],
          ['LLOV', 'UBBB', 'Q-SIM-2'],
        ],
        heard,
        [0, 1],
      ),
    );
    expect([changes, falseAlarms]).toEqual([{ hits: 1, n: 1 }, 0]);
    expect(
      judged(
        address(
          [
            ['UBBB', 'LLOV'],
            ['LLOV', 'UBBB'],
          ],
          heard,
          [0, 1],
        ),
      ).falseAlarms,
    ).toBe(1);
  });
});

test('the report says that all of it is synthetic, and what was aimed at', () => {
  const outcome = { sky: { name: 'a sky', what: 'made up', scenario: {} }, result: emptyResult() };
  const misled = [{ name: 'misled', wrong: 4, flagged: 3, confirmed: 1, right: 5, falseAlarms: 0 }];
  const made = { date: '2024-01-01', commit: 'abc' };
  const text = historiesDocument({ outcomes: [outcome], misled, runs: 1, made }, false);
  expect(text).toMatch(/\| misled \| 4 \| 75 % \(3\/4\) [^|]*\| 1 \| 5 \| 0 % \(0\/5\)/);
  expect(text).toMatch(/SYNTHETIC throughout/);
  expect(text).toMatch(/at least 97 %/);
  expect(text).not.toMatch(/undefined|NaN/);
});
