import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedReferences } from '../../../src/ingest/references.js';
import { explainHistory, type HistoryLeg } from '../../../src/legs/continuity/index.js';
import type { LegEnd } from '../../../src/legs/leg.js';
import { type Known, leg, PLACES } from '../../support/history.js';
import { said } from '../../support/said.js';

const references = shippedReferences();
const explain = (...legs: HistoryLeg[]) => explainHistory(legs, references);
const nameOf = ({ aerodrome, evidence }: LegEnd) => [aerodrome, evidence];

/** Over Jordan and over the Caspian, an hour from any of the fields. */
const EAST_OF_AMMAN: Known = [31.5, 37.5];

describe('an end that nobody heard', () => {
  test('is where the airframe had landed, when there is no time for anything else', () => {
    const { legs, breaks } = explain(leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', EAST_OF_AMMAN, 6, 'UBBB', 9));
    expect(nameOf(legs[1].departure)).toEqual(['LLOV', 'continuity']);
    expect(legs[1].grade).toBe('continuity');
    expect(breaks).toEqual([]);
  });

  test('is where the airframe next took off', () => {
    const { legs } = explain(leg('a', 'UBBB', 0, EAST_OF_AMMAN, 3), leg('b', 'LLOV', 6, 'UBBB', 9));
    expect(nameOf(legs[0].arrival)).toEqual(['LLOV', 'continuity']);
  });

  test('has the reason, the distance and the likelihood of a field that only its neighbour speaks for', () => {
    const { legs } = explain(leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', EAST_OF_AMMAN, 6, 'UBBB', 9));
    const [candidate] = legs[1].departure.candidates;
    expect(candidate).toMatchObject({ aerodrome: 'LLOV', probability: null, onlyByHistory: true });
    expect(said(candidate.reason)).toMatch(/had landed there, 2 h 00 min apart/);
    // Two and a half degrees east and one and a half north of Ovda.
    expect(candidate.distanceKm).toBeGreaterThan(280);
    expect(candidate.distanceKm).toBeLessThan(320);
    expect(candidate.probabilityWithHistory).toBeGreaterThan(0.95);
  });

  test('makes its leg continuity, whether or not the other end is known', () => {
    const grade = (from: Known) =>
      explain(leg('a', from, 0, EAST_OF_AMMAN, 3), leg('b', 'LLOV', 6, 'UBBB', 9)).legs[0].grade;
    expect([grade('UBBB'), grade([33, 40])]).toEqual(['continuity', 'continuity']);
  });

  test('stays unknown after a week of silence', () => {
    const { legs, breaks } = explain(
      leg('a', 'UBBB', 0, 'LLOV', 4),
      leg('b', EAST_OF_AMMAN, 172, 'UBBB', 175),
    );
    expect(nameOf(legs[1].departure)).toEqual([null, 'unseen']);
    expect(breaks).toEqual([]);
  });

  test('is told from both sides when neither suffices, and never counts as more than continuity', () => {
    const both = { LLOV: 0.8, LLER: 0.05 };
    const { legs } = explain(leg('a', 'UBBB', 0, both, 4), leg('b', both, 6, 'UBBB', 9));
    expect(nameOf(legs[0].arrival)).toEqual(['LLOV', 'continuity']);
    expect(nameOf(legs[1].departure)).toEqual(['LLOV', 'continuity']);
    const own = ({ candidates }: LegEnd) => candidates.map(({ probability }) => probability);
    expect(own(legs[0].arrival)).toEqual([0.8, 0.05]);
    expect(legs[0].grade).toBe('continuity');
  });

  test('stays open between fields that both neighbours find likely', () => {
    const { legs } = explain(
      leg('a', 'UBBB', 0, { LLOV: 0.5, LLER: 0.45 }, 4),
      leg('b', { LLOV: 0.45, LLER: 0.5 }, 6, 'UBBB', 9),
    );
    expect(nameOf(legs[0].arrival)).toEqual([null, 'unseen']);
  });

  test('has no probability with history when there is no neighbour', () => {
    const { legs } = explain(leg('a', { LLOV: 0.5 }, 0, { UBBB: 0.5 }, 3));
    expect(legs[0].departure.candidates[0].probabilityWithHistory).toBeNull();
    expect(legs[0].arrival.candidates[0].probabilityWithHistory).toBeNull();
  });
});

describe('a flight that nobody heard', () => {
  test('lies between a landing and a take-off seen at two fields', () => {
    const { legs, breaks } = explain(leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', 'UGTB', 12, 'UBBB', 13));
    expect(breaks).toMatchObject([
      { kind: 'unseen', adep: 'LLOV', ades: 'UGTB', afterLeg: 'a', beforeLeg: 'b', probability: 1 },
    ]);
    expect(said(breaks[0].reason)).toMatch(
      /landed at LLOV, next took off at UGTB, \d+ NM away, 8 h 00 min later/,
    );
    expect(legs.map((one) => one.departure.evidence)).toEqual(['observed', 'observed']);
  });

  test('is not made up to fill a long silence', () => {
    const { breaks } = explain(leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', 'LLOV', 400, 'UBBB', 404));
    expect(breaks).toEqual([]);
  });
});

describe('what no one aircraft can have flown', () => {
  test('is reported with both legs, and joins nothing', () => {
    const { legs, breaks } = explain(leg('a', 'UGTB', 0, 'LLOV', 4), leg('b', 'UBBB', 4.5, EAST_OF_AMMAN, 7));
    expect(breaks).toMatchObject([{ kind: 'impossible', afterLeg: 'a', beforeLeg: 'b', probability: null }]);
    expect(said(breaks[0].reason)).toMatch(/30 min later: no aircraft of the type can do both/);
    expect(nameOf(legs[1].departure)).toEqual(['UBBB', 'observed']);
  });

  test('is so between reports of which no field is known', () => {
    const { legs, breaks } = explain(
      leg('a', 'UGTB', 0, EAST_OF_AMMAN, 3),
      leg('b', { UBBB: 0.5 }, 3.5, 'UGTB', 5),
    );
    expect(breaks).toMatchObject([{ kind: 'impossible', adep: null, ades: null }]);
    expect(nameOf(legs[0].arrival)).toEqual([null, 'unseen']);
    expect(legs[1].departure.candidates[0].probabilityWithHistory).toBeNull();
  });
});

test('no itinerary is built through positions that may be false', () => {
  const [landed, left] = [leg('a', 'UBBB', 0, 'LLOV', 4), leg('b', EAST_OF_AMMAN, 6, 'UBBB', 9)];
  for (const doubts of [['arrival'], ['leg']] as const) {
    const { legs, breaks } = explain({ ...landed, flags: [{ doubts }] }, left);
    expect(nameOf(legs[1].departure)).toEqual([null, 'unseen']);
    expect(breaks).toEqual([]);
  }
  const elsewhere = explain({ ...landed, flags: [{ doubts: ['departure'] }, { doubts: [] }] }, left);
  expect(nameOf(elsewhere.legs[1].departure)).toEqual(['LLOV', 'continuity']);
});

describe('two aircraft under one address', () => {
  const first = leg('a', 'UBBB', 0, 'LLOV', 4);
  const next = (more: Partial<HistoryLeg>) => leg('b', EAST_OF_AMMAN, 6, 'UBBB', 9, more);

  test('are told by the registration, or by the type where there is none: nothing is joined', () => {
    for (const other of [{ registration: 'Q-SIM-2' }, { registration: null, typecode: 'A124' }]) {
      const { legs, breaks } = explain(first, next(other));
      expect(breaks).toMatchObject([{ kind: 'identity', afterLeg: 'a', beforeLeg: 'b', probability: null }]);
      expect(said(breaks[0].reason)).toMatch(
        /^IL76 Q-SIM-1 before and .* after it: two aircraft have used this address/,
      );
      expect(nameOf(legs[1].departure)).toEqual([null, 'unseen']);
    }
  });

  test('are not made of hyphens, a type corrected later, or what one file does not say', () => {
    for (const same of [
      { registration: 'QSIM1' },
      { typecode: 'A124' },
      { registration: null },
      { registration: null, typecode: null },
    ]) {
      expect(explain(first, next(same)).breaks).toEqual([]);
    }
  });
});

test('two neighbouring fields named for one short stay are doubtful, and neither name is changed', () => {
  const { legs, breaks } = explain(
    leg('a', 'UBBB', 0, { LLOV: 0.96 }, 4),
    leg('b', { LLER: 0.96 }, 5, 'UBBB', 9),
  );
  expect(breaks).toMatchObject([{ kind: 'doubtful', adep: 'LLOV', ades: 'LLER' }]);
  expect(nameOf(legs[0].arrival)).toEqual(['LLOV', 'inferred']);
  expect(nameOf(legs[1].departure)).toEqual(['LLER', 'inferred']);
});

describe('whatever the history', () => {
  const ident = fc.constantFrom(...(Object.keys(PLACES) as (keyof typeof PLACES)[]));
  const weighed = fc
    .uniqueArray(fc.tuple(ident, fc.double({ min: 0.01, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 4,
      selector: ([name]) => name,
    })
    .chain((fields) =>
      fc.double({ min: 0.3, max: 0.999, noNaN: true }).map((told) => {
        const sum = fields.reduce((total, [, weight]) => total + weight, 0);
        return Object.fromEntries(
          fields.map(([name, weight]) => [name, Math.round((told * weight * 1e4) / sum) / 1e4]),
        );
      }),
    );
  const known: fc.Arbitrary<Known> = fc.oneof(
    ident,
    weighed,
    fc.tuple(fc.double({ min: 28, max: 42, noNaN: true }), fc.double({ min: 33, max: 52, noNaN: true })),
  );
  const history = fc
    .array(
      fc.record({
        from: known,
        to: known,
        hours: fc.double({ min: 0.1, max: 6, noNaN: true }),
        stay: fc.double({ min: 0, max: 60, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((flights) => {
      let at = 0;
      return flights.map(({ from, to, hours, stay }, k) => {
        const one = leg(`${k}`, from, at, to, at + hours);
        at += hours + stay;
        return one;
      });
    });

  test('what a leg’s own reports say is kept, and chances are chances', () => {
    fc.assert(
      fc.property(history, (legs) => {
        const explained = explain(...legs).legs;
        for (const [k, after] of explained.entries()) {
          for (const side of ['departure', 'arrival'] as const) {
            const [own, now] = [legs[k][side], after[side]];
            if (own.evidence !== 'unseen') expect(nameOf(now)).toEqual(nameOf(own));
            else expect(['unseen', 'continuity']).toContain(now.evidence);
            const kept = now.candidates.filter(({ onlyByHistory }) => onlyByHistory !== true);
            expect(kept.map((one) => ({ ...one, probabilityWithHistory: null }))).toEqual(own.candidates);
            const sum = now.candidates.reduce((total, one) => total + (one.probabilityWithHistory ?? 0), 0);
            expect(sum).toBeLessThanOrEqual(1.001);
          }
        }
      }),
    );
  });

  test('explaining it again, or leg by leg as it comes in, gives the same', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (legs, fromTheEnd) => {
        const atOnce = explain(...legs);
        expect(explain(...atOnce.legs)).toEqual(atOnce);
        let grown: readonly HistoryLeg[] = [];
        for (const k of legs.keys()) {
          const one = legs[fromTheEnd ? legs.length - 1 - k : k];
          grown = explain(...(fromTheEnd ? [one, ...grown] : [...grown, one])).legs;
        }
        expect(grown).toEqual(atOnce.legs);
      }),
    );
  });
});

describe('the way an aircraft was flying', () => {
  /** From Tbilisi, last heard on the way. */
  const bound = (to: Known) => leg('a', 'UGTB', 0, to, 1);

  test('speaks against a field behind it', () => {
    // Heard from Tbilisi towards the west; next seen at Baku, to the east, with hours to spare.
    const { legs } = explain(bound([41.6, 39.0]), leg('b', 'UBBB', 12, 'UGTB', 13));
    expect(nameOf(legs[0].arrival)).toEqual([null, 'unseen']);
  });

  test('speaks for a field ahead', () => {
    const { legs } = explain(bound([41.2, 47.0]), leg('b', 'UBBB', 12, 'UGTB', 13));
    expect(nameOf(legs[0].arrival)).toEqual(['UBBB', 'continuity']);
  });

  test('is looked at backwards for a take-off', () => {
    const { legs } = explain(leg('a', 'UGTB', 0, 'UBBB', 1), leg('b', [41.2, 47.0], 13, 'UBBB', 14));
    // It came in from the west, so it had not just left Baku.
    expect(nameOf(legs[1].departure)).toEqual([null, 'unseen']);
  });
});
