import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../src/ingest/references.js';
import { legsOf } from '../../src/legs/build.js';
import { weighOpenEnd } from '../../src/legs/ends/likely.js';
import { openEndsFrom, openEndsJson } from '../../src/legs/ends/open-end.js';
import { tellsOfReturn } from '../../src/legs/ends/other-end.js';
import { chancesOf, type OfEach, type Prospects, withReturns } from '../../src/legs/ends/posterior.js';
import { approachReason } from '../../src/legs/ends/reason.js';
import type { Reports } from '../../src/source/reports.js';
import { sliceTrace } from '../../src/trace/trace.js';
import { hasShared, readTraces, SHARED } from '../support/examples.js';
import { said } from '../support/said.js';

/** Elevation of Halle-Oppin, EDAQ. */
const HALLE_FT = 348;
const FIELDS = [0, 1, 2, 3];
const PROSPECTS = FIELDS.map((field) => ({ field, isVisit: false }));
const OF_PROSPECTS = { fields: PROSPECTS as unknown as Prospects['fields'] };

const utilities: fc.Arbitrary<OfEach> = fc.record({
  fields: fc.tuple(...FIELDS.map(() => fc.double({ min: -5, max: 5, noNaN: true }))),
  elsewhere: fc.double({ min: -5, max: 5, noNaN: true }),
});

/** Chances of one end, summed over every pair of ends; pairs of one and the same field count `odds` times. */
function bySum(here: OfEach, there: OfEach, odds: number): OfEach {
  const all = ({ fields, elsewhere }: OfEach) => [...fields, elsewhere].map(Math.exp);
  const others = all(there);
  const weights = all(here).map((one, k) =>
    others.reduce((sum, other, m) => sum + one * other * (k === m && k < FIELDS.length ? odds : 1), 0),
  );
  const total = weights.reduce((sum, one) => sum + one, 0);
  const chances = weights.map((one) => one / total);
  return { fields: chances.slice(0, -1), elsewhere: chances[FIELDS.length] };
}

describe('the other end of a leg', () => {
  test('adds what a sum over all pairs of ends would', () => {
    fc.assert(
      fc.property(
        utilities,
        utilities,
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        (here, there, odds) => {
          const returns = new Map(chancesOf(OF_PROSPECTS, there, 1).fields.map((one, k) => [k, one]));
          const found = chancesOf(OF_PROSPECTS, withReturns(here, PROSPECTS, returns, odds), 1);
          const expected = bySum(here, there, odds);
          for (const k of FIELDS) expect(found.fields[k]).toBeCloseTo(expected.fields[k], 9);
          expect(found.elsewhere).toBeCloseTo(expected.elsewhere, 9);
        },
      ),
    );
  });

  test('tells nothing where nothing is known of it', () => {
    const here = { fields: [1, 2, 3, 4], elsewhere: 0 };
    expect(withReturns(here, PROSPECTS, new Map(), 5)).toEqual(here);
  });

  test('tells of light aircraft only, and of flights long enough', () => {
    const reports = { timeMs: Float64Array.of(0, 899_000, 900_000) } as unknown as Reports;
    expect(tellsOfReturn(false, reports, { airFirst: 0, airLast: 2 })).toBe(true);
    expect(tellsOfReturn(false, reports, { airFirst: 0, airLast: 1 })).toBe(false);
    expect(tellsOfReturn(true, reports, { airFirst: 0, airLast: 2 })).toBe(false);
  });

  test.each([
    ['arrival', 0.97, '; the leg began there too'],
    ['departure', 1, '; the leg ended there too'],
    ['arrival', 0.6, '; the leg probably began there too'],
    ['arrival', 0.4, ''],
  ] as const)('is named among the reasons: %s, %f', (side, returnChance, words) => {
    const reason = approachReason({
      side,
      altitudeFt: 1_000,
      isVeryEnd: true,
      heightAbove: () => ({ lowFt: 900, highFt: 1_100 }),
      trendFpm: 0,
      aerodrome: { elevationFt: 0 } as never,
      distanceKm: 5,
      runway: null,
      others: null,
      returnChance,
    });
    expect(said(reason)).toBe(
      `${side === 'arrival' ? 'last' : 'first'} report 1,000 ft (±100) above the field, 5.0 km out, level${words}`,
    );
  });

  test.skipIf(!hasShared)(
    'names the field a pilot came back to, heard 1,000 ft above it; not where the take-off was not heard',
    () => {
      const [whole] = readTraces(join(SHARED, 'traces/kml/47_DEHYL_DA40.kml'));
      const last = 1 + whole.reports.geometricAltitudeFt.findLastIndex((feet) => feet > HALLE_FT + 1_000);
      const references = shippedReferences();
      const heard = (from: number) => legsOf(sliceTrace(whole, from, last), references).legs.at(-1)!.arrival;
      expect(heard(0)).toMatchObject({ aerodrome: 'EDAQ', evidence: 'inferred' });
      expect(said(heard(0).candidates[0].reason)).toMatch(/; the leg began there too$/);
      expect(heard(last >> 1)).toMatchObject({ aerodrome: null, evidence: 'unseen' });
      expect(said(heard(last >> 1).candidates[0].reason)).not.toMatch(/began/);
    },
  );

  test.skipIf(!hasShared)('goes with an open end, which weighed again from its text is what it was', () => {
    const [whole] = readTraces(join(SHARED, 'traces/kml/47_DEHYL_DA40.kml'));
    const last = 1 + whole.reports.geometricAltitudeFt.findLastIndex((feet) => feet > HALLE_FT + 1_000);
    const heard = sliceTrace(whole, 0, last);
    heard.reports.altitudeFt.set(heard.reports.geometricAltitudeFt);
    heard.reports.geometricAltitudeFt.fill(Number.NaN);
    const references = shippedReferences();
    const [leg] = legsOf(heard, references).legs;
    const end = openEndsFrom(openEndsJson(leg.openEnds)).find(({ outlook }) => outlook.side === 'arrival')!;
    expect(end.otherEnd[0].aerodrome).toBe('EDAQ');
    const { timeMs: _, earliestMs: _e, latestMs: _l, ...own } = leg.arrival;
    expect(weighOpenEnd(end, references)).toEqual(own);
    expect(weighOpenEnd({ ...end, otherEnd: [] }, references).candidates[0].probability).toBeLessThan(
      Number(own.candidates[0].probability),
    );
  });
});
